import type { Scene } from '../store/scene';

/** What every chapter sets anew, so that a step looks the same from wherever the reader comes. */
const plain = {
  layer: 1,
  unit: null,
  depth: { kind: 'graph' },
  direction: 'forward',
  cost: 'every',
  truncation: null,
  gain: 1,
  clamps: [],
  edits: [],
  panel: 'gates',
  gradientFigure: 'shares',
  gradientOf: 'W',
  gradientState: 'h',
  rolled: 0,
  zoom: 1,
} as const satisfies Partial<Scene>;

const trained = { sizes: [32], bias: 'one', source: { kind: 'shipped' } } as const;

export const rnnScene = { ...plain, model: { cell: 'rnn', ...trained } } as const satisfies Partial<Scene>;
export const lstmScene = { ...plain, model: { cell: 'lstm', ...trained } } as const satisfies Partial<Scene>;
