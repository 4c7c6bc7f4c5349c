import type { Answer } from '../../store/run';
import { extreme, vectorOf } from '../measure';
import type { Scene } from '../../store/scene';

/** Whether the cell on stage is a GRU, and which of the two. */

export const cellNames = { rnn: 'basic cell', lstm: 'LSTM', gru: 'GRU' } as const;

export function isGru(answer: Answer): boolean {
  return answer.spec.layers[0]?.cell === 'gru';
}

/** What the reset gate acts on: the old state, or the product of it with W. */
export function resets(answer: Answer): 'h' | 'q' {
  const [layer] = answer.spec.layers;
  return layer?.cell === 'gru' && layer.resetAfter ? 'q' : 'h';
}

/** The unit singled out, else the one that the update gate keeps best. */
export function unitOf(answer: Answer, { unit, step }: Pick<Scene, 'unit' | 'step'>): number {
  return unit ?? extreme(vectorOf(answer, 'z', step), (value) => value).unit;
}

export function sigmoid(a: number): number {
  return 1 / (1 + Math.exp(-a));
}
