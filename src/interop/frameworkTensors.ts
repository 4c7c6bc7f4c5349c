import { type GateName, type ParameterRole, type ParameterTensor, parameters } from '../engine/parameters';
import type { LayerSpec, ModelSpec } from '../engine/spec';
import { elementCount } from '../engine/tensor';
import { type Framework, type LayerPlace, type Layout, layouts, type RecurrentRole } from './layouts';

/** One of the engine's tensors inside a framework's tensor. */
export interface Block {
  /** null: the framework keeps a second bias vector here where the engine keeps one. */
  readonly tensor: ParameterTensor | null;
  /** The engine's second bias vector, where the framework keeps the sum of both. */
  readonly added: ParameterTensor | null;
  /** The engine's only bias vector, where the framework has this one beside it. */
  readonly instead: ParameterTensor | null;
}

/** A tensor as a framework keeps it. */
export interface FrameworkTensor {
  readonly name: string;
  /** What it is in the engine's terms; the first of them if it holds two bias vectors. */
  readonly role: ParameterRole;
  /** Layers count from 1; 0 outside the layers. */
  readonly layer: number;
  readonly part: ParameterTensor['part'];
  readonly shape: readonly number[];
  readonly count: number;
  /** Gates in the framework's order; empty outside the recurrent layers. */
  readonly gates: readonly GateName[];
  /** Steps that a convolution's kernel spans; 1 elsewhere. */
  readonly taps: number;
  readonly blocks: readonly Block[];
}

type Draft = Omit<FrameworkTensor, 'count'>;

const recurrentRoles: readonly RecurrentRole[] = ['U', 'W', 'b', 'bRecurrent', 'peephole'];

function blocksOf(role: RecurrentRole, layer: LayerSpec, own: readonly ParameterTensor[], layout: Layout): Block[] {
  const find = (wanted: ParameterRole) => own.find((tensor) => tensor.role === wanted) ?? null;
  const tensor = find(role);
  const biases = layer.bias === 'none' ? 0 : layout.biases(layer);
  if (role === 'b') return biases === 0 ? [] : [{ tensor, added: biases === 1 ? find('bRecurrent') : null, instead: null }];
  if (role === 'bRecurrent') return biases === 2 ? [{ tensor, added: null, instead: find('b') }] : [];
  return tensor ? [{ tensor, added: null, instead: null }] : [];
}

function recurrentShape(role: ParameterRole, rows: number, columns: number, vectors: number, layout: Layout): number[] {
  const matrix = layout.outputsFirst ? [columns, rows] : [rows, columns];
  const vector = layout.biasRows && vectors === 2 ? [2, columns] : [vectors * columns];
  const shape = role === 'U' || role === 'W' ? matrix : vector;
  return layout.directionsAxis ? [1, ...shape] : shape;
}

function recurrentTensors(layer: LayerSpec, place: LayerPlace, own: readonly ParameterTensor[], layout: Layout): Draft[] {
  const part = place.stack === 'decoder' ? 'decoder' : 'encoder';
  return recurrentRoles.flatMap((role) => {
    const name = layout.recurrent[role];
    if (role === 'bRecurrent' && name === layout.recurrent.b) return [];
    const roles = recurrentRoles.filter((other) => layout.recurrent[other] === name);
    const blocks = roles.flatMap((each) => blocksOf(each, layer, own, layout));
    if (blocks.length === 0) return [];
    const order = layout.gates[layer.cell];
    const gates = role === 'peephole' ? order.filter((gate) => gate !== 'g') : order;
    const rows = blocks[0]?.tensor?.shape[0] ?? 1;
    const shape = recurrentShape(role, rows, gates.length * layer.size, blocks.length, layout);
    return [{ name: layout.nameOf(name, place), role, layer: place.layer, part, shape, gates, taps: 1, blocks }];
  });
}

function otherTensor(tensor: ParameterTensor, spec: ModelSpec, layout: Layout): Draft {
  const { role, layer, part } = tensor;
  const [rows = 1, columns = 1] = tensor.shape;
  const taps = role === 'convolutionKernel' ? (spec.convolution?.width ?? 1) : 1;
  let shape = tensor.shape;
  if (role === 'convolutionKernel') shape = layout.outputsFirst ? [columns, rows / taps, taps] : [taps, rows / taps, columns];
  else if (role === 'V' && layout.outputsFirst) shape = [columns, rows];
  const blocks = [{ tensor, added: null, instead: null }];
  return { name: layout.others[tensor.name] ?? tensor.name, role, layer, part, shape, gates: [], taps, blocks };
}

function layerAt(spec: ModelSpec, tensor: ParameterTensor): LayerSpec | undefined {
  return (tensor.part === 'decoder' ? spec.decoder?.layers : spec.layers)?.[tensor.layer - 1];
}

/** Every tensor of the model as the framework would keep it, in the order of the engine's list. */
export function frameworkTensors(spec: ModelSpec, framework: Framework): readonly FrameworkTensor[] {
  const layout = layouts[framework];
  const all = parameters(spec);
  const alone = all.every((tensor) => tensor.layer === 1 && tensor.part === 'encoder');
  const drafts = all.flatMap((tensor) => {
    const layer = layerAt(spec, tensor);
    if (!layer) return [otherTensor(tensor, spec, layout)];
    if (tensor.role !== 'U') return [];
    const own = all.filter((other) => other.layer === tensor.layer && other.part === tensor.part);
    const stack = spec.decoder ? (tensor.part === 'decoder' ? 'decoder' : 'encoder') : 'only';
    return recurrentTensors(layer, { stack, layer: tensor.layer, alone }, own, layout);
  });
  return drafts.map((draft) => ({ ...draft, count: elementCount(draft.shape) }));
}
