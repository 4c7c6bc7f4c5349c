import type { CellChoice, ModelChoice } from '../../store/scene';
import type { LessonStep } from '../lesson';
import { facts } from './facts';
import { afterSunday, byGates, howMuchBetter, oneOrSeveral, onTheFourth } from './predictions';
import { earlier, firstDays, fourth, missing, twoWeeks, weekLater, withGap } from './texts';

const birthsBy = (cell: CellChoice): ModelChoice => ({ task: 'births', cell, sizes: [32], bias: 'one', source: { kind: 'shipped' } });

export const basic = birthsBy('rnn');

/** Chapter 7: what a series is and what forecasting it takes, from one day to ten, held against those who forecast without a network. */
export const steps: readonly LessonStep[] = [
  {
    id: 'number',
    title: 'A number a day',
    line: facts.reads,
    scene: { text: firstDays, step: 7 },
    focus: {},
    check: facts.reads,
  },
  {
    id: 'one',
    title: 'One value or several?',
    line: facts.oneValue,
    scene: { text: firstDays, step: 8 },
    focus: { weight: 'layer1.U' },
    prediction: oneOrSeveral,
    check: facts.oneValue,
  },
  {
    id: 'week',
    title: 'A season is what returns',
    line: facts.repeats,
    scene: { text: firstDays, step: 12 },
    focus: {},
    check: facts.repeats,
  },
  {
    id: 'monday',
    title: 'It expects what comes after such a day',
    asks: 'The day after a Sunday',
    line: facts.rises,
    scene: { text: twoWeeks, step: 13 },
    focus: {},
    prediction: afterSunday,
    check: facts.rises,
  },
  {
    id: 'gap',
    title: 'A day is missing',
    line: facts.gap,
    scene: { text: withGap, step: missing - 1 },
    focus: {},
    check: facts.gap,
  },
  {
    id: 'fourth',
    title: 'A day that breaks the week',
    line: facts.surprise,
    scene: { step: fourth - 1 },
    focus: {},
    prediction: onTheFourth,
    check: facts.surprise,
  },
  {
    id: 'later',
    title: 'A week later',
    line: facts.aWeekLater,
    scene: { text: weekLater, step: fourth + 6, seriesLines: ['seasonal'] },
    focus: {},
    check: facts.aWeekLater,
  },
  {
    id: 'beat',
    title: 'What a forecast has to beat',
    line: facts.heldOut,
    scene: { step: 20, seriesLines: ['naive', 'seasonal', 'linear'] },
    focus: {},
    prediction: howMuchBetter,
    check: facts.heldOut,
  },
  {
    id: 'trend',
    title: 'A trend is what does not return',
    line: facts.trend,
    scene: { text: earlier, step: 14 },
    focus: {},
    check: facts.trend,
  },
  {
    id: 'remove',
    title: 'Nothing is taken away first',
    line: facts.level,
    scene: { text: earlier, step: 14, seriesLines: ['seasonal'] },
    focus: {},
    check: facts.remains,
  },
  {
    id: 'ahead',
    title: 'Ten days, one at a time',
    line: facts.ahead,
    scene: { step: 20, seriesFigure: 'ahead', seriesLines: ['seasonal'] },
    focus: {},
    check: facts.ahead,
  },
  {
    id: 'three',
    title: 'Three ways to ten days',
    line: facts.tenAtOnce,
    scene: { step: 20, seriesFigure: 'ahead' },
    focus: { weight: 'V' },
    check: facts.tenAtOnce,
  },
  {
    id: 'cells',
    title: 'Does it take gates?',
    line: facts.byCells,
    scene: { compared: ['rnn', 'lstm', 'gru'], panel: 'none' },
    focus: {},
    prediction: byGates,
    check: facts.byCells,
  },
];
