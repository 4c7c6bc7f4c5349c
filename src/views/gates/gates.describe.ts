import type { Quantity } from '../../engine/recording';
import type { Answer } from '../../store/run';
import type { Direction, Notation, StepCondition, UnitOrder } from '../../store/scene';
import type { FigureTableData } from '../../ui/tsv';
import { formatNumber } from '../../ui/format';
import { plainText } from '../../ui/mathTree';
import { valueWords } from '../../ui/notation';
import { notations } from '../../ui/notations';
import { rowsOf } from './gates.layout';

export const orderWords: Readonly<Record<UnitOrder, string>> = {
  index: 'index',
  mean: 'mean',
  firstActivity: 'first activity',
  similarity: 'similarity',
};

export function letterOf(quantity: Quantity, notation: Notation): string {
  const { letters } = notations[notation];
  return quantity in letters ? plainText(letters[quantity as keyof typeof letters]) : quantity;
}

export interface GatesSight {
  readonly layer: number;
  readonly quantity: Quantity;
  readonly direction: Direction;
  readonly unit: number | null;
  readonly order: UnitOrder;
  /** All quantities one below the other; `quantity` is then the one that orders them. */
  readonly all: boolean;
}

/** What the panel shows now. */
export function describeGates(answer: Answer, sight: GatesSight): string {
  const { layer, quantity, direction, unit, order, all } = sight;
  const { units, steps } = rowsOf(answer, layer, quantity, direction);
  const what = direction === 'forward' ? valueWords[quantity] : `gradient of the ${valueWords[quantity]}`;
  const place = answer.spec.layers.length > 1 ? ` of layer ${layer}` : '';
  const chosen = unit === null ? '' : ` Unit ${unit} is singled out, its quantities are drawn as lines.`;
  const by = order === 'index' ? 'index' : `${orderWords[order]} of the ${valueWords[quantity]}`;
  if (all) {
    const kind = direction === 'forward' ? 'all gates and states' : 'the gradients of all gates and states';
    return `Heat maps of ${kind}${place}: ${units} units in the order of ${by}, ${steps} steps.${chosen}`;
  }
  return `Heat map of the ${what}${place}: ${units} units in the order of ${orderWords[order]}, ${steps} steps.${chosen}`;
}

export function describeValue(answer: Answer, sight: GatesSight, step: number, unit: number, notation: Notation): string {
  const { units, values } = rowsOf(answer, sight.layer, sight.quantity, sight.direction);
  const letter = letterOf(sight.quantity, notation);
  const name = sight.direction === 'forward' ? letter : `∂L/∂${letter}`;
  return `${name}, step ${step}, unit ${unit}: ${formatNumber(values[step * units + unit] ?? Number.NaN, 5)}`;
}

/** The condition as a formula: mean f < 0.2, or f[7] < 0.2. */
export function describeCondition(letter: string, unit: number | null, { comparison, threshold }: StepCondition): string {
  return `${unit === null ? `mean ${letter}` : `${letter}[${unit}]`} ${comparison} ${formatNumber(threshold, 2)}`;
}

export function describeFound(steps: readonly number[]): string {
  if (steps.length === 0) return 'at no step';
  const shown = steps.slice(0, 8).join(', ');
  return `at ${steps.length === 1 ? 'step' : 'steps'} ${shown}${steps.length > 8 ? ', …' : ''}`;
}

/** Units down, steps across; with one unit singled out, its quantities down. */
export function tabulateGates(
  answer: Answer,
  sight: GatesSight,
  order: readonly number[],
  quantities: readonly Quantity[],
  notation: Notation,
  digits?: number,
): FigureTableData {
  const heads = answer.columns.map(({ typed }, step) => `${step} ${typed}`);
  const line = (quantity: Quantity, unit: number) => {
    const { units, values } = rowsOf(answer, sight.layer, quantity, sight.direction);
    return answer.columns.map((_, step) => formatNumber(values[step * units + unit] ?? Number.NaN, digits));
  };
  const { unit } = sight;
  const rows =
    unit === null
      ? order.map((each) => [String(each), ...line(sight.quantity, each)])
      : quantities.map((quantity) => [letterOf(quantity, notation), ...line(quantity, unit)]);
  return { caption: describeGates(answer, sight), columns: [unit === null ? 'unit' : `unit ${unit}`, ...heads], rows };
}
