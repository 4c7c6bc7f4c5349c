import type { Cost } from './program';
import { createRandom, streamOf } from './random';
import { convolvedSteps, type InputSpec, type ModelSpec } from './spec';
import type { ScoredBatch } from './train';

/** One sequence with what its outputs should be. */
export interface Example {
  /** Tokens [T], or vectors [T, n] for dense input. */
  readonly inputs: Int32Array | Float64Array;
  /** Softmax: classes [T′]; other heads: values [T′, k]. T′ outputs: one a step, or a single one for many-to-one. */
  readonly targets: Int32Array | Float64Array;
  /** Encoder–decoder: what the decoder reads (teacher forcing), as long as `targets`. */
  readonly decoderInputs?: Int32Array | Float64Array;
}

/** How examples are put together: as the shuffle has them, or with others of about their length (less padding, less chance). */
export type Batching = 'shuffled' | 'bucketed';

/** Shuffled batches are sorted by length this many at a time. */
const BUCKETS = 16;

interface Packed {
  readonly steps: number;
  readonly inputs: Int32Array | Float64Array;
  readonly lengths: Int32Array;
}

/** Sequences side by side, [T, B] or [T, B, n], padded to the longest with −1 or 0. */
function packInputs(input: InputSpec, sequences: readonly (Int32Array | Float64Array)[]): Packed {
  const dense = input.kind === 'dense';
  const width = dense ? input.size : 1;
  const size = sequences.length;
  const lengths = Int32Array.from(sequences, (sequence) => sequence.length / width);
  const steps = lengths.reduce((longest, length) => Math.max(longest, length), 1);
  const inputs = dense ? new Float64Array(steps * size * width) : new Int32Array(steps * size).fill(-1);
  sequences.forEach((sequence, b) => {
    for (let t = 0; t < lengths[b]!; t++) inputs.set(sequence.subarray(t * width, (t + 1) * width), (t * size + b) * width);
  });
  return { steps, inputs, lengths };
}

/** Puts examples side by side. The cost is the mean loss of a scored output. Throws a RangeError when targets and outputs do not match. */
export function packBatch(spec: ModelSpec, examples: readonly Example[]): ScoredBatch {
  const size = examples.length;
  const packed = packInputs(
    spec.input,
    examples.map(({ inputs }) => inputs),
  );
  if (!spec.decoder) {
    const outputs = packed.lengths.map((length) => convolvedSteps(spec.convolution, length));
    return { batch: { ...packed, size }, cost: packTargets(spec, examples, outputs) };
  }
  const decoder = packInputs(
    spec.decoder.input,
    examples.map(({ decoderInputs }) => decoderInputs ?? new Int32Array(0)),
  );
  return { batch: { ...packed, size, decoder }, cost: packTargets(spec, examples, decoder.lengths) };
}

/** Each scored output weighs the same. With fewer targets than outputs, the targets are of the last outputs. */
function packTargets(spec: ModelSpec, examples: readonly Example[], outputs: Int32Array): Cost {
  const size = examples.length;
  const classes = spec.head?.kind === 'softmax';
  const width = classes ? 1 : (spec.head?.size ?? 1);
  const steps = outputs.reduce((longest, length) => Math.max(longest, length), 1);
  const targets = classes ? new Int32Array(steps * size) : new Float64Array(steps * size * width);
  const weights = new Float64Array(steps * size);
  const scored = examples.reduce((sum, example) => sum + example.targets.length / width, 0);
  examples.forEach((example, b) => {
    const count = example.targets.length / width;
    const first = outputs[b]! - count;
    if (!(Number.isInteger(count) && first >= 0)) throw new RangeError(`An example has ${count} targets for ${outputs[b]!} outputs.`);
    for (let k = 0; k < count; k++) {
      const cell = (first + k) * size + b;
      weights[cell] = 1 / scored;
      targets.set(example.targets.subarray(k * width, (k + 1) * width), cell * width);
    }
  });
  return { targets, weights };
}

/**
 * Which examples update k reads: every epoch goes through all of them in an order of its own, drawn from the seed and the epoch's
 * number, so that any update can be taken up without the ones before it. The last batch of an epoch may be smaller.
 */
export function createBatchOrder(
  lengths: ArrayLike<number>,
  size: number,
  seed: number,
  batching: Batching,
): (update: number) => Int32Array {
  const count = lengths.length;
  const perEpoch = Math.ceil(count / size);
  let current = -1;
  let batches: Int32Array[] = [];
  return (update) => {
    const epoch = Math.floor(update / perEpoch);
    if (epoch !== current) batches = epochBatches(lengths, size, seed, epoch, batching);
    current = epoch;
    return batches[update % perEpoch] ?? new Int32Array(0);
  };
}

function epochBatches(lengths: ArrayLike<number>, size: number, seed: number, epoch: number, batching: Batching): Int32Array[] {
  const random = createRandom(seed, streamOf(`epoch ${epoch}`));
  const order = Int32Array.from({ length: lengths.length }, (_, index) => index);
  random.shuffle(order);
  if (batching === 'bucketed') {
    for (let start = 0; start < order.length; start += BUCKETS * size) {
      order.subarray(start, start + BUCKETS * size).sort((a, b) => lengths[a]! - lengths[b]!);
    }
  }
  const starts = Int32Array.from({ length: Math.ceil(order.length / size) }, (_, batch) => batch * size);
  if (batching === 'bucketed') random.shuffle(starts);
  return Array.from(starts, (start) => order.subarray(start, start + size));
}
