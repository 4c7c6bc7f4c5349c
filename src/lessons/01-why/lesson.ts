import type { Lesson } from '../lesson';
import { rnnScene } from '../lessonScene';
import { facts } from './facts';
import { steps } from './steps';

export const whyLesson: Lesson = {
  id: 'why',
  number: 1,
  title: 'Why sequences need another network',
  question: 'What breaks when the next input is longer?',
  scene: { ...rnnScene, text: 'Martha', step: 6, panel: 'none', strips: 'values' },
  steps,
  facts,
  questions: ['count', 'invariance', 'shape'],
  words: () => import('./words.mdx'),
};
