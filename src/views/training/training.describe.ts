import type { ShippedFacts } from '../../store/modelFacts';
import type { Training, TrainingPoint, TrainingRecord } from '../../store/training';
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
  const beaten = (['trigram', 'bigram'] as const).find((name) => heldOut < baselines[name]);
  if (!beaten) return ' It does not yet predict better than counting pairs of letters.';
  return beaten === 'trigram'
    ? ' It predicts better than counting triples of letters.'
    : ' It predicts better than counting pairs of letters, not yet better than counting triples.';
}

function reached({ update, points, settings }: TrainingRecord): string {
  const heldOut = points.at(-1)?.heldOut;
  const loss = heldOut === undefined ? '' : `: held-out loss ${formatLoss(heldOut)} nats per character`;
  return `update ${formatCount(update)} of ${formatCount(settings.updates)}${loss}`;
}

/** The chart's accessible name: what it says now. */
export function describeTraining(training: Training, shipped: ShippedFacts | null): string {
  switch (training.status) {
    case 'idle':
      return shipped
        ? `The network on the stage was trained for ${formatCount(shipped.updates)} updates: held-out loss ${formatLoss(shipped.heldOutLoss)} nats per character.`
        : 'Nothing trained yet. Train lets the network on the stage start from nothing and learn.';
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

export interface TrainingTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The curve in figures. */
export function tabulateTraining(points: readonly TrainingPoint[]): TrainingTable {
  return {
    head: ['update', 'training loss', 'held-out loss', 'gradient norm'],
    rows: points.map(({ update, loss, heldOut, gradientNorm }) => [
      formatCount(update),
      loss === null ? '–' : formatNumber(loss),
      formatNumber(heldOut),
      gradientNorm === null ? '–' : formatNumber(gradientNorm),
    ]),
  };
}
