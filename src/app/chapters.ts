import type { Scene } from '../store/scene';

/** One line of the contents. A chapter with a scene opens on the stage; the others are announced. */
export interface Chapter {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly question: string;
  readonly scene: Partial<Scene> | null;
}

const shipped = { bias: 'one', source: { kind: 'shipped' } } as const;
const graph = { depth: { kind: 'graph' }, direction: 'forward', unit: null, clamps: [], edits: [], layer: 1, rolled: 0 } as const;

/** The lecture's order. */
export const chapters: readonly Chapter[] = [
  {
    id: 'why',
    number: 1,
    title: 'Why sequences need another network',
    question: 'What breaks when the next input is longer?',
    scene: null,
  },
  { id: 'uses', number: 2, title: 'What people do with them', question: 'What can be read, and what can be said?', scene: null },
  {
    id: 'unrolling',
    number: 3,
    title: 'The recurrent neuron, unrolled',
    question: 'How can one cell stand at every letter?',
    scene: { ...graph, model: { cell: 'rnn', sizes: [32], ...shipped }, text: 'Anna', step: 2, panel: 'gates' },
  },
  { id: 'memory', number: 4, title: 'Memory cells', question: 'What is state, and what is output?', scene: null },
  { id: 'shapes', number: 5, title: 'Four shapes', question: 'When is an output asked for?', scene: null },
  {
    id: 'bptt',
    number: 6,
    title: 'Backpropagation through time',
    question: 'Who is to blame for the last letter?',
    scene: {
      ...graph,
      model: { cell: 'rnn', sizes: [32], ...shipped },
      text: 'Martha',
      step: 6,
      direction: 'backward',
      panel: 'gradients',
    },
  },
  { id: 'series', number: 7, title: 'Time series', question: 'What comes after the last number?', scene: null },
  { id: 'deep', number: 8, title: 'Deep networks', question: 'What does a second layer read?', scene: null },
  {
    id: 'short',
    number: 9,
    title: 'The short-memory problem',
    question: 'How far back does an error reach?',
    scene: {
      ...graph,
      model: { cell: 'rnn', sizes: [32], ...shipped },
      text: 'Wolfeschlegelsteinhausenberger',
      step: 30,
      direction: 'backward',
      cost: 'last',
      panel: 'gradients',
    },
  },
  {
    id: 'lstm',
    number: 10,
    title: 'The LSTM',
    question: 'What does the cell keep, and what does it let go?',
    scene: { ...graph, model: { cell: 'lstm', sizes: [32], ...shipped }, text: 'Martha', step: 4, depth: { kind: 'cell' }, unit: 7 },
  },
  { id: 'peephole', number: 11, title: 'Peephole connections', question: 'What if gates could see the memory?', scene: null },
  {
    id: 'gru',
    number: 12,
    title: 'The GRU',
    question: 'Can two gates do the work of three?',
    scene: { ...graph, model: { cell: 'gru', sizes: [32], ...shipped }, text: 'Martha', step: 4, depth: { kind: 'cell' }, unit: 7 },
  },
  { id: 'code', number: 13, title: 'How to implement it', question: 'What is it in PyTorch and Keras?', scene: null },
];

export function openChapter(chapter: Chapter): Partial<Scene> {
  return { ...chapter.scene, page: { kind: 'chapter', chapter: chapter.id, step: '' } };
}

export function findChapter(id: string): Chapter | null {
  return chapters.find((chapter) => chapter.id === id) ?? null;
}
