import type { Lesson } from '../lesson';
import { lstmScene } from '../lessonScene';
import { facts } from './facts';
import { steps } from './steps';

export const usesLesson: Lesson = {
  id: 'uses',
  number: 2,
  title: 'What people do with them',
  question: 'What can be read, and what can be said?',
  scene: { ...lstmScene, text: 'Christopher', step: 4, panel: 'none' },
  steps,
  facts,
  questions: ['shape', 'invariance', 'count'],
  words: () => import('./words.mdx'),
};
