import { useScene } from '../store/sceneStore';
import { keepTelling } from '../ui/stickyHeight';
import { Figure } from './Figure';
import { LowerPanel } from './LowerPanel';
import { isColumn } from './lessonShelf';
import { Choice, Where } from './StageHead';
import { compactPanelPx, leastFigure, panelHeight, panelNeed } from './stage.layout';
import { Transport } from './Transport';
import { useElementSize } from './useElementSize';
import type { Playback } from './usePlayback';
import type { StageState } from './useStage';
import './stage.css';

/** Rows of the stage beside figure and panel: where, what is read, tabs and the clock; on the wall only the clock. */
const deskRowsPx = 150;
const wallRowsPx = 56;
const leastPanelPx = 60;
/** Left and right of the figure. */
const sidesPx = 54;

/** One stage for every page: where, what is read and by whom, the figure, the panel under it, and the clock. */
export function Stage(props: {
  readonly stage: StageState;
  readonly playback: Playback;
  readonly scale: number;
  readonly compact: boolean;
}) {
  const { stage, playback, scale, compact } = props;
  const panel = useScene(panelNeed);
  const depth = useScene((scene) => scene.depth.kind);
  const [reference, size] = useElementSize<HTMLElement>('stage');
  const least = useScene((scene) => leastFigure(size.width / scale - sidesPx, scene));
  const presenting = useScene((scene) => scene.presenting);
  const isChapter = useScene(({ page }) => page.kind === 'chapter');
  const isBrief = isChapter && compact;
  const isAmongWords = useScene(isColumn) && compact;
  const room = size.height - (presenting ? wallRowsPx : deskRowsPx) * scale;
  const lower = compact ? compactPanelPx[panel] : panelHeight(room, panel, depth, scale, least);
  // On the wall the strip of gates gives its place to the graph; the others are shown because they were asked for.
  const isHidden = presenting && (panel === 'gates' || panel === 'none');
  const hasPanel = depth === 'graph' && (lower > leastPanelPx || panel === 'none') && !isHidden && !isAmongWords;
  return (
    <main ref={reference} className="stage">
      <div ref={keepTelling} className="stage-top">
        {!isBrief && <Where stage={stage} />}
        <div className="stage-choice" data-brief={isBrief}>
          <Choice columns={stage.columns} isBrief={isBrief} />
        </div>
        <Figure stage={stage} scale={scale} place={hasPanel ? `above ${panel}` : 'alone'} />
        <Transport columns={stage.columns} playback={playback} />
      </div>
      {hasPanel && <LowerPanel answer={stage.answer} height={lower} scale={scale} />}
    </main>
  );
}
