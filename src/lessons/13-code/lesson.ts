import type { Lesson } from '../lesson';
import { lstmScene } from '../lessonScene';
import { facts } from './facts';
import { steps } from './steps';

export const codeLesson: Lesson = {
  id: 'code',
  number: 13,
  title: 'How to implement it',
  question: 'What is it in PyTorch and Keras?',
  scene: { ...lstmScene, text: 'Martha', step: 4, panel: 'none' },
  steps,
  facts,
  questions: ['count', 'shape', 'lstmStep', 'invariance'],
  words: () => import('./words.mdx'),
};
