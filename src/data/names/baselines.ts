import { chooseStrengths, fitCountModel, meanLoss, type TokenName } from './countModels';

/** Every tenth training name judges the smoothing; it is chosen without a look at the held-out names. */
const judging = 10;

export interface Baseline {
  readonly order: number;
  readonly strengths: readonly number[];
  /** In nats per character, end marks included. */
  readonly heldOutLoss: number;
}

/** The count model of an order at its best: smoothing chosen on a part of the training names, counts from all of them. */
export function fitBaseline(training: readonly TokenName[], heldOut: readonly TokenName[], order: number): Baseline {
  const judges = training.filter((_, index) => index % judging === 0);
  const rest = training.filter((_, index) => index % judging !== 0);
  const strengths = chooseStrengths(rest, judges, order);
  return { order, strengths, heldOutLoss: meanLoss(fitCountModel(training, strengths), heldOut) };
}
