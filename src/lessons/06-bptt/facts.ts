import { parameters } from '../../engine/parameters';
import type { Answer } from '../../store/run';
import type { Scene } from '../../store/scene';
import type { Fact, FactOf } from '../lesson';
import { absent, clampStep, either, extreme, gradientOf, mean, norm, num, railLetter, told, typedAt, vectorOf } from '../measure';

/** The steps whose outputs are in the cost of the scene that the answer answers. */
export function costSteps(answer: Answer): readonly number[] {
  const last = answer.columns.length - 1;
  const { cost } = answer.scene;
  const all = Array.from({ length: last + 1 }, (_, step) => step);
  const chosen = cost === 'every' ? all : cost === 'last' ? [last] : all.filter((step) => cost.includes(step));
  return chosen.filter((step) => Number.isFinite(answer.losses.data[step] ?? Number.NaN));
}

function meanLoss(answer: Answer): Fact {
  const steps = costSteps(answer);
  const losses = steps.map((step) => num(answer.losses.data[step] ?? Number.NaN));
  const shown = losses.length > 7 ? `${losses.slice(0, 6).join(' + ')} + …` : losses.join(' + ');
  return either(
    steps.length > 0,
    steps.length === 1 ? `L = ${num(answer.loss)}, the loss of one output.` : `L = (${shown}) / ${steps.length} = ${num(answer.loss)}.`,
    'No output is in the cost, so there is nothing to blame anybody for.',
  );
}

export function stateGradientNorms(answer: Answer): readonly number[] {
  return answer.columns.map((_, step) => norm(gradientOf(answer, 'h', step)));
}

function silentSteps(answer: Answer): Fact {
  const norms = stateGradientNorms(answer);
  const lastInCost = Math.max(-1, ...costSteps(answer));
  const after = norms.slice(lastInCost + 1);
  const silent = after.filter((value) => value === 0).length;
  if (after.length === 0) return { holds: true, text: 'The last output is in the cost, so every step gets a gradient.' };
  return either(
    silent === after.length,
    `After the last output of the cost ${silent === 1 ? 'comes one more state. It gets' : `come ${silent} more states. Each gets`} a gradient of exactly 0.`,
    `${after.length - silent} states after the last output of the cost still get a gradient.`,
  );
}

function stateNorm(answer: Answer, scene: Scene): Fact {
  const value = norm(gradientOf(answer, 'h', scene.step));
  return told(
    `At step ${clampStep(answer, scene.step)}, ${typedAt(answer, scene.step)}, the gradient of the hidden state has length ${num(value)}.`,
  );
}

/** One unit's way through the tanh: ∂L/∂a = ∂L/∂h · (1 − h²). */
function slope(answer: Answer, scene: Scene): Fact {
  const unit = scene.unit ?? 0;
  const [arrives, h, leaves] = [
    gradientOf(answer, 'h', scene.step)[unit],
    vectorOf(answer, 'h', scene.step)[unit],
    gradientOf(answer, 'hPre', scene.step)[unit],
  ];
  if (arrives === undefined || h === undefined || leaves === undefined) return absent('single tanh between its sum and h');
  return told(
    `Unit ${unit} holds h = ${num(h)}: a slope of ${num(1 - h * h)}. What arrives is ${num(arrives)}, what gets through is ${num(leaves)}.`,
  );
}

function twoSources(answer: Answer, scene: Scene): Fact {
  const step = clampStep(answer, scene.step);
  const flows = answer.flows[0];
  const above = flows?.fromAbove[step] ?? Number.NaN;
  const later = step + 1 < answer.columns.length ? (flows?.h[step + 1] ?? Number.NaN) : 0;
  return told(
    `At step ${step} a gradient of length ${num(above)} comes down from the output, and one of length ${num(later)} back from the next step.`,
  );
}

/** ‖h_{t−1} ⊗ ∂L/∂(pre-activation of t)‖: the length of what step t alone adds to the gradient of W (an outer product). */
export function contributionNorms(answer: Answer): readonly number[] {
  return answer.columns.map((_, step) => {
    const before = step === 0 ? (answer.values.layers[0]?.initial.h?.data ?? []) : vectorOf(answer, 'h', step - 1);
    return norm(before) * norm(gradientOf(answer, 'hPre', step));
  });
}

/** The entry of W's gradient with the largest size, with what each step adds to it. */
function largestEntry(
  answer: Answer,
): { readonly row: number; readonly column: number; readonly total: number; readonly parts: number[] } | null {
  const W = parameters(answer.spec).find(({ name }) => name === 'layer1.W');
  if (!W || answer.spec.layers[0]?.cell !== 'rnn') return null;
  const columns = W.shape[1] ?? 1;
  const gradient = answer.parameterGradient.subarray(W.offset, W.offset + W.count);
  const { unit: at, value: total } = extreme(gradient, Math.abs);
  const [row, column] = [Math.floor(at / columns), at % columns];
  const parts = answer.columns.map((_, step) => {
    const before = step === 0 ? (answer.values.layers[0]?.initial.h?.data ?? []) : vectorOf(answer, 'h', step - 1);
    return (before[row] ?? 0) * (gradientOf(answer, 'hPre', step)[column] ?? 0);
  });
  return { row, column, total, parts };
}

function sumOverSteps(answer: Answer): Fact {
  const entry = largestEntry(answer);
  if (!entry) return told('In a cell with gates each gate’s block of W is such a sum; the panel below shows them.');
  const sum = entry.parts.reduce((total, part) => total + part, 0);
  const shown = entry.parts
    .map((part) => num(part))
    .join(' + ')
    .replaceAll('+ −', '− ');
  return either(
    Math.abs(sum - entry.total) <= 1e-9 * Math.max(1e-9, Math.abs(entry.total)),
    `The largest entry of ∂L/∂W, row ${entry.row}, column ${entry.column}: ${shown} = ${num(entry.total)}.`,
    `The steps add up to ${num(sum)}, the gradient is ${num(entry.total)}: the cut keeps some steps from being counted in full.`,
  );
}

function largestShare(answer: Answer): Fact {
  const norms = contributionNorms(answer);
  const largest = norms.indexOf(Math.max(...norms));
  if (norms.every((value) => value === 0)) return absent('single sum whose shares could be compared in a line: look at the bars');
  return told(`The largest share is that of step ${largest}, ${typedAt(answer, largest)}: length ${num(norms[largest] ?? 0)}.`);
}

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

function clipped(answer: Answer): Fact {
  const length = norm(answer.parameterGradient);
  const factor = clippingFactor(answer);
  return told(
    factor === 1
      ? `All gradients together have length ${num(length)}: a limit of 1 leaves them as they are.`
      : `All gradients together have length ${num(length)}: a limit of 1 multiplies every one of them by ${num(factor)}, the small ones too.`,
  );
}

/** What clipping by the global norm, at 1, multiplies all gradients with. */
export function clippingFactor(answer: Answer): number {
  return Math.min(1, 1 / norm(answer.parameterGradient));
}

export const facts = {
  meanLoss,
  silentSteps,
  stateNorm,
  slope,
  twoSources,
  sumOverSteps,
  largestShare,
  reaches,
  railReaches,
  cut,
  clipped,
} satisfies Record<string, FactOf>;
