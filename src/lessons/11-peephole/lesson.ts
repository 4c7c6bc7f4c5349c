import type { Lesson } from '../lesson';
import { lstmScene } from '../lessonScene';
import { facts } from './facts';
import { steps } from './steps';

export const peepholeLesson: Lesson = {
  id: 'peephole',
  number: 11,
  title: 'Peephole connections',
  question: 'What if gates could see the memory?',
  scene: { ...lstmScene, model: { ...lstmScene.model, cell: 'peephole' }, text: 'Martha', step: 4, unit: 2, panel: 'none' },
  steps,
  facts,
  questions: ['count', 'lstmStep', 'closedGate'],
  words: () => import('./words.mdx'),
};
