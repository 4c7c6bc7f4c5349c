import type { TaskName } from '../data/task';
import { taskNames, taskOf, tasks } from '../data/tasks';
import type { LayerSpec, ModelSpec } from '../engine/spec';
import type { WeightsOutline } from '../interop/fileContent';
import { inferSpec } from '../interop/inferSpec';
import { InteropError } from '../interop/namedTensors';
import type { SequenceCase } from '../interop/reference/sequenceCase';
import { checkShapes } from '../interop/weights';
import { limits } from './limits';
import { specOf } from './modelSpec';
import { oneOf } from './sceneParts';
import type { CaseSource, CellChoice, ModelChoice } from './scene';

/** What the app writes beside the weights that it saves: what no shape tells. */
export type SavedModel = Pick<ModelChoice, 'task' | 'cell' | 'bias'>;

/** The key under which it stands in a file's metadata. */
export const savedKey = 'unrolled';

function cellOf(layer: LayerSpec): CellChoice {
  switch (layer.cell) {
    case 'rnn':
      return 'rnn';
    case 'lstm':
      return layer.peephole ? 'peephole' : 'lstm';
    case 'gru':
      return layer.resetAfter ? 'gruAfter' : 'gru';
  }
}

/** What a file says of its model, as far as it can be read; a file of somebody else's says nothing. */
function readSaved(metadata: WeightsOutline['metadata']): Partial<SavedModel> {
  let said: unknown;
  try {
    said = JSON.parse(metadata[savedKey] ?? 'null');
  } catch {
    return {};
  }
  if (typeof said !== 'object' || said === null) return {};
  const fields = said as Readonly<Record<string, string | undefined>>;
  const task = oneOf(taskNames, fields.task);
  const cell = oneOf<CellChoice>(['rnn', 'lstm', 'peephole', 'gru', 'gruAfter'], fields.cell);
  const bias = oneOf<ModelChoice['bias']>(['none', 'one', 'two'], fields.bias);
  return { ...(task && { task }), ...(cell && { cell }), ...(bias && { bias }) };
}

/** Whether a network of this form reads and puts out what a task wants. */
function suits({ input, decoder, head }: ModelSpec, name: TaskName): boolean {
  const task = tasks[name];
  const inputs = input.kind === 'dense' && input.size === task.input.size;
  const outputs = head?.size === task.outputs.length && head.bias;
  const second = decoder?.input.kind === 'dense' ? decoder.input.size : null;
  return inputs && outputs && second === (task.decoder?.size ?? null);
}

function describeForm({ input, head, decoder }: ModelSpec): string {
  const reads = decoder ? `${input.size} and ${decoder.input.size}` : String(input.size);
  return `reads vectors of ${reads} numbers and puts out ${head ? head.size : 'none, since it has no output layer'}`;
}

function describeTasks(): string {
  return taskNames
    .map((name) => {
      const { input, decoder, outputs } = taskOf({ task: name });
      return `${name}: ${input.size}${decoder ? ` and ${decoder.size}` : ''} → ${outputs.length}`;
    })
    .join(', ');
}

/** The one cell of all layers; the stage draws no stack of several kinds. */
function commonLayer(layers: readonly LayerSpec[]): LayerSpec {
  const [first] = layers;
  const form = (layer: LayerSpec) => `${cellOf(layer)} ${layer.bias}`;
  if (!first || layers.some((layer) => form(layer) !== form(first))) {
    throw new InteropError('Its layers are of different kinds; the stage draws layers of one kind.');
  }
  return first;
}

/** `layers of 300, 20 units`, or the beginning of very many. */
function describeSizes(sizes: readonly number[]): string {
  const few = 8;
  return sizes.length > few
    ? `${sizes.length} layers of ${sizes.slice(0, few).join(', ')}, … units`
    : `layers of ${sizes.join(', ')} units`;
}

/** The sizes of its layers. Throws an InteropError where they are more than the stage is built for. */
export function checkSizes(layers: readonly { readonly size: number }[]): readonly number[] {
  const sizes = layers.map(({ size }) => size);
  if (sizes.length > limits.layers || sizes.some((size) => size > limits.units)) {
    throw new InteropError(
      `It has ${describeSizes(sizes)}; the stage is built for ${limits.layers} layers of at most ${limits.units} units.`,
    );
  }
  return sizes;
}

/**
 * The model that weights out of a file make, for the task that the file names, else for `preferred` if they fit it, else for the first
 * that they fit. What no shape tells and the file does not say is as PyTorch has it: tanh, and a GRU that resets after. Throws an
 * InteropError where they fit no task.
 */
export function modelOfWeights({ framework, tensors, metadata }: WeightsOutline, preferred: TaskName): Omit<ModelChoice, 'source'> {
  const said = readSaved(metadata);
  const inference = inferSpec(tensors, framework, { activation: 'tanh', resetAfter: said.cell !== 'gru', head: 'softmax' });
  if (inference.status === 'asks') throw new InteropError(inference.questions.map(({ words }) => words).join(' '));
  const { spec } = inference;
  const layer = commonLayer([...spec.layers, ...(spec.decoder?.layers ?? [])]);
  const wishes = [...(said.task ? [said.task] : []), preferred, ...taskNames];
  const task = wishes.find((name) => suits(spec, name));
  if (!task) throw new InteropError(`The network in it ${describeForm(spec)}. No task here is of that form (${describeTasks()}).`);
  const bias = layer.bias === 'none' ? 'none' : (said.bias ?? layer.bias);
  const model = { ...(task === 'names' ? {} : { task }), cell: cellOf(layer), sizes: checkSizes(spec.layers), bias };
  checkShapes(specOf(model), tensors, framework);
  return model;
}

/** The model of a case, its first sequence on the stage. Throws an InteropError where it is more than the stage is built for. */
export function modelOfCase({ model: { spec }, batch }: SequenceCase, file: Pick<CaseSource, 'name' | 'digest'>): ModelChoice {
  const layer = commonLayer(spec.layers);
  const sizes = checkSizes(spec.layers);
  if (spec.input.size > limits.units || batch.steps > limits.characters) {
    throw new InteropError(
      `It has ${batch.steps} steps of ${spec.input.size} numbers; the stage is built for ${limits.characters} steps of at most ${limits.units} numbers.`,
    );
  }
  const activation = layer.cell === 'rnn' ? layer.activation : 'tanh';
  const counts = { inputs: spec.input.size, steps: batch.steps, sequences: batch.size, sequence: 0 };
  return { cell: cellOf(layer), sizes, bias: layer.bias, source: { kind: 'case', ...file, ...counts, activation } };
}
