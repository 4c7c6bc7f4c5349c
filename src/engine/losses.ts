import { arena } from './arena';
import type { HeadSpec } from './spec';
import { exp, log, sigmoid } from './scalar';

/** Where a head keeps its outputs: [rows, classes] each. */
export interface OutputRows {
  readonly logits: number;
  readonly output: number;
  readonly dLogits: number;
  readonly dOutput: number;
  /** Softmax only: log Σ e^logit of each row. */
  readonly normaliser: number;
  readonly classes: number;
}

/** A loss of one output row, and its gradient with respect to the row's logits, forward beside backward. */
export interface Loss {
  value(rows: OutputRows, row: number, targets: Int32Array | Float64Array): number;
  /** dLogits += weight · ∂loss/∂logits. */
  addGradient(rows: OutputRows, row: number, targets: Int32Array | Float64Array, weight: number): void;
  /** dOutput += weight · ∂loss/∂output: for the recording only, training takes the short way to the logits. */
  addOutputGradient(rows: OutputRows, row: number, targets: Int32Array | Float64Array, weight: number): void;
}

/** output = φ(logits), row by row. */
export function activateOutputs(kind: HeadSpec['kind'], at: OutputRows, rows: number): void {
  const { logits, output, normaliser, classes } = at;
  switch (kind) {
    case 'linear':
      arena.copyWithin(output, logits, logits + rows * classes);
      return;
    case 'sigmoid':
      for (let k = 0; k < rows * classes; k++) arena[output + k] = sigmoid(arena[logits + k]!);
      return;
    case 'softmax':
      for (let row = 0; row < rows; row++) arena[normaliser + row] = softmaxRow(output + row * classes, logits + row * classes, classes);
  }
}

/** Writes a row's softmax and returns log Σ e^logit; the largest logit is taken off first, so that nothing overflows. */
function softmaxRow(output: number, logits: number, classes: number): number {
  const A = arena;
  let largest = A[logits]!;
  for (let k = 1; k < classes; k++) if (A[logits + k]! > largest) largest = A[logits + k]!;
  let sum = 0;
  for (let k = 0; k < classes; k++) {
    const e = exp(A[logits + k]! - largest);
    A[output + k] = e;
    sum += e;
  }
  for (let k = 0; k < classes; k++) A[output + k] = A[output + k]! / sum;
  return largest + log(sum);
}

/** Cross-entropy in nats: log Σ e^l − l_target; gradient p − y. */
const crossEntropy: Loss = {
  value({ logits, normaliser, classes }, row, targets) {
    const target = targets[row]!;
    if (!(target >= 0 && target < classes)) throw new RangeError(`Class ${target} is not one of ${classes}, counted from 0.`);
    return arena[normaliser + row]! - arena[logits + row * classes + target]!;
  },
  addGradient({ output, dLogits, classes }, row, targets, weight) {
    const start = row * classes;
    for (let k = 0; k < classes; k++) arena[dLogits + start + k]! += weight * arena[output + start + k]!;
    const target = dLogits + start + targets[row]!;
    arena[target]! -= weight;
  },
  addOutputGradient({ output, dOutput, classes }, row, targets, weight) {
    const at = row * classes + targets[row]!;
    arena[dOutput + at]! -= weight / arena[output + at]!;
  },
};

/** A loss that is a mean over the k outputs of a row, with its slopes against the logit l and against the output p. */
interface ElementLoss {
  value(logit: number, target: number): number;
  slope(logit: number, output: number, target: number): number;
  outputSlope(output: number, target: number): number;
}

function meanOver(loss: ElementLoss): Loss {
  return {
    value({ logits, classes }, row, targets) {
      let sum = 0;
      for (let at = row * classes; at < (row + 1) * classes; at++) sum += loss.value(arena[logits + at]!, targets[at] as number);
      return sum / classes;
    },
    addGradient({ logits, output, dLogits, classes }, row, targets, weight) {
      for (let at = row * classes; at < (row + 1) * classes; at++) {
        arena[dLogits + at]! += (weight / classes) * loss.slope(arena[logits + at]!, arena[output + at]!, targets[at] as number);
      }
    },
    addOutputGradient({ output, dOutput, classes }, row, targets, weight) {
      for (let at = row * classes; at < (row + 1) * classes; at++) {
        arena[dOutput + at]! += (weight / classes) * loss.outputSlope(arena[output + at]!, targets[at] as number);
      }
    },
  };
}

/** −y log p − (1 − y) log(1 − p) from the logit l, without cancellation: max(l, 0) − l y + log(1 + e^−|l|). */
const binaryCrossEntropy = meanOver({
  value: (logit, target) => Math.max(logit, 0) - logit * target + log(1 + exp(-Math.abs(logit))),
  slope: (_logit, output, target) => output - target,
  outputSlope: (output, target) => (output - target) / (output * (1 - output)),
});

const squaredError = meanOver({
  value: (logit, target) => (logit - target) * (logit - target),
  slope: (logit, _output, target) => 2 * (logit - target),
  outputSlope: (output, target) => 2 * (output - target),
});

function clampToOne(x: number): number {
  return x > 1 ? 1 : x < -1 ? -1 : x;
}

/** Huber 1964 with δ = 1: quadratic near the target, linear beyond. */
const huber = meanOver({
  value: (logit, target) => {
    const size = Math.abs(logit - target);
    return size <= 1 ? (size * size) / 2 : size - 0.5;
  },
  slope: (logit, _output, target) => clampToOne(logit - target),
  outputSlope: (output, target) => clampToOne(output - target),
});

export function lossOf(head: HeadSpec): Loss {
  switch (head.kind) {
    case 'softmax':
      return crossEntropy;
    case 'sigmoid':
      return binaryCrossEntropy;
    case 'linear':
      return head.loss === 'huber' ? huber : squaredError;
  }
}

/** From a gradient of one row's outputs to one of its logits, added: through softmax p ⊙ (s − Σ s p), σ, or nothing. */
export function addOutputSeeds(kind: HeadSpec['kind'], { output, dLogits, classes }: OutputRows, seeds: Float64Array, row: number): void {
  const start = row * classes;
  let weighted = 0;
  if (kind === 'softmax') for (let k = start; k < start + classes; k++) weighted += (seeds[k] as number) * arena[output + k]!;
  for (let k = start; k < start + classes; k++) {
    const p = arena[output + k]!;
    const slope = kind === 'softmax' ? p : kind === 'sigmoid' ? p * (1 - p) : 1;
    arena[dLogits + k]! += slope * ((seeds[k] as number) - weighted);
  }
}
