import { type GateName, gatesOf, type ParameterRole, type ParameterTensor } from '../../engine/parameters';
import type { Quantity } from '../../engine/recording';
import type { LayerSpec } from '../../engine/spec';
import { flowingGradient, layerSpecAt, partAt, tensorAt, type ValuePlace, valueOf, vectorOf } from '../../store/readAnswer';
import type { Answer } from '../../store/run';
import type { NumberQuantity } from '../../store/scene';
import type { When } from '../../ui/notationForm';
import type { Factor, Origin, Term } from './sum';
import { makeTerm } from './sum';

/** Reads factors of one layer at one step, for the terms of a sum. */
export interface Reader {
  readonly answer: Answer;
  readonly spec: LayerSpec;
  readonly layer: number;
  readonly step: number;
  readonly gates: readonly GateName[];
  readonly value: (quantity: NumberQuantity, unit: number, when?: When) => Factor;
  /** The gradient that goes on from a value: none where it is held by hand. */
  readonly slope: (quantity: NumberQuantity, unit: number, when?: When) => Factor;
  readonly derived: (form: Extract<Factor, { kind: 'derived' }>['form'], quantity: Quantity, unit: number) => Factor;
  /** null where the model has no such tensor. `next`: of the part that the next step belongs to, a decoder's after the encoder's last. */
  readonly weight: (role: ParameterRole, gate: GateName, row: number | null, column: number, when?: 'now' | 'next') => Factor | null;
  /** Whether there is a step after this one. */
  readonly hasNext: boolean;
}

const shift: Readonly<Record<When, number>> = { previous: -1, now: 0, next: 1 };

export function createReader(answer: Answer, layer: number, step: number): Reader {
  const spec = layerSpecAt(answer.spec, layer);
  const gates = gatesOf(spec);
  const at = (quantity: NumberQuantity, unit: number, when: When): ValuePlace => ({ quantity, layer, step: step + shift[when], unit });
  return {
    answer,
    spec,
    layer,
    step,
    gates,
    value: (quantity, unit, when = 'now') => {
      const place = at(quantity, unit, when);
      return { kind: 'value', value: valueOf(answer, place), place, direction: 'forward', when };
    },
    slope: (quantity, unit, when = 'now') => {
      const place = at(quantity, unit, when);
      return { kind: 'value', value: flowingGradient(answer, place), place, direction: 'backward', when };
    },
    derived: (form, quantity, unit) => {
      const place = at(quantity, unit, 'now');
      return { kind: 'derived', value: derive(form, valueOf(answer, place)), form, place };
    },
    weight: (role, gate, row, column, when = 'now') => {
      const { part } = partAt(answer, step + shift[when]);
      return readWeight(answer, tensorAt(answer.spec, layer, role, part), spec.size, gate, row, column);
    },
    hasNext: vectorOf(answer, at('h', 0, 'next')).length > 0,
  };
}

export function derive(form: Extract<Factor, { kind: 'derived' }>['form'], a: number): number {
  switch (form) {
    case '1−a':
      return 1 - a;
    case '1−a²':
      return 1 - a * a;
    case 'a>0':
      return a > 0 ? 1 : 0;
    case '1/a':
      return 1 / a;
  }
}

/** A weight of a layer, in the block of `gate`. */
function readWeight(
  answer: Answer,
  tensor: ParameterTensor | null,
  size: number,
  gate: GateName,
  row: number | null,
  column: number,
): Factor | null {
  if (!tensor) return null;
  const { role, layer } = tensor;
  const block = tensor.gates.indexOf(gate);
  if (block < 0) return null;
  const width = row === null ? 0 : (tensor.shape[1] ?? 0);
  const index = (row ?? 0) * width + block * size + column;
  const weight = { tensor: tensor.name, role, layer, gate, row, column, index };
  return { kind: 'weight', value: answer.weights[tensor.offset + index] ?? 0, weight };
}

/** A weight of the output layer; null without one. */
export function headWeight(answer: Answer, role: 'V' | 'bOutput', row: number | null, column: number): Factor | null {
  const tensor = tensorAt(answer.spec, 0, role);
  if (!tensor) return null;
  const index = row === null ? column : row * (tensor.shape[1] ?? 0) + column;
  const weight = { tensor: tensor.name, role, layer: 0, gate: null, row, column, index };
  return { kind: 'weight', value: answer.weights[tensor.offset + index] ?? 0, weight };
}

/** One term for every index that has all its factors. */
export function termsOver(
  count: number,
  name: string,
  origin: Origin,
  factors: (index: number) => readonly (Factor | null)[],
): readonly Term[] {
  return Array.from({ length: count }, (_, index) => index).flatMap((index) => {
    const found = factors(index);
    return found.every((factor): factor is Factor => factor !== null) ? [makeTerm(`${name}.${index}`, origin, found)] : [];
  });
}

export function termOf(id: string, origin: Origin, ...factors: readonly (Factor | null)[]): readonly Term[] {
  return factors.every((factor): factor is Factor => factor !== null) ? [makeTerm(id, origin, factors)] : [];
}
