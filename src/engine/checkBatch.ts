import type { Batch, Cost, Seeds } from './program';
import { convolvedSteps, type InputSpec, type ModelSpec } from './spec';

export interface Capacity {
  /** The longest sequence, and for an encoder–decoder the longest one of its decoder. */
  readonly steps: number;
  readonly decoderSteps?: number;
  /** Sequences in a batch. */
  readonly size: number;
}

function need(what: string, data: ArrayLike<number>, count: number): void {
  if (data.length < count) throw new RangeError(`${what}: ${count} numbers are needed, ${data.length} were given.`);
}

function checkSequence(input: InputSpec, batch: Pick<Batch, 'steps' | 'inputs' | 'lengths'>, most: number, size: number): void {
  if (!(batch.steps >= 1 && batch.steps <= most))
    throw new RangeError(`A batch of ${batch.steps} steps does not fit a program for ${most}.`);
  need('Inputs', batch.inputs, batch.steps * size * (input.kind === 'dense' ? input.size : 1));
  if (batch.lengths) need('Lengths', batch.lengths, size);
}

/** Throws a RangeError unless the batch fits the model and the room that its program has. */
export function checkBatch(spec: ModelSpec, capacity: Capacity, batch: Batch): void {
  const { size, initial, decoder } = batch;
  if (!(size >= 1 && size <= capacity.size))
    throw new RangeError(`A batch of ${size} sequences does not fit a program for ${capacity.size}.`);
  checkSequence(spec.input, batch, capacity.steps, size);
  if (convolvedSteps(spec.convolution, batch.steps) < 1) throw new RangeError('The sequences are shorter than the convolution is wide.');
  initial?.forEach(({ h, c }, index) => {
    const count = size * (spec.layers[index]?.size ?? 0);
    if (h) need('Initial h', h, count);
    if (c) need('Initial c', c, count);
  });
  if (Boolean(spec.decoder) !== Boolean(decoder)) throw new RangeError('Encoder–decoders, and only they, read a second sequence.');
  if (spec.decoder && decoder) checkSequence(spec.decoder.input, decoder, capacity.decoderSteps ?? capacity.steps, size);
}

/** Throws a RangeError unless there is a target and a weight for each of `outputs` outputs. */
export function checkCost({ head }: ModelSpec, cost: Cost, outputs: number): void {
  need('Cost weights', cost.weights, outputs);
  if (head) need('Targets', cost.targets, outputs * (head.kind === 'softmax' ? 1 : head.size));
}

/** Throws a RangeError unless the seeds cover each of `outputs` outputs; `units`: of the last layer. */
export function checkSeeds({ head }: ModelSpec, seeds: Seeds, outputs: number, units: number): void {
  if (seeds.h) need('Seeds of h', seeds.h, outputs * units);
  if (seeds.logits && head) need('Seeds of logits', seeds.logits, outputs * head.size);
  if (seeds.output && head) need('Seeds of outputs', seeds.output, outputs * head.size);
}
