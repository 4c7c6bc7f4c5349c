import type { Experiment, Measurement } from '../../engine/experiment';
import { gatesOf, type GateName, parameters } from '../../engine/parameters';
import type { Clamp } from '../../engine/program';
import type { Quantity } from '../../engine/recording';
import { formatNumber } from '../../ui/format';
import { measured } from '../draft';
import { holdAll } from '../holdAll';
import type { Figure } from '../figure';
import type { MisconceptionName } from '../misconceptions';
import type { NumberField, SolutionRow } from '../question';
import { type Mathematics, type Rich, value, weight } from '../rich';
import { apartNumbers, handTolerance } from './nearMistakes';
import { at, experimentOf, type NamedWeights, type Passage } from './smallModel';
import { smallestTelling } from './telling';

/** One unit of a gated cell for one step, with everything about it a plain number. */
export interface GatedStep extends Passage {
  readonly gates: readonly GateName[];
  /** Gates that are told instead of computed. */
  readonly told: Readonly<Partial<Record<GateName, number>>>;
}

/** What a learner with one wrong idea would compute: the same step with other weights, or with values held. */
export interface Variant {
  readonly misconception: MisconceptionName | null;
  readonly weights: NamedWeights;
  readonly held: Readonly<Partial<Record<GateName, number>>>;
  readonly work: string;
}

export function hold(values: Readonly<Partial<Record<GateName, number>>>): readonly Clamp[] {
  return (Object.entries(values) as [GateName, number][]).map(([quantity, held]) => holdAll(quantity, 0, held));
}

export const experimentsOf = (step: GatedStep, variants: readonly Variant[]): readonly Experiment[] =>
  variants.map(({ weights, held }) => experimentOf({ ...step, weights }, { clamps: hold({ ...step.told, ...held }) }));

/** What one measured pass holds for the unit. */
export function read(measurement: Measurement, quantity: Quantity): number {
  return at(measurement.values.main.layers[0]?.quantities[quantity], 0)[0] ?? Number.NaN;
}

export const areTelling = (measurement: Measurement, quantities: readonly Quantity[]): boolean =>
  quantities.every((quantity) => Math.abs(read(measurement, quantity)) >= smallestTelling);

type Wrong = readonly [MisconceptionName, number, string];

/** A field for a quantity of the first measured pass; the other passes give the mistakes. */
export function fieldOf(
  measurements: readonly Measurement[],
  variants: readonly Variant[],
  quantity: Quantity,
  own: readonly Wrong[],
): NumberField {
  const answer = read(measured(measurements, 0), quantity);
  const others = variants.flatMap(({ misconception, work }, index): Wrong[] =>
    misconception ? [[misconception, read(measured(measurements, index), quantity), work]] : [],
  );
  return {
    kind: 'number',
    id: quantity,
    label: [value(quantity)],
    optional: false,
    expected: 'real',
    answer,
    tolerance: handTolerance,
    unit: null,
    mistakes: apartNumbers([...own, ...others], answer),
  };
}

export function rowOf(measurement: Measurement, quantity: Quantity, work: Mathematics): SolutionRow {
  return { label: [value(quantity)], work: [work], value: formatNumber(read(measurement, quantity)), field: quantity, tensor: null };
}

/** Columns of U and W with their names, then the biases, then what else the cell has for each gate. */
export function weightTable({ spec, weights, gates }: GatedStep): Figure {
  const tensors = parameters(spec).filter(({ layer }) => layer === 1);
  const head: Rich[] = [[], ...tensors.map(({ role }) => [weight(role)])];
  const rows = gates.map((gate): Rich[] => [
    [value(gate === 'h' ? 'hPre' : gate)],
    ...tensors.map(({ name, gates: blocks }) => {
      const given = weights[name]?.[blocks.indexOf(gate)];
      return given === undefined ? [] : [formatNumber(given, 1)];
    }),
  ]);
  return { kind: 'table', head, rows };
}

export const gatesIn = (step: Passage): readonly GateName[] => {
  const [layer] = step.spec.layers;
  return layer ? gatesOf(layer) : [];
};
