import { formatCount } from '../../ui/format';
import { gatesOf } from '../../engine/parameters';
import { convolvedSteps, inputWidth } from '../../engine/spec';
import type { ConventionTensor } from '../../interop/conventions';
import type { MisconceptionName } from '../misconceptions';
import type { Mistake } from '../question';
import { columnsOf, type CountTask, inputRows, layerOf, sumOf, tensorsOf } from './countTask';
import { wrongCounts } from './wrongCounts';

function difference(right: number, wrong: number): string {
  return `${formatCount(right)} ${wrong < right ? '−' : '+'} ${formatCount(Math.abs(right - wrong))}`;
}

function work({ steps, batch }: CountTask, right: number, wrong: number): string {
  if (wrong === right * (steps ?? 0)) return `${formatCount(right)} · ${formatCount(steps ?? 0)}`;
  if (wrong === right * (batch ?? 0)) return `${formatCount(right)} · ${formatCount(batch ?? 0)}`;
  return difference(right, wrong);
}

/** Mistakes with values of their own, the commonest first; none of them is the answer. */
export function distinct(mistakes: readonly Mistake<number>[], answer: number): readonly Mistake<number>[] {
  const wrong = mistakes.filter(({ value }) => value !== answer && value > 0 && Number.isFinite(value));
  return wrong.filter(({ value }, index) => wrong.findIndex((other) => other.value === value) === index);
}

/** What wrong ideas make of the model's total. */
export function totalMistakes(task: CountTask): readonly Mistake<number>[] {
  const tensors = tensorsOf(task);
  const right = sumOf(tensors);
  const mistakes = Object.entries(wrongCounts).map(([misconception, count]) => {
    const value = count(task, tensors) ?? right;
    return { misconception: misconception as MisconceptionName, value, work: work(task, right, value) };
  });
  return distinct(mistakes, right);
}

type Wrong = readonly [misconception: MisconceptionName, value: number | null | undefined, work: string];

const product = (...sides: readonly number[]): string => sides.map(formatCount).join(' · ');
const addition = (...sides: readonly number[]): string => sides.map(formatCount).join(' + ');

function matrixMistakes(tensor: ConventionTensor, { spec }: CountTask, own: readonly ConventionTensor[]): Wrong[] {
  const layer = layerOf(spec, tensor);
  if (!layer) return [];
  const columns = columnsOf(layer);
  const other = own.find(({ role }) => role === (tensor.role === 'U' ? 'W' : 'U'));
  const rows = tensor.count / columns;
  const upper = tensor.role === 'U' && tensor.layer > 1;
  const reads = tensor.role === 'U' && tensor.layer === 1 && tensor.part === 'encoder';
  const again = inputRows(spec, tensor.part);
  return [
    ['swappedMatrices', other?.count, other ? product(other.count / columns, columns) : ''],
    ['inputAgain', upper ? again * columns : null, product(again, columns)],
    ['stackedMatrices', other && tensor.count + other.count, addition(tensor.count, other?.count ?? 0)],
    ['addedSides', rows + layer.size, addition(rows, layer.size)],
    ['ignoredConvolution', reads && spec.convolution ? inputWidth(spec.input) * columns : null, product(inputWidth(spec.input), columns)],
  ];
}

function biasMistakes(tensor: ConventionTensor, { spec, convention }: CountTask): Wrong[] {
  const layer = layerOf(spec, tensor);
  const vectors = tensor.shape.length === 2 ? (tensor.shape[0] ?? 1) : 1;
  return [
    ['forgotResetBias', vectors === 2 ? tensor.count / 2 : null, formatCount(tensor.count / 2)],
    ['twoBiases', layer && convention !== 'pytorch' ? 2 * columnsOf(layer) : null, layer ? product(2, columnsOf(layer)) : ''],
  ];
}

function ownMistakes(tensor: ConventionTensor, task: CountTask, own: readonly ConventionTensor[]): Wrong[] {
  const { spec, steps } = task;
  const layer = layerOf(spec, tensor);
  const taps = spec.convolution?.width ?? 1;
  const positions = convolvedSteps(spec.convolution, steps ?? 0);
  switch (tensor.role) {
    case 'U':
    case 'W':
      return matrixMistakes(tensor, task, own);
    case 'b':
    case 'bRecurrent':
      return biasMistakes(tensor, task);
    case 'peephole':
      return [['peepholeMatrix', layer && tensor.count * layer.size, layer ? product(tensor.count, layer.size) : '']];
    case 'convolutionKernel':
      return [
        ['forgotTaps', tensor.count / taps, `${formatCount(tensor.count)} / ${taps}`],
        ['perPosition', steps && tensor.count * positions, product(tensor.count, positions)],
      ];
    case 'embedding':
    case 'V':
      return [['addedSides', tensor.shape.reduce((sum, side) => sum + side, 0), addition(...tensor.shape)]];
    case 'convolutionBias':
    case 'bOutput':
      return [];
  }
}

/** What wrong ideas make of one tensor. */
export function tensorMistakes(tensor: ConventionTensor, task: CountTask): readonly Mistake<number>[] {
  const layer = layerOf(task.spec, tensor);
  const gates = tensor.gates.length;
  const all = layer ? gatesOf(layer).length : 1;
  const own = tensorsOf(task).filter((other) => other.layer === tensor.layer && other.part === tensor.part);
  const { count } = tensor;
  const general: Wrong[] = [
    ['forgotGates', gates > 1 ? count / gates : null, `${formatCount(count)} / ${gates}`],
    ['forgotCandidate', gates > 1 && gates === all ? (count / gates) * (gates - 1) : null, product(count / gates, gates - 1)],
    ['timesSteps', task.steps && count * task.steps, product(count, task.steps ?? 0)],
    ['timesBatch', task.batch && count * task.batch, product(count, task.batch ?? 0)],
  ];
  const mistakes = [...general, ...ownMistakes(tensor, task, own)].map(([misconception, value, how]) => ({
    misconception,
    value: value ?? count,
    work: how,
  }));
  return distinct(mistakes, tensor.count);
}
