import type { Quantity } from '../../engine/recording';
import type { Answer } from '../../store/run';
import { changeCause, changesNothing, type Contents } from '../../store/changes';
import type { Notation, StepCondition, UnitOrder } from '../../store/scene';
import type { FigureTableData } from '../../ui/tsv';
import { formatNumber } from '../../ui/format';
import { differenceWords, formerWords } from '../../ui/former';
import { plainText } from '../../ui/mathTree';
import { valueWords } from '../../ui/notation';
import { notations } from '../../ui/notations';
import type { UnitRows } from './sortUnits';
import { formerRows, rowsOf, shownRows } from './contents';

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

export interface GatesSight extends Contents {
  readonly layer: number;
  readonly quantity: Quantity;
  readonly unit: number | null;
  readonly order: UnitOrder;
  /** All quantities one below the other; `quantity` is then the one that orders them. */
  readonly all: boolean;
}

/** What is sorted and looked for is the value as it is now, whatever the heat map shows of it. */
function nowIn({ shows }: Contents): string {
  return shows === 'change' ? ' now' : '';
}

function describeContents({ quantity, direction, shows, all }: GatesSight, answer: Answer): string {
  const each = direction === 'forward' ? valueWords[quantity] : `gradient of the ${valueWords[quantity]}`;
  const every = direction === 'forward' ? 'all gates and states' : 'the gradients of all gates and states';
  const what = all ? every : `the ${each}`;
  return shows === 'change' ? `the change of ${what} by ${changeCause(answer.scene)}` : what;
}

/** What the panel shows now. */
export function describeGates(answer: Answer, sight: GatesSight): string {
  const { layer, quantity, direction, shows, unit, order, all } = sight;
  const { units, steps } = rowsOf(answer, layer, quantity, direction);
  const place = answer.spec.layers.length > 1 ? ` of layer ${layer}` : '';
  const dashed = answer.unchanged ? ', dashed as they were before the change' : '';
  const chosen = unit === null ? '' : ` Unit ${unit} is singled out, its quantities are drawn as lines${dashed}.`;
  const by = order === 'index' ? 'index' : `${orderWords[order]}${all ? ` of the ${valueWords[quantity]}` : ''}${nowIn(sight)}`;
  const none = shows === 'change' && changesNothing(answer, direction) ? ' Nothing is other than before.' : '';
  const maps = all ? 'Heat maps' : 'Heat map';
  return `${maps} of ${describeContents(sight, answer)}${place}: ${units} units in the order of ${by}, ${steps} steps.${none}${chosen}`;
}

export function describeValue(answer: Answer, sight: GatesSight, step: number, unit: number, notation: Notation): string {
  const { layer, quantity, direction, shows } = sight;
  const { units, values } = rowsOf(answer, layer, quantity, direction);
  const letter = letterOf(quantity, notation);
  const name = direction === 'forward' ? letter : `∂L/∂${letter}`;
  const value = values[step * units + unit] ?? Number.NaN;
  const former = formerRows(answer, layer, quantity, direction);
  const was = former ? `, ${describeFormer(value, former.values[step * units + unit], shows)}` : '';
  return `${name}, step ${step}, unit ${unit}: ${formatNumber(value, pointedDigits)}${was}`;
}

/** A value that is read out on its own is given to more digits than one among many. */
const pointedDigits = 5;

function describeFormer(value: number, before: number | undefined, shows: Contents['shows']): string {
  if (before === undefined) return 'a step that there was not before';
  return (shows === 'change' ? differenceWords : formerWords)(value, before, pointedDigits);
}

/** What is looked for: mean f, or f[7]; where the change is drawn, said to be the value all the same. */
export function describeSought({ unit, ...sight }: GatesSight, notation: Notation): string {
  const letter = letterOf(sight.quantity, notation);
  return `${unit === null ? `mean ${letter}` : `${letter}[${unit}]`}${nowIn(sight)}`;
}

/** The condition as a formula: mean f < 0.2, or f[7] < 0.2. */
export function describeCondition(sought: string, { comparison, threshold }: StepCondition): string {
  return `${sought} ${comparison} ${formatNumber(threshold, 2)}`;
}

export function describeFound(steps: readonly number[]): string {
  if (steps.length === 0) return 'at no step';
  const shown = steps.slice(0, 8).join(', ');
  return `at ${steps.length === 1 ? 'step' : 'steps'} ${shown}${steps.length > 8 ? ', …' : ''}`;
}

interface Line {
  readonly suffix: string;
  readonly rows: UnitRows;
}

/** What the table has of a quantity: what is drawn of it, and what that is the difference of. */
function linesOf(answer: Answer, { layer, direction, shows, unit }: GatesSight, quantity: Quantity): readonly Line[] {
  const now = rowsOf(answer, layer, quantity, direction);
  const before = formerRows(answer, layer, quantity, direction);
  const change = shownRows(answer, layer, quantity, { direction, shows: 'change' });
  return [
    { suffix: '', rows: now },
    ...(before && (shows === 'change' || unit !== null) ? [{ suffix: ' before', rows: before }] : []),
    ...(before && shows === 'change' ? [{ suffix: ' change', rows: change }] : []),
  ];
}

/** Units down, steps across; with one unit singled out, its quantities down. Under each, what it was before a change by hand. */
export function tabulateGates(
  answer: Answer,
  sight: GatesSight,
  order: readonly number[],
  quantities: readonly Quantity[],
  notation: Notation,
  digits?: number,
): FigureTableData {
  const heads = answer.columns.map(({ typed }, step) => `${step} ${typed}`);
  const lines = new Map((sight.unit === null ? [sight.quantity] : quantities).map((name) => [name, linesOf(answer, sight, name)]));
  const tell = (name: string, quantity: Quantity, unit: number) =>
    (lines.get(quantity) ?? []).map(({ suffix, rows: { units, values } }) => [
      `${name}${suffix}`,
      ...answer.columns.map((_, step) => formatNumber(values[step * units + unit] ?? Number.NaN, digits)),
    ]);
  const { unit } = sight;
  const rows =
    unit === null
      ? order.flatMap((each) => tell(String(each), sight.quantity, each))
      : quantities.flatMap((quantity) => tell(letterOf(quantity, notation), quantity, unit));
  return { caption: describeGates(answer, sight), columns: [unit === null ? 'unit' : `unit ${unit}`, ...heads], rows };
}
