import type { Lesson } from '../lesson';
import { facts } from './facts';
import { steps } from './steps';

export const lstmLesson: Lesson = {
  id: 'lstm',
  number: 10,
  title: 'Long short-term memory',
  question: 'How can a cell decide what to keep?',
  scene: {
    model: { cell: 'lstm', sizes: [32], bias: 'one', source: { kind: 'shipped' } },
    text: 'Martha',
    step: 4,
    layer: 1,
    unit: null,
    depth: { kind: 'graph' },
    direction: 'forward',
    cost: 'every',
    truncation: null,
    clamps: [],
    edits: [],
    panel: 'gates',
    rolled: 0,
  },
  steps,
  facts,
  questions: ['count', 'lstmStep', 'closedGate', 'gateMap'],
  words: () => import('./words.mdx'),
};
