import type { Lesson } from '../lesson';
import { rnnScene } from '../lessonScene';
import { facts } from './facts';
import { steps } from './steps';

export const memoryLesson: Lesson = {
  id: 'memory',
  number: 4,
  title: 'Memory cells',
  question: 'What is state, and what is output?',
  scene: { ...rnnScene, text: 'Barbara', step: 4, panel: 'none' },
  steps,
  facts,
  questions: ['rnnStep', 'shape', 'invariance'],
  words: () => import('./words.mdx'),
};
