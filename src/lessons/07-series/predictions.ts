import { pointNames } from '../../data/births/points';
import { pointWords } from '../../views/series/series.describe';
import type { Prediction } from '../lesson';
import { clampStep } from '../measure';
import { facts } from './facts';
import { entriesAt, risesFrom } from './onStage';
import { compareForecasts, seriesOf } from './reading';
import { worthOfGates } from './recorded';
import { fourth, weeks } from './texts';

/** The first days of the weeks on stage: what comes, and what is expected of it, are still out of sight. */
const upTo = (days: number) => ({ text: weeks.split(' ').slice(0, days).join(' '), step: days });

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
  before: upTo(12),
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
  before: upTo(14),
  reveal: facts.surprise,
};

export const nearest: Prediction = {
  question:
    'Three forecasts without a network: the last day again, the day a week ago again, and a weighed sum of two weeks. Which comes nearest to the births of the last days here?',
  choices: pointNames.map((name) => pointWords[name]),
  outcome: (answer) => {
    const series = seriesOf(answer);
    const errors = series && compareForecasts(series);
    if (!errors || errors.points.length < pointNames.length) return null;
    const least = Math.min(...errors.points.map(({ meanError }) => meanError));
    return errors.points.findIndex(({ meanError }) => meanError === least);
  },
  before: { panel: 'none' },
  reveal: facts.compared,
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
