import type { ShippedFacts } from '../../store/modelFacts';
import type { Training, TrainingPoint, TrainingRecord } from '../../store/training';
import type { FigureTableData } from '../../ui/FigureTable';
import { formatCount, formatNumber } from '../../ui/format';
import type { CurveName } from './training.layout';

export const curveNames: Readonly<Record<CurveName, string>> = {
  loss: 'training',
  heldOut: 'held out',
  bigram: 'bigram',
  trigram: 'trigram',
};

/** Losses are compared to two decimals; the table has them all. */
export function formatLoss(loss: number | null): string {
  return loss === null ? '–' : formatNumber(loss, 2);
}

function compare({ points, baselines }: TrainingRecord): string {
  const heldOut = points.at(-1)?.heldOut;
  if (heldOut === undefined || !baselines) return '';
  if (heldOut < baselines.trigram) return ' It predicts new names better than counting triples of letters.';
  if (heldOut < baselines.bigram) return ' It predicts new names better than counting pairs of letters.';
  return ' Counting pairs of letters still predicts better.';
}

function reached({ update, settings }: TrainingRecord): string {
  return `update ${formatCount(update)} of ${formatCount(settings.updates)}`;
}

function describeAccuracy(updates: number, accuracy: number, loss: number): string {
  return `The network on the stage had ${formatCount(updates)} updates; of the held-out examples it gets ${formatNumber(100 * accuracy, 3)} % right, every character of them (loss ${formatLoss(loss)}).`;
}

/** The chart's accessible name: what it says now. */
export function describeTraining(training: Training, shipped: ShippedFacts | null, file: string | null = null): string {
  switch (training.status) {
    case 'idle':
      if (shipped?.accuracy !== undefined) return describeAccuracy(shipped.updates, shipped.accuracy, shipped.heldOutLoss);
      if (file !== null) return `The network on the stage has the weights of ‘${file}’. Train begins anew, from fresh ones.`;
      return shipped
        ? `The network on the stage had ${formatCount(shipped.updates)} updates; on new names its loss is ${formatLoss(shipped.heldOutLoss)} nats a letter.`
        : 'The network on the stage knows nothing yet. Train lets it learn.';
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
