import { formatCount } from '../../ui/format';
import { code } from '../../ui/mathTree';
import { gatesOf } from '../../engine/parameters';
import type { ConventionTensor } from '../../interop/conventions';
import type { NumberField, SolutionRow } from '../question';
import { formula, type Rich, tree, weight } from '../rich';
import { allLayers, type CountTask, layerOf, tensorsOf } from './countTask';
import { tensorMistakes } from './countMistakes';

/** A tensor by its symbol, or by its name in the framework whose convention is asked for. */
export function tensorLabel(tensor: ConventionTensor, { spec, convention }: Pick<CountTask, 'spec' | 'convention'>): Rich {
  if (convention !== 'lecture') return [tree(code(tensor.name))];
  const stack = tensor.part === 'decoder' ? spec.decoder?.layers : spec.layers;
  const layer = tensor.layer > 0 && (stack?.length ?? 0) > 1 ? tensor.layer : null;
  const symbol = weight(tensor.role, layer);
  if (!spec.decoder || tensor.part === 'head') return [symbol];
  return [`${tensor.part} `, symbol];
}

/** A tensor's sides as a product, gates apart: 234 · (4 · 1 024). */
export function tensorProduct(tensor: ConventionTensor, task: Pick<CountTask, 'spec'>): Rich {
  const layer = layerOf(task.spec, tensor);
  const gates = tensor.gates.length;
  const split = (side: number): string[] => {
    const isGated = layer !== null && gates > 1 && side === gates * layer.size;
    return isGated ? ['(', String(gates), '·', formatCount(layer.size), ')'] : [formatCount(side)];
  };
  const alone = tensor.shape.length === 1;
  const parts = tensor.shape.flatMap((side, index) => [...(index > 0 ? ['·'] : []), ...split(side)]);
  const bare = alone && parts[0] === '(' ? parts.slice(1, -1) : parts;
  return [formula(...bare)];
}

const fieldId = (tensor: ConventionTensor): string => tensor.name;

export function tensorFields(task: CountTask, optional: boolean): readonly NumberField[] {
  return tensorsOf(task).map((tensor) => ({
    kind: 'number',
    id: fieldId(tensor),
    label: tensorLabel(tensor, task),
    optional,
    expected: 'whole',
    answer: tensor.count,
    tolerance: 0,
    unit: null,
    mistakes: tensorMistakes(tensor, task),
  }));
}

export function tensorRows(task: CountTask): readonly SolutionRow[] {
  return tensorsOf(task).map((tensor, index) => ({
    label: tensorLabel(tensor, task),
    work: tensorProduct(tensor, task),
    value: formatCount(tensor.count),
    field: fieldId(tensor),
    tensor: index,
  }));
}

/** Cells with several gates, in words: “four blocks side by side: f, i, o, g”. */
export function gateWords(task: CountTask): string | null {
  const layer = allLayers(task.spec).find((each) => gatesOf(each).length > 1);
  if (!layer) return null;
  return layer.cell === 'lstm'
    ? 'Each U, W and b holds four blocks, for f, i, o and the candidate.'
    : 'Each U, W and b holds three blocks, for z, r and the candidate.';
}
