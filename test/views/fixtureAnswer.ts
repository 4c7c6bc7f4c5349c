import type { LayerFlows } from '../../src/engine/flows';
import { countParameters } from '../../src/engine/parameters';
import type { LayerRecording, Quantity, Recording, StateName } from '../../src/engine/recording';
import type { LayerSpec, ModelSpec } from '../../src/engine/spec';
import { type Tensor, zeros } from '../../src/engine/tensor';
import { specOf } from '../../src/store/modelSpec';
import type { Answer, Column } from '../../src/store/run';
import { defaultScene, type Scene } from '../../src/store/scene';

/**
 * Answers of the right shape with random numbers in them, to lay figures out without running the engine. Only for tests of geometry and
 * words: nothing here is computed by a network.
 */

/** Deterministic numbers in [0, 1): a linear congruential generator (Numerical Recipes). */
function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const names: Readonly<Record<LayerSpec['cell'], readonly Quantity[]>> = {
  rnn: ['hPre', 'h'],
  lstm: ['f', 'i', 'o', 'g', 'c', 'tanhC', 'h', 'fPre', 'iPre', 'oPre', 'gPre'],
  gru: ['z', 'r', 'n', 'rh', 'h', 'zPre', 'rPre', 'nPre'],
};
const gates = new Set<Quantity>(['f', 'i', 'o', 'z', 'r']);

function fill(tensor: Tensor, next: () => number): Tensor {
  tensor.data.forEach((_, index) => {
    tensor.data[index] = next();
  });
  return tensor;
}

function recordLayer(layer: LayerSpec, steps: number, scale: number | null, next: () => number): LayerRecording {
  const signed = () => 2 * next() - 1;
  const quantities: Partial<Record<Quantity, Tensor>> = {};
  for (const name of names[layer.cell]) {
    const draw = scale !== null ? () => scale * signed() : gates.has(name) ? next : name === 'c' ? () => 2.4 * signed() : signed;
    quantities[name] = fill(zeros(steps, 1, layer.size), draw);
  }
  const initial: Partial<Record<StateName, Tensor>> = { h: zeros(1, layer.size) };
  if (layer.cell === 'lstm') initial.c = zeros(1, layer.size);
  return { quantities, initial };
}

function distributions(steps: number, classes: number, next: () => number): Tensor {
  const tensor = fill(zeros(steps, 1, classes), () => next() ** 8);
  for (let step = 0; step < steps; step++) {
    const row = tensor.data.subarray(step * classes, (step + 1) * classes);
    const sum = row.reduce((total, value) => total + value, 0);
    row.forEach((value, index) => {
      row[index] = value / sum;
    });
  }
  return tensor;
}

function record(spec: ModelSpec, steps: number, scale: number | null, next: () => number): Recording {
  const classes = spec.head?.size ?? 0;
  const signed = () => (scale ?? 3) * (2 * next() - 1);
  return {
    input: fill(zeros(steps, 1, spec.input.size), signed),
    convolved: null,
    layers: spec.layers.map((layer) => recordLayer(layer, steps, scale, next)),
    logits: fill(zeros(steps, 1, classes), signed),
    output: scale === null ? distributions(steps, classes, next) : fill(zeros(steps, 1, classes), signed),
  };
}

/** Norms over many decades, with an exact zero among them. */
function makeFlows(steps: number, withCell: boolean, next: () => number): LayerFlows {
  const norms = () => Float64Array.from({ length: steps }, (_, step) => (step === steps - 1 ? 0 : 10 ** (-8 * next())));
  return { h: norms(), c: withCell ? norms() : null, fromAbove: norms() };
}

const vocabulary = Array.from('·abcdefghijklmnopqrstuvwxyz');

export interface FixtureWish {
  readonly cell?: Scene['model']['cell'];
  readonly sizes?: readonly number[];
  readonly text?: string;
  readonly scene?: Partial<Scene>;
  readonly seed?: number;
}

/** The answer to a text of the alphabet; every other character is one that the model never saw. */
export function makeAnswer(wish: FixtureWish = {}): Answer {
  const next = chance(wish.seed ?? 1);
  const model = { ...defaultScene.model, cell: wish.cell ?? 'lstm', sizes: wish.sizes ?? [32] };
  const text = wish.text ?? 'Martha';
  const scene: Scene = { ...defaultScene, step: Math.min(4, text.length), ...wish.scene, model, text };
  const spec = specOf(model);
  const signs = ['·', ...text].map((typed) => vocabulary.indexOf(typed.toLowerCase()));
  const columns = ['·', ...text].map((typed, local): Column => {
    const token = signs[local] ?? -1;
    const read = vocabulary[token] ?? null;
    return { kind: 'token', typed, token, read, part: 'encoder', local, own: false, output: 'used', target: signs[local + 1] ?? 0 };
  });
  const steps = columns.length;
  return {
    scene,
    spec,
    weights: Float64Array.from({ length: countParameters(spec) }, () => next() - 0.5),
    vocabulary,
    inputSigns: vocabulary,
    columns,
    key: null,
    sequence: null,
    values: record(spec, steps, null, next),
    gradients: record(spec, steps, 0.02, next),
    parameterGradient: Float64Array.from({ length: countParameters(spec) }, () => next() - 0.5),
    flows: spec.layers.map(({ cell }) => makeFlows(steps, cell === 'lstm', next)),
    losses: fill(zeros(steps, 1), () => 3 * next()),
    loss: 1.5,
    unchanged: null,
  };
}
