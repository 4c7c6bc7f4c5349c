import { lstmScene } from '../lessonScene';
import type { Lesson } from '../lesson';
import { facts } from './facts';
import { steps } from './steps';

export const lstmLesson: Lesson = {
  id: 'lstm',
  number: 10,
  title: 'The LSTM',
  question: 'What does the cell keep, and what does it let go?',
  scene: { ...lstmScene, text: 'Martha', step: 4 },
  steps,
  facts,
  questions: ['count', 'lstmStep', 'closedGate', 'gateMap'],
  words: () => import('./words.mdx'),
};
