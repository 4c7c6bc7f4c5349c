import type { Prediction } from '../lesson';
import { clampStep } from '../measure';
import { facts } from './facts';
import { entriesAt, risesFrom } from './onStage';
import { seriesOf } from './reading';
import { besideTheBest, worthOfGates } from './recorded';
import { firstDays, fourth, twoWeeks } from './texts';

export const oneOrSeveral: Prediction = {
  question: 'At each step the network reads a vector with many entries. Is what it reads a univariate or a multivariate series?',
  choices: ['univariate: one value a step', 'multivariate: several values a step'],
  outcome: (answer, scene) => (seriesOf(answer) ? (entriesAt(answer, scene.step).set <= 1 ? 0 : 1) : null),
  before: null,
  reveal: facts.oneValue,
};

export const afterSunday: Prediction = {
  question: 'Day 13 is a Sunday, with few births. Once it is read, what does the network expect of day 14?',
  choices: ['about as few again', 'far more'],
  outcome: (answer, scene) => {
    const step = clampStep(answer, scene.step);
    const series = seriesOf(answer);
    const [last, forecast] = [series?.days[step - 1], series?.after[step]];
    return last == null || !forecast ? null : forecast.mean > last + risesFrom ? 1 : 0;
  },
  before: { text: firstDays, step: 12 },
  reveal: facts.rises,
};

export const onTheFourth: Prediction = {
  question: 'Day 17 is a Thursday, and the Fourth of July. The network has no calendar. What does it expect of that day?',
  choices: ['about as many births as on other Thursdays', 'far fewer'],
  outcome: (answer) => {
    const series = seriesOf(answer);
    const [came, forecast] = [series?.days[fourth - 1], series?.after[fourth - 1]];
    return came == null || !forecast ? null : forecast.mean > came + risesFrom ? 0 : 1;
  },
  before: { text: twoWeeks, step: 14 },
  reveal: facts.surprise,
};

export const howMuchBetter: Prediction = {
  question:
    'Three forecasts without a network: the last day again, the day a week ago again, a weighed sum of the last two weeks. On two years of days that neither they nor the network learned from, by how much less than the best of the three is the network off?',
  choices: ['by less than a tenth, if at all', 'by a tenth to a third', 'by more than a third'],
  outcome: (answer) => {
    const ratio = besideTheBest(answer);
    return ratio === null ? null : ratio > 0.9 ? 0 : ratio >= 2 / 3 ? 1 : 2;
  },
  // A few days are on stage, and decide nothing about two years.
  before: null,
  reveal: facts.heldOut,
};

export const byGates: Prediction = {
  question: 'LSTM and GRU have gates, and several times the weights. Trained alike, which are off by less on days that none of them saw?',
  choices: ['those with gates, clearly', 'the basic cell, clearly', 'none: they are close together'],
  outcome: (answer) => {
    const worth = worthOfGates(answer);
    return worth && (['gates', 'basic', 'close'] as const).indexOf(worth);
  },
  before: { compared: [], panel: 'series' },
  reveal: facts.byBoth,
};
