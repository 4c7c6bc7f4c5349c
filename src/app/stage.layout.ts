import { canCompare } from '../store/compared';
import type { Depth, Panel, Scene } from '../store/scene';
import { keyHeight, leastGraphHeight } from '../views/unrolled/bands';
import { leastCompareHeight } from '../views/unrolled/compare/room';
import { describeByHand } from './byHand.describe';

/** What a panel needs room for; of gates, one quantity or all of them. */
export type PanelNeed = Panel | 'allGates';

export function panelNeed({ panel, gates }: Pick<Scene, 'panel' | 'gates'>): PanelNeed {
  return panel === 'gates' && gates.all ? 'allGates' : panel;
}

/** What the lower panel needs of the stage: gates are a strip under the graph, the others are charts. */
const share: Readonly<Record<PanelNeed, number>> = {
  none: 0,
  gates: 0.25,
  allGates: 0.45,
  gradients: 0.42,
  training: 0.42,
  prefixes: 0.4,
  memory: 0.45,
  series: 0.45,
};
const leastPx: Readonly<Record<PanelNeed, number>> = {
  none: 0,
  gates: 96,
  allGates: 190,
  gradients: 180,
  training: 190,
  prefixes: 150,
  memory: 190,
  series: 190,
};
const mostPx = 420;
/** A graph of one layer should have this much before a panel gets its room. */
const leastFigurePx = 200;
/** What the key needs more to tell of a change. */
const changedKeyPx = 39;

/** Below this the graph of so many layers, or so many cells side by side, can no longer be read, and the panel gives way. */
export function leastFigure(widthPx: number, scene: Pick<Scene, 'model' | 'compared' | 'clamps' | 'edits' | 'gain' | 'panel'>): number {
  const { model, compared, panel } = scene;
  const changePx = describeByHand(scene) === null ? 0 : changedKeyPx;
  if (compared.length > 0) {
    // What cells keep of a word is told by their curves: the rows above give them what they can spare.
    const row = panel === 'memory' ? 'flat' : 'roomy';
    return leastCompareHeight(compared.length, widthPx, canCompare(model, 'otherBias'), row) + changePx;
  }
  return Math.max(leastFigurePx, leastGraphHeight(model.sizes.length) + keyHeight(widthPx, 'backward') + changePx);
}

/** On a phone the panel scrolls with the words and takes what it needs. */
export const compactPanelPx: Readonly<Record<PanelNeed, number>> = {
  none: 0,
  gates: 240,
  allGates: 340,
  gradients: 420,
  training: 690,
  prefixes: 300,
  memory: 420,
  series: 380,
};

/** Height of the lower panel within the room that it shares with a figure of at least `figurePx`; 0 where the figure stands alone. */
export function panelHeight(roomPx: number, panel: PanelNeed, depth: Depth['kind'], scale: number, figurePx: number): number {
  if (depth !== 'graph') return 0;
  const wanted = Math.min(mostPx * scale, Math.max(leastPx[panel] * scale, roomPx * share[panel]));
  return Math.max(0, Math.round(Math.min(wanted, roomPx - figurePx * scale)));
}
