import type { LayerSpec } from '../../engine/spec';
import { cellQuantities, changeOf, clampOf, layerSpecAt, partAt, type Sight, unchangedVectorOf, vectorOf } from '../../store/readAnswer';
import { nameRead } from '../../store/columnWords';
import type { Answer } from '../../store/run';
import type { Notation, NumberQuantity } from '../../store/scene';
import { formatNumber } from '../../ui/format';
import { formerWords } from '../../ui/former';
import { plainText } from '../../ui/mathTree';
import { valueSymbol, valueWords } from '../../ui/notation';
import type { StripMark } from './marks';

export function nameCell(layer: LayerSpec): string {
  switch (layer.cell) {
    case 'rnn':
      return 'basic cell';
    case 'lstm':
      return layer.peephole ? 'LSTM cell with peepholes' : 'LSTM cell';
    case 'gru':
      return layer.resetAfter ? 'GRU cell, reset after the product' : 'GRU cell';
  }
}

/** What the figure shows now. */
export function describeCell(answer: Answer, sight: Sight): string {
  return tellCell(answer, sight, describeChange(answer, sight));
}

function tellCell(answer: Answer, { step, layer, unit, direction }: Sight, changed: string | null): string {
  const spec = layerSpecAt(answer.spec, layer);
  const half = answer.spec.decoder ? ` of the ${partAt(answer, step).part}` : '';
  const where = `${answer.spec.layers.length > 1 ? ` of layer ${layer}` : ''}${half}`;
  const reads = layer === 1 ? `reading ${nameRead(answer.columns[step])}` : `reading h of layer ${layer - 1}`;
  const shown = direction === 'forward' ? 'values' : 'gradients of the cost';
  const below = changed === null ? '' : `; ${changed}`;
  return `The ${nameCell(spec)}${where} at step ${step}, ${reads}: ${shown} of all ${spec.size} units, unit ${unit} in numbers${below}.`;
}

/** What stands below the strips; null where nothing was changed by hand, anywhere. */
export function describeChange(answer: Answer, { step, layer, direction }: Sight): string | null {
  if (!answer.unchanged) return null;
  const quantities: readonly NumberQuantity[] = ['x', ...cellQuantities(layerSpecAt(answer.spec, layer))];
  const changes = quantities.map((quantity) => changeOf(answer, { quantity, layer, step }, direction));
  if (changes.every((change) => change === null)) return 'no such step before';
  return changes.some((change) => change?.some((by) => by !== 0)) ? 'below: what you changed' : 'all as before';
}

/** A strip's name as a button: what it is, the chosen unit's number, whether that is held by hand, and what it was before a change. */
export function describeStrip(answer: Answer, strip: StripMark, { direction }: Sight): string {
  const { sign, when, chosen, values, place } = strip;
  const before = when === 'previous' ? ' of the step before' : '';
  const slope = direction === 'backward' ? 'gradient of the ' : '';
  if (!chosen) return `${slope}${valueWords[sign]}${before}, ${values.length} values`;
  const held = clampOf(answer, { ...place, unit: chosen.unit }) ? ', held by hand' : '';
  const name = sign === 'x' ? 'entry' : 'unit';
  const value = values[chosen.unit] ?? 0;
  const former = unchangedVectorOf(answer, place, direction)?.[chosen.unit];
  const was = former === undefined ? '' : `, ${formerWords(value, former)}`;
  return `${slope}${valueWords[sign]}${before}, ${name} ${chosen.unit}: ${formatNumber(value)}${held}${was}`;
}

/** Whether there is a sum to open: the state before the first step was not computed. */
export function canOpen({ place }: StripMark): boolean {
  return place.step >= 0;
}

const beforeWord = ' before';

interface Column {
  readonly heading: string;
  readonly values: Float64Array;
}

/** All values of the step: a row a unit, the old states first; beside those that a change by hand moved, what they were. */
export function tabulateCell(answer: Answer, sight: Sight, notation: Notation, digits?: number) {
  const { step, layer, direction } = sight;
  const spec = layerSpecAt(answer.spec, layer);
  const column = (quantity: NumberQuantity, when: 'now' | 'previous'): readonly Column[] => {
    const symbol = plainText(valueSymbol(notation, quantity, when));
    const heading = direction === 'forward' ? symbol : `∂L/∂${symbol}`;
    const place = { quantity, layer, step: when === 'now' ? step : step - 1 };
    const values = vectorOf(answer, place, direction);
    const former = unchangedVectorOf(answer, place, direction);
    const isMoved = former?.some((value, unit) => value !== values[unit]);
    return [{ heading, values }, ...(former && isMoved ? [{ heading: `${heading}${beforeWord}`, values: former }] : [])];
  };
  const states: readonly NumberQuantity[] = spec.cell === 'lstm' ? ['h', 'c'] : ['h'];
  const sums = answer.values.layers[layer - 1]?.quantities ?? {};
  const pre = (['fPre', 'iPre', 'gPre', 'oPre', 'zPre', 'rPre', 'nPre', 'hPre'] as const).filter((name) => sums[name]);
  const columns = [
    ...states.flatMap((state) => column(state, 'previous')),
    ...pre.flatMap((name) => column(name, 'now')),
    ...cellQuantities(spec).flatMap((quantity) => column(quantity, 'now')),
  ].filter(({ values }) => values.length > 0);
  const isBeside = columns.some(({ heading }) => heading.endsWith(beforeWord));
  return {
    caption: tellCell(answer, sight, isBeside ? 'beside what changed: what it was before' : describeChange(answer, sight)),
    columns: ['unit', ...columns.map(({ heading }) => heading)],
    rows: Array.from({ length: spec.size }, (_, unit) => [
      String(unit),
      ...columns.map(({ values }) => formatNumber(values[unit] ?? 0, digits)),
    ]),
  };
}
