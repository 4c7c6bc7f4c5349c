import type { Scene } from '../store/scene';

/** A first look at a chapter that is still to be written: what it puts on the stage and what is to be seen there, a paragraph each. */
export interface Opening {
  readonly words: readonly string[];
  readonly scene: Partial<Scene>;
}

const shipped = { bias: 'one', source: { kind: 'shipped' } } as const;
const rnn = { cell: 'rnn', sizes: [32], ...shipped } as const;
const graph = {
  depth: { kind: 'graph' },
  direction: 'forward',
  compared: [],
  cost: 'every',
  truncation: null,
  unit: null,
  gain: 1,
  clamps: [],
  edits: [],
  layer: 1,
  rolled: 0,
  zoom: 1,
} as const;

/** By the chapter's name in links. */
export const openings: Readonly<Record<string, Opening>> = {
  short: {
    words: [
      'Only the last output counts here. Its gradient has to travel thirty steps to reach the first letter, and at each one it passes through W once more.',
      'How much of it arrives on the left? Then let an LSTM read the same name.',
    ],
    scene: {
      ...graph,
      model: rnn,
      text: 'Wolfeschlegelsteinhausenberger',
      step: 30,
      direction: 'backward',
      cost: 'last',
      panel: 'gradients',
    },
  },
};
