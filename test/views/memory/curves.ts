import { measuredLengths } from '../../../src/data/recall/words';
import type { Rival } from '../../../src/store/scene';
import type { MemoryCurve } from '../../../src/views/memory/curves';

/** A curve through a share and a gradient for every measured length. */
export function curve(
  rival: Rival,
  name: string,
  right: (length: number) => number,
  gradient: (length: number) => number,
  isOnStage = rival === 'rnn',
): MemoryCurve {
  return {
    rival,
    name,
    isOnStage,
    isFormer: false,
    points: measuredLengths.map((length) => ({ length, right: right(length), gradient: gradient(length) })),
  };
}

/** Forgets after a letter, and its gradient falls by a decade with each. */
export const forgetful = curve(
  'rnn',
  'RNN',
  (length) => (length === 1 ? 0.95 : 0.5),
  (length) => 10 ** (1 - length),
);
/** Keeps everything, its gradient level. */
export const keeping = curve(
  'gru',
  'GRU',
  () => 1,
  () => 0.02,
);
