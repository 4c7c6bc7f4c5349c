import type { Lesson } from '../lesson';
import { rnnScene } from '../lessonScene';
import { facts } from './facts';
import { steps } from './steps';

export const deepLesson: Lesson = {
  id: 'deep',
  number: 8,
  title: 'Deep networks',
  question: 'What does a second layer read?',
  scene: { ...rnnScene, model: { ...rnnScene.model, sizes: [32, 32] }, text: 'Martha', step: 4, panel: 'none' },
  steps,
  facts,
  questions: ['count', 'shape', 'invariance'],
  words: () => import('./words.mdx'),
};
