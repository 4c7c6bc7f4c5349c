import type { Scene } from './scene';

/** Whether the network runs otherwise than it was learnt: a value held, a weight set, W multiplied. */
export function isChangedByHand({ clamps, edits, gain }: Pick<Scene, 'clamps' | 'edits' | 'gain'>): boolean {
  return clamps.length > 0 || edits.length > 0 || gain !== 1;
}
