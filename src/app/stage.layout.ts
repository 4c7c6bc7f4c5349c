import type { Depth, Panel } from '../store/scene';

/** What the lower panel needs of the stage: gates are a strip under the graph, the others are charts. */
const share: Readonly<Record<Panel, number>> = { none: 0, gates: 0.25, gradients: 0.42, training: 0.42 };
const leastPx: Readonly<Record<Panel, number>> = { none: 0, gates: 96, gradients: 180, training: 190 };
const mostPx = 420;
/** Below this the graph can no longer be read, and the panel gives way. */
const leastFigurePx = 200;

/** On a phone the panel scrolls with the words and takes what it needs. */
export const compactPanelPx: Readonly<Record<Panel, number>> = { none: 0, gates: 240, gradients: 380, training: 690 };

/** Height of the lower panel within the room that it shares with the figure; 0 where the figure stands alone. */
export function panelHeight(roomPx: number, panel: Panel, depth: Depth['kind'], scale: number): number {
  if (depth !== 'graph') return 0;
  const wanted = Math.min(mostPx * scale, Math.max(leastPx[panel] * scale, roomPx * share[panel]));
  return Math.max(0, Math.round(Math.min(wanted, roomPx - leastFigurePx * scale)));
}
