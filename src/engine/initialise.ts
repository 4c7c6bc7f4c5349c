import { randomOrthogonal } from './orthogonal';
import { type ParameterTensor, parameters } from './parameters';
import { createRandom, type Random, streamOf } from './random';
import type { ModelSpec } from './spec';

/**
 * How weights start. A gate block is the d columns of one gate in U or W.
 * - `glorot`: each gate block (and V, convolution, embedding) uniform in ±√(6 / (rows + columns)) (Glorot & Bengio 2010); biases 0.
 * - `orthogonal`: the same, but each gate block of W a random orthogonal matrix.
 * - `keras`: as Keras: limits and orthogonality of the whole kernel, all gates side by side (U: ±√(6 / (n + G·d)), W: d orthonormal rows
 *   of length G·d); convolution with fans width · inputs and width · filters; embedding ±0.05; biases 0.
 * - `pytorch`: as PyTorch: everything in a layer uniform in ±1/√d; V, convolution and their biases in ±1/√(rows); embedding normal.
 * Peepholes start at 0, but in `pytorch` like the rest of their layer. The forget bias of the layer's spec is added to b_f in all of them.
 */
export type InitialisationScheme = 'glorot' | 'orthogonal' | 'keras' | 'pytorch';

/**
 * The flat weight vector of a fresh model, in the order of `parameters(spec)`. Each tensor draws from a stream of its own, named after
 * it, so that models which differ in one layer or bias still start alike elsewhere.
 */
export function initialise(spec: ModelSpec, seed: number, scheme: InitialisationScheme): Float64Array {
  const tensors = parameters(spec);
  const weights = new Float64Array(tensors.reduce((sum, tensor) => sum + tensor.count, 0));
  for (const tensor of tensors) {
    const values = weights.subarray(tensor.offset, tensor.offset + tensor.count);
    fillTensor(values, tensor, tensors, spec, createRandom(seed, streamOf(tensor.name)), scheme);
    if (tensor.role === 'b') addForgetBias(values, tensor, spec);
  }
  return weights;
}

function fillTensor(
  values: Float64Array,
  tensor: ParameterTensor,
  tensors: readonly ParameterTensor[],
  spec: ModelSpec,
  random: Random,
  scheme: InitialisationScheme,
): void {
  if (scheme === 'pytorch') return fillAsPyTorch(values, tensor, tensors, random);
  const [rows = 1, columns = 1] = tensor.shape;
  switch (tensor.role) {
    case 'U':
    case 'W':
      return scheme === 'keras' ? fillKernel(values, tensor, random) : fillBlocks(values, tensor, random, scheme);
    case 'embedding':
      return fillUniform(values, random, scheme === 'keras' ? 0.05 : glorotLimit(rows, columns));
    case 'convolutionKernel':
      return fillUniform(values, random, glorotLimit(rows, columns * (scheme === 'keras' ? (spec.convolution?.width ?? 1) : 1)));
    case 'V':
      return fillUniform(values, random, glorotLimit(rows, columns));
    case 'b':
    case 'bRecurrent':
    case 'bOutput':
    case 'convolutionBias':
    case 'peephole':
      return undefined;
  }
}

function fillKernel(values: Float64Array, { role, shape }: ParameterTensor, random: Random): void {
  const [rows = 1, columns = 1] = shape;
  if (role === 'W') values.set(randomOrthogonal(random, rows, columns));
  else fillUniform(values, random, glorotLimit(rows, columns));
}

function fillBlocks(values: Float64Array, tensor: ParameterTensor, random: Random, scheme: 'glorot' | 'orthogonal'): void {
  const [rows = 1, columns = 1] = tensor.shape;
  const size = columns / tensor.gates.length;
  for (let gate = 0; gate < tensor.gates.length; gate++) {
    const block = new Float64Array(rows * size);
    if (tensor.role === 'W' && scheme === 'orthogonal') block.set(randomOrthogonal(random, rows, size));
    else fillUniform(block, random, glorotLimit(rows, size));
    for (let r = 0; r < rows; r++) values.set(block.subarray(r * size, (r + 1) * size), r * columns + gate * size);
  }
}

function fillAsPyTorch(values: Float64Array, tensor: ParameterTensor, tensors: readonly ParameterTensor[], random: Random): void {
  if (tensor.role === 'embedding') {
    for (let k = 0; k < values.length; k++) values[k] = random.normal();
    return;
  }
  fillUniform(values, random, 1 / Math.sqrt(rowsBehind(tensor, tensors)));
}

/** The d of the layer; for V, the convolution and their biases, the rows of the matrix. */
function rowsBehind(tensor: ParameterTensor, tensors: readonly ParameterTensor[]): number {
  const matrix = tensors.find(({ role, layer, part }) => {
    if (tensor.part === 'head') return role === 'V';
    return tensor.layer === 0 ? role === 'convolutionKernel' : role === 'W' && layer === tensor.layer && part === tensor.part;
  });
  return matrix?.shape[0] ?? 1;
}

function glorotLimit(inputs: number, outputs: number): number {
  return Math.sqrt(6 / (inputs + outputs));
}

function fillUniform(values: Float64Array, random: Random, limit: number): void {
  for (let k = 0; k < values.length; k++) values[k] = limit * (2 * random.uniform() - 1);
}

function addForgetBias(values: Float64Array, tensor: ParameterTensor, spec: ModelSpec): void {
  const layers = tensor.part === 'decoder' ? spec.decoder?.layers : spec.layers;
  const layer = layers?.[tensor.layer - 1];
  if (layer?.cell !== 'lstm') return;
  const start = tensor.gates.indexOf('f') * layer.size;
  for (let unit = 0; unit < layer.size; unit++) values[start + unit] = values[start + unit]! + layer.forgetBias;
}
