import type { ConvolutionSpec, InputSpec, LayerSpec, ModelSpec } from '../../../src/engine/spec';
import { convolvedSteps } from '../../../src/engine/spec';
import { backwardStep, forwardStep, LayerWeights, type Quantities, type State, type Step } from './cells';
import { add, type Blocks, oneMinus, relu, tanh, times, type Vector, zerosOf } from './vectors';

/** A stack of layers with what stands in front of it: the encoder, the decoder or the only one. */
export interface StackSpec {
  readonly part: 'encoder' | 'decoder';
  readonly input: InputSpec;
  readonly convolution: ConvolutionSpec | null;
  readonly layers: readonly LayerSpec[];
}

/** Weights and the flat vector in which their gradient is collected. */
export interface Parameters {
  readonly weights: Blocks;
  readonly gradient: Blocks;
}

/** One sequence through a stack, unrolled: what entered, and every step of every layer. */
export interface Pass {
  readonly tokens: readonly number[] | null;
  readonly input: readonly Vector[];
  readonly convolved: readonly Vector[] | null;
  /** [layer][step] */
  readonly steps: readonly (readonly Step[])[];
  readonly initial: readonly State[];
}

export interface PassGradient {
  readonly input: readonly Vector[];
  readonly convolved: readonly Vector[] | null;
  readonly values: readonly (readonly Quantities[])[];
  readonly initial: readonly State[];
}

export const stacksOf = (spec: ModelSpec): readonly StackSpec[] => {
  const first: StackSpec = { ...spec, part: 'encoder' };
  return spec.decoder ? [first, { ...spec.decoder, part: 'decoder', convolution: null }] : [first];
};

const prefixOf = (stack: StackSpec) => (stack.part === 'decoder' ? 'decoder.' : '');

function layerWeights(stack: StackSpec, index: number, { weights, gradient }: Parameters): LayerWeights {
  return new LayerWeights(weights, gradient, `${prefixOf(stack)}layer${index + 1}.`, stack.layers[index]!.size);
}

/** Tokens or vectors to the vectors that enter. */
function enter(stack: StackSpec, tokens: readonly number[] | null, vectors: readonly Vector[], { weights }: Parameters): readonly Vector[] {
  if (!tokens) return vectors;
  const { input } = stack;
  if (input.kind === 'embedding') {
    const table = weights.get(`${prefixOf(stack)}embedding`);
    return tokens.map((token) => (token < 0 ? zerosOf(input.width) : table.row(token)));
  }
  return tokens.map((token) => zerosOf(input.size).map((_, k) => (k === token ? 1 : 0)));
}

const windowAt = (input: readonly Vector[], convolution: ConvolutionSpec, t: number): Vector =>
  input.slice(t * convolution.stride, t * convolution.stride + convolution.width).flat();

function convolve(convolution: ConvolutionSpec, input: readonly Vector[], { weights }: Parameters): Vector[] {
  const kernel = weights.get('convolution.kernel');
  const bias = weights.find('convolution.bias')?.row() ?? zerosOf(convolution.filters);
  return Array.from({ length: convolvedSteps(convolution, input.length) }, (_, t) => {
    const pre = add(kernel.product(windowAt(input, convolution, t)), bias);
    return convolution.activation === 'relu' ? relu(pre) : convolution.activation === 'tanh' ? tanh(pre) : pre;
  });
}

export function forwardPass(
  stack: StackSpec,
  tokens: readonly number[] | null,
  vectors: readonly Vector[],
  initial: readonly State[],
  parameters: Parameters,
): Pass {
  const input = enter(stack, tokens, vectors, parameters);
  const convolved = stack.convolution && convolve(stack.convolution, input, parameters);
  let below = convolved ?? input;
  const steps = stack.layers.map((layer, index) => {
    const weights = layerWeights(stack, index, parameters);
    let state = initial[index]!;
    const column = below.map((x) => {
      const step = forwardStep(layer, weights, x, state);
      state = stateAfter(step, layer.size);
      return step;
    });
    below = column.map((step) => step.values.h!);
    return column;
  });
  return { tokens, input, convolved, steps, initial };
}

export const stateAfter = ({ values }: Step, size: number): State => ({ h: values.h!, c: values.c ?? zerosOf(size) });

/** The last states of every layer; the initial ones of a sequence without steps. */
export function finalStates(pass: Pass, stack: StackSpec): State[] {
  return pass.steps.map((column, index) => {
    const last = column.at(-1);
    return last ? stateAfter(last, stack.layers[index]!.size) : pass.initial[index]!;
  });
}

const silent = (size: number): State => ({ h: zerosOf(size), c: zerosOf(size) });

/**
 * Back through steps first…last of a sequence: `top` arrives at h of the last layer, `final` at the states after the last step. What
 * would go on to the steps before `first` is returned as `initial`.
 */
export function backwardPass(
  stack: StackSpec,
  pass: Pass,
  top: readonly Vector[],
  final: readonly State[],
  parameters: Parameters,
  first = 0,
): PassGradient {
  let above = top;
  const initial: State[] = [];
  const values: Quantities[][] = [];
  for (let index = stack.layers.length - 1; index >= 0; index -= 1) {
    const layer = stack.layers[index]!;
    const weights = layerWeights(stack, index, parameters);
    const column = pass.steps[index]!;
    let arriving = final[index]!;
    const dx: Vector[] = column.map(({ x }) => zerosOf(x.length));
    values[index] = column.map(() => ({}));
    for (let t = column.length - 1; t >= first; t -= 1) {
      const gradient = backwardStep(layer, weights, column[t]!, { h: add(arriving.h, above[t]!), c: arriving.c });
      values[index]![t] = gradient.values;
      dx[t] = gradient.x;
      arriving = gradient.before;
    }
    initial[index] = first === 0 ? arriving : silent(layer.size);
    above = dx;
  }
  const convolved = stack.convolution ? above : null;
  const input = stack.convolution ? backThroughConvolution(stack.convolution, pass, above, parameters) : above;
  if (stack.input.kind === 'embedding') {
    const table = parameters.gradient.get(`${prefixOf(stack)}embedding`);
    input.forEach((d, t) => {
      const token = pass.tokens![t]!;
      if (token >= 0) table.addToRow(d, token);
    });
  }
  return { input, convolved, values, initial };
}

function backThroughConvolution(
  convolution: ConvolutionSpec,
  pass: Pass,
  dy: readonly Vector[],
  { weights, gradient }: Parameters,
): Vector[] {
  const dx = pass.input.map((x) => zerosOf(x.length));
  dy.forEach((d, t) => {
    const y = pass.convolved![t]!;
    const slope = y.map((value, k) => (convolution.activation === 'relu' ? (value > 0 ? 1 : 0) : oneMinus(times(y, y))[k]!));
    const pre = convolution.activation === 'linear' ? d : times(d, slope);
    gradient.get('convolution.kernel').addOuter(windowAt(pass.input, convolution, t), pre);
    gradient.find('convolution.bias')?.addToRow(pre);
    const back = weights.get('convolution.kernel').transposedProduct(pre);
    for (let tap = 0; tap < convolution.width; tap += 1) {
      const at = t * convolution.stride + tap;
      const width = dx[at]!.length;
      dx[at] = add(dx[at]!, back.slice(tap * width, (tap + 1) * width));
    }
  });
  return dx;
}
