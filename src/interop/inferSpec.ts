import type { BiasStyle, CellKind, ConvolutionSpec, HeadSpec, InputSpec, LayerSpec, ModelSpec } from '../engine/spec';
import type { Framework } from './layouts';
import { InteropError, type NamedShapes } from './namedTensors';
import { type Given, type Question, questionsAbout, TensorReading } from './tensorReading';

export type Inference =
  | { readonly status: 'known'; readonly spec: ModelSpec }
  | { readonly status: 'asks'; readonly questions: readonly Question[] };

type Stack = 'only' | 'encoder' | 'decoder';

const cellOfGates: Readonly<Record<number, CellKind>> = { 1: 'rnn', 3: 'gru', 4: 'lstm' };

function biasOf(reading: TensorReading, bias: readonly number[] | null): BiasStyle {
  if (!bias) return 'none';
  return reading.layout.biasRows && bias.length === 1 ? 'one' : 'two';
}

/** Keras's bias tells; PyTorch has no other kind; anything else must be asked. */
function resetAfterOf(reading: TensorReading, bias: readonly number[] | null): boolean {
  if (reading.layout.biasRows && bias) return bias.length === 2;
  return reading.framework === 'pytorch' ? (reading.given.resetAfter ?? true) : reading.ask('resetAfter', true);
}

function layerFrom(reading: TensorReading, stack: Stack, layer: number): LayerSpec {
  const { inputs: size, outputs } = reading.matrix(reading.recurrentName('W', stack, layer));
  const cell = cellOfGates[outputs / size];
  if (!cell) {
    const name = reading.recurrentName('W', stack, layer);
    throw new InteropError(
      `“${name}” has ${size} units and ${outputs} outputs; an RNN has 1, a GRU 3, an LSTM 4 times as many outputs as units.`,
    );
  }
  const biasShape = reading.shapeOf(reading.recurrentName('b', stack, layer));
  const bias = biasOf(reading, biasShape);
  switch (cell) {
    case 'rnn':
      return { cell, size, bias, activation: reading.ask('activation', 'tanh') };
    case 'lstm':
      return { cell, size, bias, peephole: reading.shapeOf(reading.recurrentName('peephole', stack, layer)) !== null, forgetBias: 0 };
    case 'gru':
      return { cell, size, bias, resetAfter: resetAfterOf(reading, biasShape) };
  }
}

function layersFrom(reading: TensorReading, stack: Stack): LayerSpec[] {
  const layers: LayerSpec[] = [];
  while (reading.hasLayer(stack, layers.length + 1)) layers.push(layerFrom(reading, stack, layers.length + 1));
  return layers;
}

function convolutionFrom(reading: TensorReading): { convolution: ConvolutionSpec; inputs: number } | null {
  const shape = reading.shapeOf(reading.otherName('convolution.kernel'));
  if (!shape) return null;
  const [width = 1, inputs = 1, filters = 1] = reading.layout.outputsFirst ? shape.toReversed() : shape;
  const bias = reading.shapeOf(reading.otherName('convolution.bias')) !== null;
  const convolution = {
    filters,
    width,
    bias,
    stride: reading.ask('stride', 1),
    activation: reading.ask('convolutionActivation', 'linear'),
  };
  return { convolution, inputs };
}

/** What the stack reads: an embedding if there is one, else vectors as wide as the first weight matrix wants them. */
function inputFrom(reading: TensorReading, stack: Stack, convolved: number | undefined): InputSpec {
  const shape = reading.shapeOf(reading.otherName(stack === 'decoder' ? 'decoder.embedding' : 'embedding'));
  if (shape) return { kind: 'embedding', size: shape[0] ?? 0, width: shape[1] ?? 0 };
  const size = convolved ?? reading.matrix(reading.recurrentName('U', stack, 1)).inputs;
  return { kind: reading.given.input ?? 'dense', size };
}

function headFrom(reading: TensorReading): HeadSpec | null {
  if (!reading.shapeOf(reading.otherName('V'))) return null;
  const { outputs: size } = reading.matrix(reading.otherName('V'));
  const bias = reading.shapeOf(reading.otherName('bOutput')) !== null;
  const kind = reading.ask('head', 'softmax');
  return kind === 'linear' ? { kind, size, bias, loss: reading.given.loss ?? 'squaredError' } : { kind, size, bias };
}

/**
 * The model that named tensors belong to, read off their names and shapes. What shapes leave open (a basic cell's activation, where a
 * GRU resets, what the output layer is) comes back as questions unless `given` answers it; nothing is guessed. Throws an InteropError
 * if the tensors make no model.
 */
export function inferSpec(tensors: NamedShapes, framework: Framework, given: Given = {}): Inference {
  const reading = new TensorReading(tensors, framework, given);
  const pair = reading.hasLayer('decoder', 1);
  const stack = pair && framework === 'pytorch' ? 'encoder' : 'only';
  const layers = layersFrom(reading, stack);
  if (layers.length === 0) {
    const name = reading.recurrentName('W', stack, 1);
    throw new InteropError(
      `No recurrent layer found: there is no “${name}” among ${[...tensors.keys()].join(', ') || 'no tensors at all'}.`,
    );
  }
  const convolved = convolutionFrom(reading);
  const decoder = pair ? { input: inputFrom(reading, 'decoder', undefined), layers: layersFrom(reading, 'decoder') } : null;
  const spec: ModelSpec = {
    shape: pair ? 'encoderDecoder' : (given.shape ?? 'manyToMany'),
    input: inputFrom(reading, stack, convolved?.inputs),
    convolution: convolved?.convolution ?? null,
    layers,
    decoder,
    head: headFrom(reading),
  };
  return reading.open.size > 0 ? { status: 'asks', questions: questionsAbout(reading.open) } : { status: 'known', spec };
}
