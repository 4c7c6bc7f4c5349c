import type { Lesson } from '../lesson';
import { rnnScene } from '../lessonScene';
import { facts } from './facts';
import { steps } from './steps';

export const shapesLesson: Lesson = {
  id: 'shapes',
  number: 5,
  title: 'Four shapes',
  question: 'When is an output asked for?',
  scene: { ...rnnScene, text: 'Martha', step: 3, panel: 'none' },
  steps,
  facts,
  questions: ['shape', 'invariance', 'arrows', 'paths'],
  words: () => import('./words.mdx'),
};
