import type { Baseline } from '../../data/baselines';
import { type TaskWords, wordsOf } from '../../data/taskWords';
import { taskOf } from '../../data/tasks';
import type { ShippedFacts } from '../../store/modelFacts';
import { rowNames } from '../../store/rivalNames';
import type { ModelChoice } from '../../store/scene';
import { isBusy, type Training, type TrainingPoint, type TrainingRecord, trainingOf } from '../../store/training';
import type { FigureTableData } from '../../ui/tsv';
import { formatCount, formatNumber, formatPercent } from '../../ui/format';
import type { CurveName } from './training.layout';

export const curveNames: Readonly<Record<CurveName, string>> = {
  loss: 'training',
  heldOut: 'held out',
  bigram: 'bigram',
  trigram: 'trigram',
  frequency: 'frequency',
  bayes: 'naive Bayes',
  word: 'word alone',
  wordPair: 'word pairs',
};

/** Beside a curve losses are compared to two decimals; the table has them all. */
export function formatLoss(loss: number | null): string {
  if (loss === null) return '–';
  return loss > 0 && loss < 0.005 ? '<\u202f0.01' : formatNumber(loss, 2);
}

/** How a baseline comes to its predictions. */
function nameCounting({ name }: Baseline, { item }: TaskWords): string {
  switch (name) {
    case 'bigram':
      return `counting pairs of ${item}s`;
    case 'trigram':
      return `counting triples of ${item}s`;
    case 'frequency':
      return 'knowing only how frequent each answer is';
    case 'bayes':
      return `naive Bayes over triples of ${item}s`;
    case 'word':
      return `counting ${item}s`;
    case 'wordPair':
      return `counting ${item} pairs`;
  }
}

/** The best that counting does; null where nothing is counted. */
function strongest(baselines: readonly Baseline[]): Baseline | null {
  return baselines.toSorted((a, b) => a.heldOutLoss - b.heldOutLoss)[0] ?? null;
}

function compare({ points, baselines, settings }: TrainingRecord): string {
  const heldOut = points.at(-1)?.heldOut;
  if (heldOut === undefined) return '';
  if (heldOut > (points[0]?.heldOut ?? heldOut)) return ' It does worse than before it learned: a smaller learning rate may help.';
  const words = wordsOf(settings);
  const sorted = baselines.toSorted((a, b) => b.heldOutLoss - a.heldOutLoss);
  const [next] = sorted.filter(({ heldOutLoss }) => heldOut >= heldOutLoss);
  const beaten = sorted.findLast(({ heldOutLoss }) => heldOut < heldOutLoss);
  if (beaten) {
    const but = next ? `, but not than ${nameCounting(next, words)}` : '';
    return ` On what is held out it predicts better than ${nameCounting(beaten, words)}${but}.`;
  }
  return next ? ` On what is held out, ${nameCounting(next, words)} still predicts better.` : '';
}

function reached({ update, settings }: TrainingRecord): string {
  return `update ${formatCount(update)} of ${formatCount(settings.updates)}`;
}

/** What is known of the network on the stage while nothing is trained, beside the best that counting does. */
export function describeNetwork(model: ModelChoice, shipped: ShippedFacts | null, baselines: readonly Baseline[]): string {
  const { source } = model;
  if (source.kind === 'file') return `The network on the stage has the weights of ‘${source.name}’. Train begins anew, from fresh ones.`;
  if (source.kind === 'trained') {
    if (source.updates === 0) return 'The network on the stage knows nothing yet. Train lets it learn.';
    // From a link, or from before a reload: the weights come again from its numbers, but nothing is measured on the way.
    const after = `${formatCount(source.updates)} ${source.updates === 1 ? 'update' : 'updates'}`;
    return `On stage after ${after}; the curve of this training was not kept. Train draws it anew.`;
  }
  // While they are loading, or offline.
  if (!shipped) return 'The network on the stage has been trained. Train begins anew, from fresh weights.';
  const words = wordsOf(model);
  const isClassed = taskOf(model).shape === 'manyToOne';
  const { updates, accuracy, heldOutLoss } = shipped;
  const best = strongest(baselines);
  const right = (share: number | undefined) => (share === undefined ? '' : `${formatPercent(share)} right, `);
  const counted = best ? `; ${nameCounting(best, words)}: ${right(best.accuracy)}${formatNumber(best.heldOutLoss)}` : '';
  return `On stage after ${formatCount(updates)} updates, on held-out ${words.example}s: ${right(accuracy)}a loss of ${formatNumber(heldOutLoss)} a ${isClassed ? 'word' : words.item}${counted}.`;
}

/** That another network than the one on the stage is being trained, and which; '' when none is. */
function describeOther(training: Training, model: ModelChoice): string {
  if (!isBusy(training) || trainingOf(training, model) === training) return '';
  const { record, status } = training;
  const { cell, sizes } = record.settings;
  const isSameTask = taskOf(record.settings) === taskOf(model);
  const what = isSameTask
    ? `another network (${rowNames[cell]}, ${sizes.join(' and ')} units)`
    : wordsOf(record.settings).title.toLowerCase();
  return `A training of ${what} ${status === 'running' ? 'goes on' : 'is paused'}: ${reached(record)}. `;
}

/** What the panel says, and its chart's accessible name. `network`: what is known of the one on the stage, which is `model`. */
export function describeTraining(training: Training, model: ModelChoice, network: string): string {
  return describeOther(training, model) + describeOwn(trainingOf(training, model), network);
}

function describeOwn(training: Training, network: string): string {
  switch (training.status) {
    case 'idle':
      return network;
    case 'running':
      return `Training, ${reached(training.record)}.${compare(training.record)}`;
    case 'paused':
      return `Paused at ${reached(training.record)}.${compare(training.record)}`;
    case 'finished':
      return `${training.stoppedEarly ? 'Stopped' : 'Finished'} at ${reached(training.record)}.${compare(training.record)}`;
    case 'failed':
      return `${training.failure.message} ${training.failure.advice}`;
  }
}

/** The curve in figures. */
export function tabulateTraining(points: readonly TrainingPoint[], digits?: number): FigureTableData {
  return {
    caption: 'The training, a row a measured update',
    columns: ['update', 'training loss', 'held-out loss', 'gradient norm'],
    rows: points.map(({ update, loss, heldOut, gradientNorm }) => [
      formatCount(update),
      loss === null ? '–' : formatNumber(loss, digits),
      formatNumber(heldOut, digits),
      gradientNorm === null ? '–' : formatNumber(gradientNorm, digits),
    ]),
  };
}
