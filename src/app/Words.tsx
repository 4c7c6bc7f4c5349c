import type { Answer } from '../store/run';
import type { Scene } from '../store/scene';
import { useScene } from '../store/sceneStore';
import { fetched } from '../ui/fetched';
import { ByHand } from './ByHand';
import { ChapterWords } from './ChapterWords';
import { findChapter } from './chapters';
import { DepthWords } from './DepthWords';
import { FromFile } from './FromFile';
import { HomeWords } from './HomeWords';
import { isColumn, lessonPlace, useLessons } from './lessonShelf';
import { LowerPanel } from './LowerPanel';
import { compactPanelPx, panelNeed } from './stage.layout';
import './words.css';

const CaseFindings = fetched(async () => (await import('./CaseFindings')).CaseFindings);
const Pinned = fetched(async () => (await import('./Pinned')).Pinned);
const LessonWords = fetched(async () => (await import('../lessons/LessonWords')).LessonWords);

/** Tabs and edges of the panel. */
const panelEdgesPx = 60;

/** What a step's panel takes of a long column. */
function panelRoomPx(scene: Scene): number {
  const need = panelNeed(scene);
  return scene.depth.kind === 'graph' && need !== 'none' ? compactPanelPx[need] + panelEdgesPx : 0;
}

/** On a phone the panel of a long column stands at the step that speaks of it. */
function PanelAmongWords({ answer }: { readonly answer: Answer | null }) {
  const panel = useScene(panelNeed);
  return panel !== 'none' && <LowerPanel answer={answer} height={compactPanelPx[panel]} scale={1} />;
}

/** On the first screen the contents, in a chapter its question; from the cell on, the depth speaks for itself. */
function PageWords({ answer, compact }: { readonly answer: Answer | null; readonly compact: boolean }) {
  const page = useScene((scene) => scene.page);
  const depth = useScene((scene) => scene.depth.kind);
  const isColumnHere = useScene(isColumn) && compact;
  const chapter = page.kind === 'chapter' ? findChapter(page.chapter) : null;
  const place = lessonPlace(page, useLessons());
  if (place) {
    return (
      <LessonWords
        lesson={place.lesson}
        answer={answer}
        panel={isColumnHere ? { marks: depth === 'graph' && <PanelAmongWords answer={answer} />, heightPx: panelRoomPx } : null}
        more={
          depth !== 'graph' && (
            <details className="words-depth">
              <summary>{depth === 'batch' ? 'The product, written out' : 'Every line with its numbers'}</summary>
              <DepthWords answer={answer} />
            </details>
          )
        }
      />
    );
  }
  if (chapter) {
    return (
      <ChapterWords chapter={chapter}>
        <DepthWords answer={answer} />
      </ChapterWords>
    );
  }
  if (page.kind === 'home' && depth === 'graph') return <HomeWords />;
  return (
    <>
      <h1 className="visually-hidden">The laboratory: one network, at four depths</h1>
      <DepthWords answer={answer} />
    </>
  );
}

/** The right column: what the page says about the stage. */
export function Words({ answer, compact }: { readonly answer: Answer | null; readonly compact: boolean }) {
  const canPin = useScene(({ pins, unit }) => pins.length > 0 || unit !== null);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <aside className="words" aria-label="Words" tabIndex={compact ? undefined : 0} data-scrolls>
      <PageWords answer={answer} compact={compact} />
      {answer?.sequence && <CaseFindings answer={answer} />}
      <FromFile />
      <ByHand />
      {answer && canPin && <Pinned answer={answer} />}
    </aside>
  );
}
