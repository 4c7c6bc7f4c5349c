import { parameters } from '../../engine/parameters';
import type { Answer } from '../../store/run';
import type { Scene } from '../../store/scene';
import { formatNumber } from '../../ui/format';
import type { Fact, FactOf } from '../lesson';
import { absent, gradientOf, mean, norm, num, railLetter, told, vectorOf } from '../measure';
import { costSteps, meanLoss, silentSteps, stateGradientNorms, threeKinds } from './cost';
import { contributionNorms, largestShare, outputError, slope, sumOverSteps, twoSides, update } from './derivation';

/** How the state gradient of the first step compares with that of the last step of the cost. */
export function reach(answer: Answer): {
  readonly ratio: number;
  readonly distance: number;
  readonly verdict: 'vanishes' | 'explodes' | 'holds';
} {
  const last = Math.max(0, ...costSteps(answer));
  const norms = stateGradientNorms(answer);
  const ratio = (norms[0] ?? Number.NaN) / (norms[last] ?? Number.NaN);
  return { ratio, distance: last, verdict: ratio < 0.01 ? 'vanishes' : ratio > 100 ? 'explodes' : 'holds' };
}

function reaches(answer: Answer): Fact {
  const { ratio, distance, verdict } = reach(answer);
  if (!Number.isFinite(ratio)) return { holds: false, text: 'No gradient starts out now, so none can arrive.' };
  const numbers = `Over ${distance} steps the length of the state’s gradient is multiplied by ${num(ratio)}`;
  const words = {
    vanishes: `${numbers}: it vanishes.`,
    explodes: `${numbers}: it explodes.`,
    holds: `${numbers}: on this text it neither vanishes nor explodes.`,
  };
  return told(words[verdict]);
}

/** The same along the rail of an LSTM, with what its forget gates let pass. */
function railReaches(answer: Answer, scene: Scene): Fact {
  const last = Math.max(0, ...costSteps(answer));
  const [start, end] = [last, 0].map((step) => norm(gradientOf(answer, 'c', step)));
  const gates = answer.columns.map((_, step) => mean(vectorOf(answer, 'f', step)));
  if (start === undefined || end === undefined || start === 0) return absent('long-term state, and so no rail');
  return told(
    `Over ${last} steps the length of the gradient of ${railLetter(scene)} is multiplied by ${num(end / start)}; the forget gates stand at ${num(mean(gates))} on average.`,
  );
}

function cut(answer: Answer): Fact {
  const { truncation } = answer.scene;
  if (truncation === null) return told('Nothing is cut: the blame of every output goes back to the first step.');
  const norms = stateGradientNorms(answer);
  const reached = norms.filter((value) => value > 0).length;
  return told(
    `Cut after ${truncation} steps: a gradient reaches ${reached} of ${norms.length} states, and ∂L/∂W has length ${num(weightGradientNorm(answer))}.`,
  );
}

function weightGradientNorm(answer: Answer): number {
  const W = parameters(answer.spec).find(({ name }) => name === 'layer1.W');
  return W ? norm(answer.parameterGradient.subarray(W.offset, W.offset + W.count)) : Number.NaN;
}

function clipped(answer: Answer, scene: Scene): Fact {
  const length = norm(answer.parameterGradient);
  const limit = formatNumber(scene.clipLimit, 2);
  const factor = clippingFactor(answer, scene.clipLimit);
  return told(
    factor === 1
      ? `All gradients together have length ${num(length)}: a limit of ${limit} leaves them as they are.`
      : `All gradients together have length ${num(length)}: a limit of ${limit} multiplies every one of them by ${num(factor)}, the small ones too.`,
  );
}

/** What clipping by the global norm multiplies all gradients with. */
export function clippingFactor(answer: Answer, limit: number): number {
  return Math.min(1, limit / norm(answer.parameterGradient));
}

/** The steps whose share is looked at where clipping meets a gradient that has vanished. */
const firstSteps = 10;

/** What part of all steps' lengths in ∂L/∂W is that of the first ones, of the whole gradient and of the clipped one. */
export function shareOfFirst(answer: Answer, limit: number): { readonly before: number; readonly after: number } {
  const lengths = contributionNorms(answer);
  const factor = clippingFactor(answer, limit);
  const share = (of: readonly number[]) => sum(of.slice(0, firstSteps)) / sum(of);
  return { before: share(lengths), after: share(lengths.map((length) => length * factor)) };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function shareStays(answer: Answer, scene: Scene): Fact {
  const { before, after } = shareOfFirst(answer, scene.clipLimit);
  if (!Number.isFinite(before)) return absent('single sum whose shares could be compared');
  const factor = num(clippingFactor(answer, scene.clipLimit));
  return told(
    `The first ${firstSteps} steps make up ${num(before)} of the lengths of all steps before clipping and ${num(after)} after: each is multiplied by ${factor}.`,
  );
}

export const facts = {
  meanLoss,
  silentSteps,
  threeKinds,
  outputError,
  twoSides,
  slope,
  sumOverSteps,
  largestShare,
  update,
  reaches,
  railReaches,
  cut,
  clipped,
  shareStays,
} satisfies Record<string, FactOf>;
