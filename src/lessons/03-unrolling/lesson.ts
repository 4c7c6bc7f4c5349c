import type { Lesson } from '../lesson';
import { rnnScene } from '../lessonScene';
import { facts } from './facts';
import { steps } from './steps';

export const unrollingLesson: Lesson = {
  id: 'unrolling',
  number: 3,
  title: 'The recurrent neuron, unrolled',
  question: 'How can one cell stand at every letter?',
  scene: { ...rnnScene, text: 'Anna', step: 2, panel: 'none' },
  steps,
  facts,
  questions: ['count', 'invariance', 'shape', 'rnnStep'],
  words: () => import('./words.mdx'),
};
