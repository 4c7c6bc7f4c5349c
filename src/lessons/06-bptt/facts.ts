import { clippingFactor } from '../../engine/clippingFactor';
import { parameters } from '../../engine/parameters';
import type { Answer } from '../../store/run';
import type { Scene } from '../../store/scene';
import { formatNumber } from '../../ui/format';
import type { Fact, FactOf } from '../lesson';
import { absent, clampStep, gradientOf, mean, norm, num, railLetter, told, typedAt, vectorOf } from '../measure';
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
  const factor = clippedBy(answer, scene.clipLimit);
  return told(
    factor === 1
      ? `All gradients together have length ${num(length)}: a limit of ${limit} leaves them as they are.`
      : `All gradients together have length ${num(length)}: a limit of ${limit} multiplies every one of them by ${num(factor)}.`,
  );
}

/** What clipping by the global norm multiplies all gradients with. */
export function clippedBy(answer: Answer, limit: number): number {
  return clippingFactor(norm(answer.parameterGradient), limit);
}

/** How long the part of a step in ∂L/∂W is, and all of ∂L/∂W, before and after clipping; null where W is no single matrix of a step. */
export function partOf(answer: Answer, { step, clipLimit }: Pick<Scene, 'step' | 'clipLimit'>) {
  if (answer.spec.layers[0]?.cell !== 'rnn') return null;
  const part = contributionNorms(answer)[clampStep(answer, step)] ?? Number.NaN;
  const whole = weightGradientNorm(answer);
  const factor = clippedBy(answer, clipLimit);
  return { part, whole, clippedPart: part * factor, clippedWhole: whole * factor };
}

function shareStays(answer: Answer, scene: Scene): Fact {
  const lengths = partOf(answer, scene);
  if (!lengths || !(lengths.part > 0)) return absent('part in a gradient that could be compared');
  const { part, whole, clippedPart, clippedWhole } = lengths;
  const start = `${typedAt(answer, scene.step)} adds a part of length ${num(part)} to ∂L/∂W, ${num(whole)} long`;
  if (clippedPart === part) return told(`${start}: ${num(part / whole)} of it. The limit leaves both as they are.`);
  return told(`${start}; clipped, ${num(clippedPart)} to ${num(clippedWhole)}: both times ${num(part / whole)} of it.`);
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
