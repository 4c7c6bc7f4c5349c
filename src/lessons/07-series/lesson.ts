import type { Lesson } from '../lesson';
import { rnnScene } from '../lessonScene';
import { facts } from './facts';
import { basic, steps } from './steps';
import { fourth, weeks } from './texts';

export const seriesLesson: Lesson = {
  id: 'series',
  number: 7,
  title: 'Time series',
  question: 'What comes after the last number?',
  scene: { ...rnnScene, model: basic, text: weeks, step: fourth - 1, panel: 'series', strips: 'values' },
  steps,
  facts,
  questions: ['count', 'rnnStep', 'sumOverTime', 'invariance'],
  words: () => import('./words.mdx'),
};
