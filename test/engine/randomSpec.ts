import { countParameters } from '../../src/engine/parameters';
import type { Batch, Cost, Seeds } from '../../src/engine/program';
import {
  convolvedSteps,
  type ConvolutionSpec,
  type HeadSpec,
  type InputSpec,
  inputWidth,
  type LayerSpec,
  type ModelSpec,
  type SequenceShape,
} from '../../src/engine/spec';
import { Chance } from './chance';

export interface RandomCase {
  readonly seed: number;
  readonly spec: ModelSpec;
  readonly weights: Float64Array;
  readonly batch: Batch;
  /** null for a model without a head. */
  readonly cost: Cost | null;
  readonly seeds: Seeds;
}

/** Sizes stay below these; small ones keep finite differences quick. */
export interface Extent {
  readonly units: number;
  readonly steps: number;
  readonly rows: number;
}

const biases = ['none', 'one', 'two'] as const;
const shapes: readonly SequenceShape[] = ['manyToMany', 'manyToMany', 'manyToOne', 'oneToMany', 'encoderDecoder'];

function randomInput(chance: Chance): InputSpec {
  const size = chance.integer(1, 7);
  return chance.pick<InputSpec>([
    { kind: 'dense', size },
    { kind: 'oneHot', size },
    { kind: 'embedding', size, width: chance.integer(1, 5) },
  ]);
}

function randomLayer(chance: Chance, units: number): LayerSpec {
  const base = { size: chance.integer(1, units), bias: chance.pick(biases) };
  return chance.pick<LayerSpec>([
    { ...base, cell: 'rnn', activation: 'tanh' },
    { ...base, cell: 'rnn', activation: 'relu' },
    { ...base, cell: 'lstm', peephole: false, forgetBias: 1 },
    { ...base, cell: 'lstm', peephole: true, forgetBias: 0 },
    { ...base, cell: 'gru', resetAfter: false },
    { ...base, cell: 'gru', resetAfter: true },
  ]);
}

function randomConvolution(chance: Chance): ConvolutionSpec {
  return {
    filters: chance.integer(1, 6),
    width: chance.integer(1, 3),
    stride: chance.integer(1, 2),
    bias: chance.flag(),
    activation: chance.pick(['linear', 'relu', 'tanh'] as const),
  };
}

function randomHead(chance: Chance): HeadSpec | null {
  const base = { size: chance.integer(1, 7), bias: chance.flag() };
  return chance.pick<HeadSpec | null>([
    { ...base, kind: 'softmax' },
    { ...base, kind: 'softmax' },
    { ...base, kind: 'sigmoid' },
    { ...base, kind: 'linear', loss: 'squaredError' },
    { ...base, kind: 'linear', loss: 'huber' },
    null,
  ]);
}

/** Any model: one to three layers of any cells, any input, head, bias and shape, with or without a convolution in front. */
export function randomSpec(chance: Chance, units: number): ModelSpec {
  const shape = chance.pick(shapes);
  const layers = Array.from({ length: chance.pick([1, 1, 2, 3]) }, () => randomLayer(chance, units));
  return {
    shape,
    input: randomInput(chance),
    convolution: shape !== 'oneToMany' && chance.flag(0.25) ? randomConvolution(chance) : null,
    layers,
    decoder: shape === 'encoderDecoder' ? { input: randomInput(chance), layers } : null,
    head: randomHead(chance),
  };
}

/** What a sequence reads; past its length stand numbers that must not matter. `onlyFirst`: zeros after the first step. */
function randomInputs(chance: Chance, input: InputSpec, steps: number, lengths: Int32Array, onlyFirst: boolean): Float64Array | Int32Array {
  const rows = lengths.length;
  const cells = Array.from({ length: steps * rows }, (_, cell) => ({ t: Math.floor(cell / rows), row: cell % rows }));
  const silent = ({ t, row }: { t: number; row: number }) => onlyFirst && t > 0 && t < lengths[row]!;
  if (input.kind === 'dense') {
    return Float64Array.from(
      cells.flatMap((cell) => Array.from({ length: input.size }, () => (silent(cell) ? 0 : chance.between(-1.5, 1.5)))),
    );
  }
  return Int32Array.from(cells, (cell) => (silent(cell) || chance.flag(0.1) ? -1 : chance.integer(0, input.size - 1)));
}

function randomLengths(chance: Chance, steps: number, rows: number): Int32Array {
  return Int32Array.from({ length: rows }, () => chance.integer(1, steps));
}

/** Weights of the outputs that count: every one, chosen ones, or the last of each sequence. */
function costWeights(chance: Chance, spec: ModelSpec, steps: number, lengths: Int32Array): Float64Array {
  const lastOnly = spec.shape === 'manyToOne';
  return Float64Array.from({ length: steps * lengths.length }, (_, cell) => {
    const last = Math.floor(cell / lengths.length) === lengths[cell % lengths.length]! - 1;
    return lastOnly && !last ? 0 : chance.flag(0.2) ? 0 : chance.between(0.1, 1);
  });
}

function randomCost(chance: Chance, spec: ModelSpec, head: HeadSpec, steps: number, lengths: Int32Array): Cost {
  const cells = steps * lengths.length;
  const weights = costWeights(chance, spec, steps, lengths);
  if (head.kind === 'softmax') return { weights, targets: Int32Array.from({ length: cells }, () => chance.integer(0, head.size - 1)) };
  const [low, high] = head.kind === 'sigmoid' ? [0, 1] : [-2, 2];
  return { weights, targets: chance.numbers(cells * head.size, low, high) };
}

/** Gradients put in by hand at every output; none past a sequence's length. */
function seedsOver(chance: Chance, steps: number, lengths: Int32Array, width: number): Float64Array {
  const rows = lengths.length;
  const counts = (k: number) => Math.floor(k / width / rows) < lengths[Math.floor(k / width) % rows]!;
  return chance.numbers(steps * rows * width, -1, 1).map((value, k) => (counts(k) ? value : 0));
}

function randomBatch(chance: Chance, spec: ModelSpec, { steps, rows }: Extent): Batch {
  const longest = Math.max(spec.convolution?.width ?? 1, chance.integer(1, steps));
  const size = chance.integer(1, rows);
  const ragged = chance.flag();
  const lengths = ragged ? randomLengths(chance, longest, size) : new Int32Array(size).fill(longest);
  const decoderSteps = chance.integer(1, steps);
  const decoderLengths = ragged ? randomLengths(chance, decoderSteps, size) : new Int32Array(size).fill(decoderSteps);
  const initial = spec.layers.map((layer) => ({
    h: chance.numbers(size * layer.size, -1, 1),
    c: chance.numbers(size * layer.size, -1, 1),
  }));
  const decoder = spec.decoder && {
    steps: decoderSteps,
    inputs: randomInputs(chance, spec.decoder.input, decoderSteps, decoderLengths, false),
    ...(ragged ? { lengths: decoderLengths } : {}),
  };
  return {
    steps: longest,
    size,
    inputs: randomInputs(chance, spec.input, longest, lengths, spec.shape === 'oneToMany'),
    ...(ragged ? { lengths } : {}),
    ...(chance.flag() ? { initial } : {}),
    ...(decoder ? { decoder } : {}),
  };
}

/** Lengths of the rows' outputs: of the decoder, or what a convolution leaves. */
export function outputLengths({ spec, batch }: Pick<RandomCase, 'spec' | 'batch'>): Int32Array {
  const { decoder, size } = batch;
  if (decoder) return decoder.lengths ?? new Int32Array(size).fill(decoder.steps);
  const lengths = batch.lengths ?? new Int32Array(size).fill(batch.steps);
  return lengths.map((length) => convolvedSteps(spec.convolution, length));
}

export function outputSteps({ spec, batch }: Pick<RandomCase, 'spec' | 'batch'>): number {
  return batch.decoder?.steps ?? convolvedSteps(spec.convolution, batch.steps);
}

/** A model, its weights, a batch and what is asked of it, all from one seed. */
export function randomCase(seed: number, extent: Extent = { units: 6, steps: 6, rows: 4 }): RandomCase {
  const chance = new Chance(seed);
  const spec = randomSpec(chance, extent.units);
  const batch = randomBatch(chance, spec, extent);
  const lengths = outputLengths({ spec, batch });
  const steps = outputSteps({ spec, batch });
  const { head } = spec;
  const cost = head && randomCost(chance, spec, head, steps, lengths);
  const seeded = (width: number) => seedsOver(chance, steps, lengths, width);
  const seeds: Seeds = {
    ...(!head || chance.flag(0.3) ? { h: seeded(spec.layers.at(-1)!.size) } : {}),
    ...(head && chance.flag(0.3) ? { logits: seeded(head.size) } : {}),
    ...(head && chance.flag(0.3) ? { output: seeded(head.size) } : {}),
  };
  return { seed, spec, batch, cost, seeds, weights: chance.numbers(countParameters(spec), -0.8, 0.8) };
}

/** For messages: enough to find the case again. */
export function describeCase({ seed, spec, batch }: RandomCase): string {
  const layers = spec.layers.map((layer) => `${layer.cell}${layer.size}`).join('+');
  return `seed ${seed}: ${spec.shape}, ${spec.input.kind} ${inputWidth(spec.input)}, ${layers}, ${spec.head?.kind ?? 'no head'}, ${batch.steps}×${batch.size}`;
}
