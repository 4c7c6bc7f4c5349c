import type { Clamp } from '../engine/program';
import type { Quantity } from '../engine/recording';
import { limits } from './limits';
import { quantitiesOf } from './modelSpec';
import type {
  BatchChoice,
  CellChoice,
  GatesChoice,
  NumberQuantity,
  Pin,
  Question,
  Rival,
  StepCondition,
  WeightEdit,
  WeightPosition,
} from './scene';

/** The compact, readable forms of a scene's parts in a link. A reader returns null for what it cannot read. */

export const cells: readonly CellChoice[] = ['rnn', 'lstm', 'peephole', 'gru', 'gruAfter'];
export const rivals: readonly Rival[] = [...cells, 'otherBias'];

const quantities: readonly NumberQuantity[] = [
  ...new Set([...cells.flatMap(quantitiesOf), 'x' as const, 'logits' as const, 'output' as const]),
];

export function oneOf<T extends string>(options: readonly T[], text: string | undefined): T | null {
  return options.find((option) => option === text) ?? null;
}

export function readNumber(text: string | undefined, from: number, to: number): number | null {
  const value = text === undefined || text.trim() === '' ? Number.NaN : Number(text);
  return value >= from && value <= to ? value : null;
}

export function readCount(text: string | undefined, from = 0, to = Number.MAX_SAFE_INTEGER): number | null {
  const value = text !== undefined && /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return value >= from && value <= to ? value : null;
}

/** Any finite number. */
export function readValue(text: string | undefined): number | null {
  return readNumber(text, -Number.MAX_VALUE, Number.MAX_VALUE);
}

/** Every piece of a list must be readable. */
export function readList<T>(text: string, read: (piece: string) => T | null): T[] | null {
  const items = text.split(',').map(read);
  return items.every((item): item is Awaited<T> & T => item !== null) ? items : null;
}

export function readQuantity(text: string | undefined): NumberQuantity | null {
  return oneOf(quantities, text);
}

/** What a cell computes. */
export function readState(text: string | undefined): Quantity | null {
  const quantity = readQuantity(text);
  return quantity === 'x' || quantity === 'logits' || quantity === 'output' ? null : quantity;
}

/** `1.f.7.2-5:0.5` — layer, quantity, unit or `all`, first and last step (none: to the end), value. */
export function writeClamp({ part, layer, quantity, unit, from, to, value }: Clamp): string {
  const until = Number.isFinite(to) ? to : '';
  return `${part === 'decoder' ? 'decoder.' : ''}${layer}.${quantity}.${unit}.${from}-${until}:${value}`;
}

const clampQuantities: readonly Clamp['quantity'][] = ['x', 'f', 'i', 'o', 'g', 'c', 'z', 'r', 'n', 'h'];

export function readClamp(text: string): Clamp | null {
  const [, part, ...rest] = /^(decoder\.)?(\d+)\.(\w+)\.(\w+)\.(\d+)-(\d*):(.+)$/.exec(text) ?? [];
  const [layer, from] = [readCount(rest[0]), readCount(rest[3])];
  const quantity = oneOf(clampQuantities, rest[1]);
  const unit = rest[2] === 'all' ? 'all' : readCount(rest[2]);
  const to = rest[4] === '' ? Number.POSITIVE_INFINITY : readCount(rest[4]);
  const value = readValue(rest[5]);
  if (layer === null || quantity === null || unit === null || from === null || to === null || value === null || to < from) return null;
  return { part: part ? 'decoder' : 'encoder', layer, quantity, unit, from, to, value };
}

const forms: readonly BatchChoice['form'][] = ['both', 'separate', 'stacked'];

/** `4,both` — rows and form; with a layer of its own, `4,both,3,5,1`: inputs, units and seed. */
export function writeBatch({ rows, form, own }: BatchChoice): string {
  return [rows, form, ...(own ? [own.inputs, own.units, own.seed] : [])].join(',');
}

export function readBatch(text: string): BatchChoice | null {
  const [first, second, ...rest] = text.split(',');
  const [rows, form] = [readCount(first, 1, limits.batchRows), oneOf(forms, second)];
  if (rows === null || form === null || (rest.length !== 0 && rest.length !== 3)) return null;
  if (rest.length === 0) return { rows, form, own: null };
  const [inputs, units] = [readCount(rest[0], 1, limits.batchSize), readCount(rest[1], 1, limits.batchSize)];
  const seed = readCount(rest[2], 0, limits.seed);
  return inputs === null || units === null || seed === null ? null : { rows, form, own: { inputs, units, seed } };
}

const shownQuantities: readonly Quantity[] = [...new Set(cells.flatMap(quantitiesOf))];

/** `f`: one quantity; `all`: all of them; `all,f`: all, ordered and searched by f. Nothing: the first of the cell. */
export function writeShownGates({ quantity, all }: GatesChoice): string {
  return [...(all ? ['all'] : []), ...(quantity === null ? [] : [quantity])].join(',');
}

export function readShownGates(text: string): Pick<GatesChoice, 'quantity' | 'all'> | null {
  const [, all, name = ''] = /^(all)?,?(\w*)$/.exec(text) ?? [];
  const quantity = name === '' ? null : oneOf(shownQuantities, name);
  if (quantity === null && name !== '') return null;
  return writeShownGates({ quantity, all: all !== undefined, order: 'index', find: null }) === text
    ? { quantity, all: all !== undefined }
    : null;
}

const comparisons = { below: '<', above: '>' } as const;

/** `below,0.2` */
export function writeCondition(find: StepCondition | null): string {
  return find === null ? '' : `${find.comparison === '<' ? 'below' : 'above'},${find.threshold}`;
}

export function readCondition(text: string): StepCondition | null {
  const [word, written, ...more] = text.split(',');
  const threshold = readValue(written);
  const kind = oneOf(['below', 'above'], word);
  return kind === null || threshold === null || more.length > 0 ? null : { comparison: comparisons[kind], threshold };
}

/** Two or three rivals, each once; nothing: none. */
export function readCompared(text: string): Rival[] | null {
  if (text === '') return [];
  const list = readList(text, (piece) => oneOf(rivals, piece));
  return list && list.length >= 2 && list.length <= 3 && new Set(list).size === list.length ? list : null;
}

/** `layer1.U.12:0.5` — tensor, position in it, value. */
export function writeEdit({ tensor, index, value }: WeightEdit): string {
  return `${writeWeight({ tensor, index })}:${value}`;
}

export function readEdit(text: string): WeightEdit | null {
  const [, tensor, position, written] = /^([\w.]+)\.(\d+):(.+)$/.exec(text) ?? [];
  const [index, value] = [readCount(position), readValue(written)];
  return tensor === undefined || index === null || value === null ? null : { tensor, index, value };
}

/** `layer1.U.12` — tensor, position in it. */
export function writeWeight({ tensor, index }: WeightPosition): string {
  return `${tensor}.${index}`;
}

export function readWeight(text: string): WeightPosition | null {
  const [, tensor, position] = /^([\w.]+)\.(\d+)$/.exec(text) ?? [];
  const index = readCount(position);
  return tensor === undefined || index === null ? null : { tensor, index };
}

/** `4.20` — step and token of an output; `4.20.norm` for the lengths of the gradients. */
export function writeQuestion(asked: Question): string {
  return `${asked.step}.${asked.token}${asked.measure === 'norm' ? '.norm' : ''}`;
}

export function readQuestion(text: string): Question | null {
  const [first, second, measure, ...more] = text.split('.');
  const [step, token] = [readCount(first), readCount(second)];
  if (step === null || token === null || more.length > 0 || (measure !== undefined && measure !== 'norm')) return null;
  return { step, token, measure: measure ?? 'set' };
}

/** `1.4.f.7` — layer, step, quantity, unit; `.backward` for its gradient. */
export function writePin({ layer, step, quantity, unit, direction }: Pin): string {
  return `${layer}.${step}.${quantity}.${unit}${direction === 'backward' ? '.backward' : ''}`;
}

export function readPin(text: string): Pin | null {
  const [first, second, third, fourth, way, ...more] = text.split('.');
  const [layer, step, unit] = [readCount(first, 1), readCount(second), readCount(fourth)];
  const quantity = readQuantity(third);
  const direction = way === undefined ? 'forward' : oneOf(['backward'], way);
  if (layer === null || step === null || unit === null || direction === null || more.length > 0) return null;
  if (quantity === null) return null;
  return { layer, step, quantity, unit, direction };
}
