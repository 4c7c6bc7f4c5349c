import { type InputSpec, inputWidth, type LayerSpec, type ModelSpec } from './spec';
import { elementCount } from './tensor';

export type GateName = 'f' | 'i' | 'o' | 'g' | 'z' | 'r' | 'n' | 'h';

export type ParameterRole =
  | 'embedding' // E: vocabulary × width
  | 'convolutionKernel' // width · inputs × filters, rows ordered (tap, input)
  | 'convolutionBias'
  | 'U' // input weights: n × G·d
  | 'W' // recurrent weights: d × G·d
  | 'b' // G·d
  | 'bRecurrent' // G·d; for a reset-after GRU with one bias style: only n's, d
  | 'peephole' // 3·d in the order f, i, o
  | 'V' // output weights: d × k
  | 'bOutput'; // k

/** One tensor of a model's flat weight vector. */
export interface ParameterTensor {
  /** `layer1.U`, `decoder.layer2.W`, `embedding`, `V`, `bOutput`, … */
  readonly name: string;
  readonly role: ParameterRole;
  /** Layers count from 1; 0 for tensors outside the layers. */
  readonly layer: number;
  readonly part: 'encoder' | 'decoder' | 'head';
  readonly shape: readonly number[];
  readonly count: number;
  /** Where it starts in the flat vector. */
  readonly offset: number;
  /** The blocks of d columns in U, W, b, bRecurrent (or of d values in the peephole), in order. Empty elsewhere. */
  readonly gates: readonly GateName[];
}

/** The gates of a cell, in the engine's column order. The basic cell counts as one gate, h. */
export function gatesOf(layer: LayerSpec): readonly GateName[] {
  switch (layer.cell) {
    case 'rnn':
      return ['h'];
    case 'lstm':
      return ['f', 'i', 'o', 'g'];
    case 'gru':
      return ['z', 'r', 'n'];
  }
}

type Draft = Omit<ParameterTensor, 'offset' | 'count'>;
type Part = 'encoder' | 'decoder';

function inputTensors(input: InputSpec, part: Part): Draft[] {
  if (input.kind !== 'embedding') return [];
  const name = part === 'decoder' ? 'decoder.embedding' : 'embedding';
  return [{ name, role: 'embedding', layer: 0, part, shape: [input.size, input.width], gates: [] }];
}

function layerTensors(layer: LayerSpec, inputs: number, index: number, part: Part): Draft[] {
  const prefix = `${part === 'decoder' ? 'decoder.' : ''}layer${index}.`;
  const gates = gatesOf(layer);
  const columns = gates.length * layer.size;
  const draft = (role: ParameterRole, shape: number[], of: readonly GateName[] = gates): Draft => ({
    name: prefix + role,
    role,
    layer: index,
    part,
    shape,
    gates: of,
  });
  const tensors = [draft('U', [inputs, columns]), draft('W', [layer.size, columns])];
  if (layer.bias !== 'none') tensors.push(draft('b', [columns]));
  if (layer.bias === 'two') tensors.push(draft('bRecurrent', [columns]));
  else if (layer.bias === 'one' && layer.cell === 'gru' && layer.resetAfter) tensors.push(draft('bRecurrent', [layer.size], ['n']));
  if (layer.cell === 'lstm' && layer.peephole) tensors.push(draft('peephole', [3 * layer.size], ['f', 'i', 'o']));
  return tensors;
}

function stackTensors(layers: readonly LayerSpec[], inputs: number, part: Part): Draft[] {
  return layers.flatMap((layer, index) => layerTensors(layer, index === 0 ? inputs : (layers[index - 1]?.size ?? 0), index + 1, part));
}

function convolutionTensors(spec: ModelSpec): Draft[] {
  const { convolution, input } = spec;
  if (!convolution) return [];
  const base = { layer: 0, part: 'encoder', gates: [] } as const;
  const shape = [convolution.width * inputWidth(input), convolution.filters];
  const kernel: Draft = { ...base, name: 'convolution.kernel', role: 'convolutionKernel', shape };
  if (!convolution.bias) return [kernel];
  return [kernel, { ...base, name: 'convolution.bias', role: 'convolutionBias', shape: [convolution.filters] }];
}

function headTensors(spec: ModelSpec): Draft[] {
  const { head } = spec;
  const size = (spec.decoder?.layers ?? spec.layers).at(-1)?.size;
  if (!head || size === undefined) return [];
  const base = { layer: 0, part: 'head', gates: [] } as const;
  const weights: Draft = { ...base, name: 'V', role: 'V', shape: [size, head.size] };
  return head.bias ? [weights, { ...base, name: 'bOutput', role: 'bOutput', shape: [head.size] }] : [weights];
}

/**
 * Every tensor of the model, in the order of its flat weight vector. The only source of shapes: allocation, counts, quizzes, heat maps,
 * import and export all read this list. Shapes are the lecture's: U is n × G·d, W is d × G·d, V is d × k, G gates side by side.
 */
export function parameters(spec: ModelSpec): readonly ParameterTensor[] {
  const drafts = [
    ...inputTensors(spec.input, 'encoder'),
    ...convolutionTensors(spec),
    ...stackTensors(spec.layers, spec.convolution?.filters ?? inputWidth(spec.input), 'encoder'),
    ...(spec.decoder ? inputTensors(spec.decoder.input, 'decoder') : []),
    ...(spec.decoder ? stackTensors(spec.decoder.layers, inputWidth(spec.decoder.input), 'decoder') : []),
    ...headTensors(spec),
  ];
  let offset = 0;
  return drafts.map((draft) => {
    const count = elementCount(draft.shape);
    const tensor = { ...draft, count, offset };
    offset += count;
    return tensor;
  });
}

/** Number of trainable values; does not depend on the number of steps or on the batch. */
export function countParameters(spec: ModelSpec): number {
  return parameters(spec).reduce((sum, tensor) => sum + tensor.count, 0);
}
