import { countParameters, parameters } from '../../engine/parameters';
import { inputWidth, type ModelSpec } from '../../engine/spec';

/** A feed-forward network that reads so many inputs at once, all that were read so far: what would stand at a step without a loop. */
export interface PrefixNet {
  /** Inputs that it reads; it can read neither fewer nor more. */
  readonly inputs: number;
  /** Weights that each of them goes through, its own for every place: n·d. */
  readonly perInput: number;
  /** All other parameters: biases, further layers, the output layer. */
  readonly rest: number;
  readonly total: number;
}

/** Plain layers of the same sizes with the same output layer. Nothing comes before the one thing it reads, so that it has no W. */
function specOfPrefix(spec: ModelSpec, inputs: number): ModelSpec {
  return {
    ...spec,
    shape: 'manyToMany',
    decoder: null,
    convolution: null,
    input: { kind: 'dense', size: inputs * inputWidth(spec.input) },
    layers: spec.layers.map(({ size, bias }) => ({ cell: 'rnn', size, bias: bias === 'none' ? 'none' : 'one', activation: 'tanh' })),
  };
}

/** The network for prefixes of that length, its tensors counted by the engine. */
export function prefixNet(spec: ModelSpec, inputs: number): PrefixNet {
  const tensors = parameters(specOfPrefix(spec, inputs)).filter(({ role }) => role !== 'W');
  const total = tensors.reduce((sum, { count }) => sum + count, 0);
  const first = tensors.find(({ name }) => name === 'layer1.U')?.count ?? 0;
  return { inputs, perInput: first / inputs, rest: total - first, total };
}

/** What takes the place of a recurrent network at each of its steps. */
export interface PrefixNets {
  /** One for each step: the first reads one input, the last one all. */
  readonly nets: readonly PrefixNet[];
  /** Parameters of all of them. */
  readonly together: number;
  /** Parameters of the recurrent network, the same for any number of steps. */
  readonly recurrent: number;
}

export function prefixNets(spec: ModelSpec, steps: number): PrefixNets {
  const nets = Array.from({ length: steps }, (_, step) => prefixNet(spec, step + 1));
  return { nets, together: nets.reduce((sum, { total }) => sum + total, 0), recurrent: countParameters(spec) };
}
