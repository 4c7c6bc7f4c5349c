import { rnnScene } from '../lessonScene';
import type { Lesson } from '../lesson';
import { facts } from './facts';
import { steps } from './steps';

export const bpttLesson: Lesson = {
  id: 'bptt',
  number: 6,
  title: 'Backpropagation through time',
  question: 'How do errors travel back?',
  scene: { ...rnnScene, text: 'Martha', step: 6, panel: 'gradients' },
  steps,
  facts,
  questions: ['arrows', 'paths', 'sumOverTime', 'vanishing', 'clipping'],
  words: () => import('./words.mdx'),
};
