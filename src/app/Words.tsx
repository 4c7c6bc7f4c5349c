import type { Answer } from '../store/run';
import { useScene } from '../store/sceneStore';
import { findChapter } from './chapters';
import { HomeWords } from './HomeWords';
import { Pinned } from './Pinned';
import './words.css';

function ChapterWords({ id }: { readonly id: string }) {
  const chapter = findChapter(id);
  if (!chapter) return <HomeWords />;
  return (
    <>
      <h1>{chapter.title}</h1>
      <p>{chapter.question}</p>
    </>
  );
}

function PageWords(_props: { readonly answer: Answer | null }) {
  const page = useScene((scene) => scene.page);
  switch (page.kind) {
    case 'home':
      return <HomeWords />;
    case 'chapter':
      return <ChapterWords id={page.chapter} />;
    case 'lab':
    case 'quiz':
      return null;
  }
}

/** The right column: what the page says about the stage. */
export function Words({ answer }: { readonly answer: Answer | null }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <aside className="words" aria-label="Words" tabIndex={0} data-scrolls>
      <PageWords answer={answer} />
      <Pinned answer={answer} />
    </aside>
  );
}
