import type { Experiment } from '../../engine/experiment';
import type { ModelSpec } from '../../engine/spec';
import type { Figure } from '../figure';
import { flatten, type NamedWeights } from '../steps/smallModel';

/** A basic network with one unit a layer and one output at each step: small enough for every arrow to have one number. */
export function chainModel(layers: number, activation: 'tanh' | 'relu'): ModelSpec {
  return {
    shape: 'manyToMany',
    input: { kind: 'dense', size: 1 },
    convolution: null,
    layers: Array.from({ length: layers }, () => ({ cell: 'rnn', size: 1, bias: 'none', activation }) as const),
    decoder: null,
    head: { kind: 'linear', size: 1, bias: false, loss: 'squaredError' },
  };
}

/** A pass whose cost is the sum of the outputs at the used steps (from 0): gradient 1 starts at each of them. */
export function outputsExperiment(spec: ModelSpec, weights: NamedWeights, inputs: readonly number[], used: readonly number[]): Experiment {
  const output = Float64Array.from(inputs, (_, step) => (used.includes(step) ? 1 : 0));
  const batch = { steps: inputs.length, size: 1, inputs: Float64Array.from(inputs) };
  return { spec, weights: flatten(spec, weights), batch, cost: null, seeds: { output }, clamps: [] };
}

/** The network, with the outputs that the cost uses; `first`: the number of the first step. */
export function unrolledFigure(steps: number, layers: number, used: readonly number[], first = 1): Figure {
  return {
    kind: 'network',
    layers,
    context: null,
    cost: true,
    steps: Array.from({ length: steps }, (_, step) => ({
      number: step + first,
      input: 'given',
      output: used.includes(step) ? 'used' : 'ignored',
    })),
  };
}

/** “y₂, y₄ and y₅” as pieces. */
export function joined<T>(items: readonly T[]): readonly (T | string)[] {
  return items.flatMap((item, index) => {
    if (index === 0) return [item];
    return [index === items.length - 1 ? ' and ' : ', ', item];
  });
}
