import { gatesOf } from '../../engine/parameters';
import { convolvedSteps, inputWidth, type LayerSpec, type ModelSpec } from '../../engine/spec';
import type { ConventionTensor } from '../../interop/conventions';
import type { MisconceptionName } from '../misconceptions';
import { allLayers, columnsOf, type CountTask, inputRows, isBias, layerOf, mapLayers, sumOf, tensorsOf, withBias } from './countTask';

/** What a learner with one wrong idea would count: the model's tensors, deliberately changed. Null where the idea does not apply. */
export type WrongCount = (task: CountTask, tensors: readonly ConventionTensor[]) => number | null;

/** Each tensor counted in another way. */
const recount =
  (count: (tensor: ConventionTensor, task: CountTask) => number): WrongCount =>
  (task, tensors) =>
    tensors.reduce((sum, tensor) => sum + count(tensor, task), 0);

const without = (drop: (tensor: ConventionTensor) => boolean): WrongCount => recount((tensor) => (drop(tensor) ? 0 : tensor.count));

/** The tensors of another model. */
const ofModel =
  (change: (spec: ModelSpec) => ModelSpec): WrongCount =>
  ({ spec, convention }) =>
    sumOf(tensorsOf({ spec: change(spec), convention }));

/** Recurrent tensors counted with `keep` of their `gates` blocks; peepholes and partial biases as they are. */
const ofGates = (keep: (gates: number) => number): WrongCount =>
  recount((tensor, { spec }) => {
    const layer = layerOf(spec, tensor);
    const gates = layer ? gatesOf(layer).length : 1;
    return tensor.gates.length === gates && gates > 1 ? (tensor.count / gates) * keep(gates) : tensor.count;
  });

/** U with another number of rows than it has. */
const withInputRows = (rowsOf: (tensor: ConventionTensor, spec: ModelSpec) => number | null): WrongCount =>
  recount((tensor, { spec }) => {
    const layer = layerOf(spec, tensor);
    const rows = tensor.role === 'U' ? rowsOf(tensor, spec) : null;
    return layer && rows !== null ? rows * columnsOf(layer) : tensor.count;
  });

const isFirst = ({ part, layer }: ConventionTensor): boolean => part === 'encoder' && layer === 1;
const resetAfter = (layer: LayerSpec): LayerSpec => (layer.cell === 'gru' ? { ...layer, resetAfter: true } : layer);

/** The second bias vector, which PyTorch keeps apart and Keras as the second row of one tensor, left out. */
const oneVector = recount(({ role, shape, count }) => {
  if (role === 'bRecurrent') return 0;
  return role === 'b' && shape.length === 2 ? count / 2 : count;
});

const twoVectors: WrongCount = ({ spec }, tensors) => {
  const rest = tensors.filter(({ role }) => role !== 'b' && role !== 'bRecurrent');
  const vectors = allLayers(spec).reduce((sum, layer) => sum + (layer.bias === 'none' ? 0 : 2 * columnsOf(layer)), 0);
  return sumOf(rest) + vectors;
};

/** The commonest first: where two ideas lead to the same number, the first is named. */
export const wrongCounts: Partial<Record<MisconceptionName, WrongCount>> = {
  timesSteps: ({ steps }, tensors) => steps && steps * sumOf(tensors),
  copiesCounted: (task, tensors) =>
    task.steps && recount(({ layer, count }, { steps }) => (layer > 0 ? count * (steps ?? 1) : count))(task, tensors),
  timesBatch: ({ batch }, tensors) => batch && batch * sumOf(tensors),
  forgotRecurrent: without(({ role }) => role === 'W'),
  forgotGates: ofGates(() => 1),
  forgotCandidate: ofGates((gates) => gates - 1),
  forgotBias: without(isBias),
  biasAdded: (task) =>
    allLayers(task.spec).some(({ bias }) => bias !== 'none') ? null : ofModel((spec) => withBias(spec, 'one'))(task, []),
  oneBias: (task, tensors) => (task.convention === 'pytorch' ? oneVector(task, tensors) : null),
  forgotResetBias: (task, tensors) => (task.convention === 'pytorch' ? null : oneVector(task, tensors)),
  resetBiasAdded: (task) => (task.convention === 'pytorch' ? null : ofModel((spec) => mapLayers(spec, resetAfter))(task, [])),
  twoBiases: twoVectors,
  forgotOutput: without(({ part }) => part === 'head'),
  forgotLayers: without(({ layer }) => layer > 1),
  inputAgain: withInputRows((tensor, spec) => (tensor.layer > 1 ? inputRows(spec, tensor.part) : null)),
  forgotInput: without(({ role }) => role === 'U'),
  peepholeMatrix: recount((tensor, { spec }) => tensor.count * (tensor.role === 'peephole' ? (layerOf(spec, tensor)?.size ?? 1) : 1)),
  forgotPeephole: without(({ role }) => role === 'peephole'),
  forgotTaps: recount(({ role, count }, { spec }) => (role === 'convolutionKernel' ? count / (spec.convolution?.width ?? 1) : count)),
  ignoredConvolution: withInputRows((tensor, spec) => (spec.convolution && isFirst(tensor) ? inputWidth(spec.input) : null)),
  perPosition: recount(({ role, count }, { spec, steps }) =>
    role === 'convolutionKernel' && steps ? count * convolvedSteps(spec.convolution, steps) : count,
  ),
  forgotEmbedding: without(({ role }) => role === 'embedding'),
  vocabularyInput: withInputRows((tensor, spec) =>
    spec.input.kind === 'embedding' && !spec.convolution && isFirst(tensor) ? spec.input.size : null,
  ),
  forgotDecoder: without(({ part }) => part === 'decoder'),
  sharedDecoder: without(({ part, layer }) => part === 'decoder' && layer > 0),
};
