import type { ConvolutionSpec, InputSpec, LayerSpec, ModelSpec } from '../engine/spec';
import type { CodeInputs, CodeModel } from './codeModel';
import { type FrameworkTensor, frameworkTensors } from './frameworkTensors';
import { peepholeLstmCell } from './kerasCells';
import { boolLiteral, listLiteral, options, rowsLiteral, textLiteral } from './python';

type Part = 'encoder' | 'decoder';

/** Names of gates in Keras's papers and sources. */
const gateOrder: Readonly<Record<LayerSpec['cell'], string>> = { rnn: '', lstm: 'i, f, c, o', gru: 'z, r, h' };

function layerCall(layer: LayerSpec): string {
  const biased: readonly [string, string, string] = ['use_bias', boolLiteral(layer.bias !== 'none'), 'True'];
  const sequences = ', return_sequences=True, return_state=True';
  switch (layer.cell) {
    case 'rnn':
      return `keras.layers.SimpleRNN(${layer.size}${options([['activation', textLiteral(layer.activation), "'tanh'"], biased])}${sequences})`;
    case 'lstm':
      return layer.peephole
        ? `keras.layers.RNN(PeepholeLSTMCell(${layer.size}${options([biased])})${sequences})`
        : `keras.layers.LSTM(${layer.size}${options([biased])}${sequences})`;
    case 'gru':
      return `keras.layers.GRU(${layer.size}, reset_after=${boolLiteral(layer.resetAfter)}${options([biased])}${sequences})`;
  }
}

/** A layer, built for its input and filled: `set_weights` wants the tensors in the order in which Keras made them. */
function loaded(name: string, call: string, x: string, tensors: readonly FrameworkTensor[]): string[] {
  return [`${name} = load(${call}, ${x}, ${tensors.map((tensor) => textLiteral(tensor.name)).join(', ')})`];
}

function stackLines(part: Part, layers: readonly LayerSpec[], tensors: readonly FrameworkTensor[]): string[] {
  const prefix = part === 'decoder' ? 'decoder_' : '';
  return layers.flatMap((layer, index) => {
    const name = `${prefix}layer${index + 1}`;
    const below = index > 0 ? `${prefix}h` : `${prefix}x`;
    const own = tensors.filter((tensor) => tensor.part === part && tensor.layer === index + 1);
    const gates = gateOrder[layer.cell];
    const initial = part === 'decoder' ? `, initial_state=state${index + 1}` : '';
    return [
      ...(gates === '' ? [] : [`# The columns of ${name}’s kernels are the blocks ${gates}, ${layer.size} each.`]),
      ...loaded(name, layerCall(layer), below, own),
      `${prefix}h, *${prefix}state${index + 1} = ${name}(${below}${initial})`,
    ];
  });
}

/** Lines that make `x` [batch of 1, steps, features] of what a stack reads. */
function inputLines(input: InputSpec, given: CodeInputs, part: Part, tensors: readonly FrameworkTensor[]): string[] {
  const prefix = part === 'decoder' ? 'decoder_' : '';
  const [x, tokens] = [`${prefix}x`, `${prefix}tokens`];
  if (given.kind === 'vectors') return [`${x} = np.array(${rowsLiteral(given.rows)})[None]  # [batch, steps, features]`];
  const absent = given.tokens.some((token) => token < 0);
  const list = `${tokens} = np.array(${listLiteral(given.tokens)}, dtype='int64')`;
  const mask = absent ? [`${x} = ${x} * (${tokens} >= 0)[None, :, None]  # token −1: nothing was read`] : [];
  if (input.kind !== 'embedding') return [list, `${x} = np.eye(${input.size})[${tokens}][None]  # [batch, steps, features]`, ...mask];
  const embedding = tensors.filter((tensor) => tensor.role === 'embedding' && tensor.part === part);
  const rows = `np.maximum(${tokens}, 0)[None]`;
  return [
    list,
    ...loaded(`${prefix}embedding`, `keras.layers.Embedding(${input.size}, ${input.width})`, rows, embedding),
    `${x} = keras.ops.convert_to_numpy(${prefix}embedding(${rows}))  # [batch, steps, features]`,
    ...mask,
  ];
}

function convolutionLines(convolution: ConvolutionSpec, tensors: readonly FrameworkTensor[]): string[] {
  const { filters, width, stride, bias, activation } = convolution;
  const extra = options([
    ['strides', String(stride), '1'],
    ['activation', textLiteral(activation), "'linear'"],
    ['use_bias', boolLiteral(bias), 'True'],
  ]);
  const own = tensors.filter((tensor) => tensor.role === 'convolutionKernel' || tensor.role === 'convolutionBias');
  return [...loaded('convolution', `keras.layers.Conv1D(${filters}, ${width}${extra})`, 'x', own), 'x = convolution(x)'];
}

function headLines({ head, decoder }: ModelSpec, tensors: readonly FrameworkTensor[]): string[] {
  const h = decoder ? 'decoder_h' : 'h';
  if (!head) return [`y = ${h}`];
  const extra = options([
    ['activation', textLiteral(head.kind), "'linear'"],
    ['use_bias', boolLiteral(head.bias), 'True'],
  ]);
  const own = tensors.filter((tensor) => tensor.part === 'head');
  return [...loaded('head', `keras.layers.Dense(${head.size}${extra})`, h, own), `y = head(${h})`];
}

const loadFunction = `def load(layer, x, *names):
    """Builds a layer for its input and fills it."""
    layer.build(tuple(x.shape))
    layer.set_weights([weights[name] for name in names])
    return layer`;

/** The model as a Keras 3 program; `file` holds its weights. */
export function kerasCode(model: CodeModel, file: string): string {
  const { spec, title, decoderInputs } = model;
  const tensors = frameworkTensors(spec, 'keras');
  const peepholes = [...spec.layers, ...(spec.decoder?.layers ?? [])].some((layer) => layer.cell === 'lstm' && layer.peephole);
  const decoder =
    spec.decoder && decoderInputs
      ? ['', ...inputLines(spec.decoder.input, decoderInputs, 'decoder', tensors), ...stackLines('decoder', spec.decoder.layers, tensors)]
      : [];
  const lines = [
    ...title.split('\n').map((line) => `# ${line}`),
    'import keras',
    'import numpy as np',
    'from safetensors.numpy import load_file',
    '',
    "keras.config.set_floatx('float64')",
    `weights = load_file(${textLiteral(file)})`,
    '',
    '',
    loadFunction,
    ...(peepholes ? ['', '', peepholeLstmCell] : []),
    '',
    '',
    ...inputLines(spec.input, model.inputs, 'encoder', tensors),
    ...(spec.convolution ? convolutionLines(spec.convolution, tensors) : []),
    '',
    ...stackLines('encoder', spec.layers, tensors),
    ...decoder,
    '',
    ...headLines(spec, tensors),
    'y = keras.ops.convert_to_numpy(y)[0]',
    spec.shape === 'manyToOne' ? 'steps = [len(y) - 1]  # only the last output counts' : 'steps = range(len(y))',
    'for t in steps:',
    "    print(t, *(f'{value:.6f}' for value in y[t]))",
    '',
  ];
  return lines.join('\n');
}
