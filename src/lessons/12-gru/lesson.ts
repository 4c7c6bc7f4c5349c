import type { Lesson } from '../lesson';
import { gruScene } from '../lessonScene';
import { facts } from './facts';
import { steps } from './steps';

export const gruLesson: Lesson = {
  id: 'gru',
  number: 12,
  title: 'The GRU',
  question: 'Can two gates do the work of three?',
  scene: { ...gruScene, text: 'Martha', step: 4 },
  steps,
  facts,
  questions: ['count', 'gruStep', 'shape', 'vanishing'],
  words: () => import('./words.mdx'),
};
