import { type ConvolutionSpec, inputWidth, type InputSpec, type LayerSpec, type ModelSpec } from '../engine/spec';
import type { CodeInputs, CodeModel } from './codeModel';
import { layouts } from './layouts';
import { boolLiteral, listLiteral, options, rowsLiteral, textLiteral } from './python';
import { layerStack, peepholeLstm, resetBeforeGru } from './pytorchCells';

type Part = 'rnn' | 'encoder' | 'decoder';

/** nn.LSTM and its like, or one of our own modules where PyTorch has none. */
function moduleName(layer: LayerSpec): string {
  switch (layer.cell) {
    case 'rnn':
      return 'nn.RNN';
    case 'lstm':
      return layer.peephole ? 'PeepholeLSTM' : 'nn.LSTM';
    case 'gru':
      return layer.resetAfter ? 'nn.GRU' : 'ResetBeforeGRU';
  }
}

function moduleCall(layer: LayerSpec, inputs: number, layers = 1): string {
  const extra = options([
    ['num_layers', String(layers), '1'],
    ['nonlinearity', layer.cell === 'rnn' ? textLiteral(layer.activation) : "'tanh'", "'tanh'"],
    ['bias', boolLiteral(layer.bias !== 'none'), 'True'],
  ]);
  return `${moduleName(layer)}(${inputs}, ${layer.size}${extra})`;
}

/** Whether one module of PyTorch's holds all layers. */
function isUniform(layers: readonly LayerSpec[]): boolean {
  const calls = new Set(layers.map((layer) => moduleCall(layer, 0)));
  return calls.size === 1 && (layers.length === 1 || [...calls].every((call) => call.startsWith('nn.')));
}

function gateComment(layers: readonly LayerSpec[]): string[] {
  const cells = new Set(layers.map((layer) => layer.cell));
  return [...cells].flatMap((cell) => {
    const gates = layouts.pytorch.gates[cell];
    return gates.length === 1
      ? []
      : [`# ${cell.toUpperCase()}: the rows of weight_ih and weight_hh are the blocks ${gates.join(', ')}, with a row for each unit.`];
  });
}

function stackLines(part: Part, layers: readonly LayerSpec[], inputs: number): string[] {
  const prefix = part === 'rnn' ? '' : `${part}.`;
  const [first] = layers;
  if (!first) return [];
  const named = (name: string) => (prefix === '' ? name : `${textLiteral(prefix)} + ${name}`);
  if (isUniform(layers)) {
    return [
      ...gateComment(layers),
      `${part} = ${moduleCall(first, inputs, layers.length)}`,
      `${part}.load_state_dict({name: weights[${named('name')}] for name in ${part}.state_dict()})`,
    ];
  }
  const calls = layers.map((layer, index) => moduleCall(layer, layers[index - 1]?.size ?? inputs));
  return [
    ...gateComment(layers),
    `${part} = Stack([${calls.join(', ')}])`,
    `for k, layer in enumerate(${part}):`,
    `    layer.load_state_dict({name: weights[${named("name.replace('_l0', f'_l{k}')")}] for name in layer.state_dict()})`,
  ];
}

function loadLine(name: string, tensors: readonly string[]): string {
  return `${name}.load_state_dict({${tensors.map((tensor) => `'${tensor}': weights['${name}.${tensor}']`).join(', ')}})`;
}

/** Lines that make `x` [steps, batch of 1, features] of what a stack reads. */
function inputLines(input: InputSpec, given: CodeInputs, part: Part): string[] {
  const x = part === 'decoder' ? 'decoder_x' : 'x';
  if (given.kind === 'vectors') return [`${x} = torch.tensor(${rowsLiteral(given.rows)}).unsqueeze(1)  # [steps, batch, features]`];
  const tokens = part === 'decoder' ? 'decoder_tokens' : 'tokens';
  const absent = given.tokens.some((token) => token < 0);
  const embedding = part === 'decoder' ? 'decoder_embedding' : 'embedding';
  const embedded = input.kind === 'embedding';
  const rows = embedded ? `${embedding}(${tokens}${absent ? '.clamp(min=0)' : ''})` : `torch.eye(${input.size})[${tokens}]`;
  return [
    `${tokens} = torch.tensor(${listLiteral(given.tokens)}${given.tokens.length === 0 ? ', dtype=torch.long' : ''})`,
    ...(embedded ? [`${embedding} = nn.Embedding(${input.size}, ${input.width})`, loadLine(embedding, ['weight'])] : []),
    `${x} = ${rows}.unsqueeze(1)  # [steps, batch, features]`,
    ...(absent ? [`${x} = ${x} * (${tokens} >= 0)[:, None, None]  # token −1: nothing was read`] : []),
  ];
}

function convolutionLines(convolution: ConvolutionSpec, inputs: number): string[] {
  const { filters, width, stride, bias, activation } = convolution;
  const extra = options([
    ['stride', String(stride), '1'],
    ['bias', boolLiteral(bias), 'True'],
  ]);
  return [
    `convolution = nn.Conv1d(${inputs}, ${filters}, ${width}${extra})`,
    loadLine('convolution', bias ? ['weight', 'bias'] : ['weight']),
    'x = convolution(x.permute(1, 2, 0)).permute(2, 0, 1)',
    ...(activation === 'linear' ? [] : [`x = torch.${activation}(x)`]),
  ];
}

function headLines({ head, layers, decoder }: ModelSpec): string[] {
  if (!head) return ['y = h'];
  const units = (decoder?.layers ?? layers).at(-1)?.size ?? 0;
  const logits = 'head(h)';
  return [
    `head = nn.Linear(${units}, ${head.size}${options([['bias', boolLiteral(head.bias), 'True']])})`,
    loadLine('head', head.bias ? ['weight', 'bias'] : ['weight']),
    `y = ${head.kind === 'softmax' ? `torch.softmax(${logits}, dim=-1)` : head.kind === 'sigmoid' ? `torch.sigmoid(${logits})` : logits}`,
  ];
}

/** Definitions of the cells that PyTorch lacks, where the model needs them. */
function definitions({ layers, decoder }: ModelSpec): string[] {
  const all = [layers, decoder?.layers ?? []];
  const names = new Set(all.flat().map(moduleName));
  const needed = [
    ...(names.has('PeepholeLSTM') ? [peepholeLstm] : []),
    ...(names.has('ResetBeforeGRU') ? [resetBeforeGru] : []),
    ...(all.some((stack) => stack.length > 0 && !isUniform(stack)) ? [layerStack] : []),
  ];
  return needed.flatMap((text) => ['', '', text]).concat(needed.length > 0 ? ['', ''] : []);
}

function runLines(model: CodeModel): string[] {
  const { spec, decoderInputs } = model;
  const inputs = spec.convolution?.filters ?? inputWidth(spec.input);
  const before = [
    ...inputLines(spec.input, model.inputs, 'rnn'),
    ...(spec.convolution ? convolutionLines(spec.convolution, inputWidth(spec.input)) : []),
    '',
  ];
  if (!spec.decoder || !decoderInputs) return [...before, ...stackLines('rnn', spec.layers, inputs), 'h, _ = rnn(x)'];
  return [
    ...before,
    ...stackLines('encoder', spec.layers, inputs),
    '_, context = encoder(x)',
    '',
    ...inputLines(spec.decoder.input, decoderInputs, 'decoder'),
    ...stackLines('decoder', spec.decoder.layers, inputWidth(spec.decoder.input)),
    'h, _ = decoder(decoder_x, context)  # starts from the encoder’s final states',
  ];
}

/** The model as a PyTorch program; `file` holds its weights. */
export function pytorchCode(model: CodeModel, file: string): string {
  const { spec, title } = model;
  const last = spec.shape === 'manyToOne';
  const lines = [
    ...title.split('\n').map((line) => `# ${line}`),
    'import torch',
    'from safetensors.torch import load_file',
    'from torch import nn',
    '',
    'torch.set_default_dtype(torch.float64)',
    'torch.set_grad_enabled(False)',
    `weights = load_file(${textLiteral(file)})`,
    ...definitions(spec),
    '',
    ...runLines(model),
    '',
    ...headLines(spec),
    last ? 'steps = [len(y) - 1]  # only the last output counts' : 'steps = range(len(y))',
    'for t in steps:',
    "    print(t, *(f'{value:.6f}' for value in y[t, 0].tolist()))",
    '',
  ];
  return lines.join('\n');
}
