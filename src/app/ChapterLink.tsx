import type { ReactNode } from 'react';
import { notify } from '../store/noticeStore';
import { changeScene } from '../store/sceneStore';
import { writeScene } from '../store/sceneUrl';
import { defaultScene } from '../store/scene';
import { type Chapter, openChapter } from './chapters';
import { fetchLessons } from './lessonShelf';
import { isPlainClick } from '../ui/plainClick';

async function open(chapter: Chapter, step: string): Promise<void> {
  try {
    if (chapter.hasLesson) await fetchLessons();
    changeScene(openChapter(chapter, step));
  } catch {
    notify('The chapter could not be loaded.', 'Check the connection and open it again.');
  }
}

/** Opens a chapter where it begins; its lesson is on the way as soon as the learner points at it. */
export function ChapterLink(props: {
  readonly chapter: Chapter;
  /** Where to open it; left out: at its beginning. */
  readonly step?: string;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  const { chapter, step = '', className, children } = props;
  const prepare = () => {
    // Opening it says what is wrong, if anything is.
    if (chapter.hasLesson) fetchLessons().catch(() => undefined);
  };
  return (
    <a
      href={writeScene({ ...defaultScene, page: { kind: 'chapter', chapter: chapter.id, step } })}
      className={className}
      onPointerEnter={prepare}
      onFocus={prepare}
      onClick={(event) => {
        if (!isPlainClick(event)) return;
        event.preventDefault();
        void open(chapter, step);
      }}
    >
      {children}
    </a>
  );
}
