import type { Lesson } from '../lesson';
import { rnnScene } from '../lessonScene';
import { facts } from './facts';
import { basic, steps, word } from './steps';

export const shortLesson: Lesson = {
  id: 'short',
  number: 9,
  title: 'The short-memory problem',
  question: 'How far back does an error reach?',
  scene: { ...rnnScene, model: basic, text: word, step: 13, panel: 'memory', strips: 'values' },
  steps,
  facts,
  questions: ['vanishing', 'rnnStep', 'invariance'],
  words: () => import('./words.mdx'),
};
