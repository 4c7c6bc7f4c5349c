import type { Quantity } from '../../engine/recording';
import { sigmoid, tanh } from '../../engine/scalar';
import {
  clampOf,
  countAnswerSteps,
  flowingGradient,
  partAt,
  type Sight,
  tensorAt,
  unchangedVectorOf,
  type ValuePlace,
  valueOf,
} from '../../store/readAnswer';
import type { Answer } from '../../store/run';
import type { Direction } from '../../store/scene';
import { formatNumber } from '../../ui/format';
import { valueKey } from '../../ui/notation';
import type { When } from '../../ui/notationForm';
import type { Arithmetic, CellEquation, Factor } from './cellEquation';

/** A piece of a line of arithmetic: a sign between numbers, or a number that leads to where it came from. */
export type Piece =
  | { readonly kind: 'sign'; readonly text: string }
  | {
      readonly kind: 'number';
      readonly text: string;
      readonly key: string;
      readonly direction: Direction;
      /** null for what has no sum of its own: the state before the first step, a weight. */
      readonly place: ValuePlace | null;
    };

export interface Line {
  readonly pieces: readonly Piece[];
  readonly result: number;
  /** The value is held by hand, whatever the arithmetic gives. */
  readonly held: boolean;
  /** What the result was before clamps and edits; null when it is the same. */
  readonly before: number | null;
}

const sign = (text: string): Piece => ({ kind: 'sign', text });
const shift: Readonly<Record<When, number>> = { previous: -1, now: 0, next: 1 };

/** This step's numbers for the chosen unit, in the order of the equation. */
export function writeLine(equation: CellEquation, answer: Answer, sight: Sight): Line {
  const { defines, arithmetic } = equation;
  const place: ValuePlace = { quantity: defines, layer: sight.layer, step: sight.step, unit: sight.unit };
  const result = valueOf(answer, place, sight.direction);
  const held = sight.direction === 'forward' && clampOf(answer, place) !== null;
  const before = unchangedVectorOf(answer, place, sight.direction)?.[sight.unit];
  return {
    pieces: piecesOf(arithmetic, answer, sight),
    result,
    held,
    before: before === undefined || before === result ? null : before,
  };
}

function piecesOf(arithmetic: Arithmetic, answer: Answer, sight: Sight): readonly Piece[] {
  switch (arithmetic.kind) {
    case 'long':
      return [];
    case 'activation':
      return [sign(`${arithmetic.name}(`), numberPiece(valuePlace(arithmetic.of, 'now', sight), 'forward', 'now', answer, true), sign(')')];
    case 'terms':
      return termPieces(arithmetic.terms, answer, sight);
  }
}

/** Products joined by +; a product with a step that does not exist has nothing to add. */
function termPieces(terms: readonly (readonly Factor[])[], answer: Answer, sight: Sight): readonly Piece[] {
  const last = countAnswerSteps(answer) - 1;
  const exists = (factor: Factor) => !('when' in factor && factor.when === 'next' && sight.step === last);
  const existing = terms.filter((factors) => factors.every(exists));
  return existing.flatMap((factors, index) => {
    const negative = factors[0]?.kind === 'minus';
    const opening = negative ? [sign(index === 0 ? '−' : ' − ')] : index === 0 ? [] : [sign(' + ')];
    const product = factors.filter(({ kind }) => kind !== 'minus');
    return [
      ...opening,
      ...product.flatMap((factor, position) => [
        ...(position === 0 ? [] : [sign(' · ')]),
        ...factorPieces(factor, answer, sight, index === 0 && position === 0 && !negative),
      ]),
    ];
  });
}

function valuePlace(quantity: Quantity, when: When, { layer, step, unit }: Sight): ValuePlace {
  return { quantity, layer, step: step + shift[when], unit };
}

/** `first`: stands at the start of the line or of a bracket, where a minus needs no brackets. */
function factorPieces(factor: Factor, answer: Answer, sight: Sight, first: boolean): readonly Piece[] {
  switch (factor.kind) {
    case 'value':
      return [numberPiece(valuePlace(factor.quantity, factor.when, sight), 'forward', factor.when, answer, first)];
    case 'gradient':
      return [numberPiece(valuePlace(factor.quantity, factor.when, sight), 'backward', factor.when, answer, first)];
    case 'complement': {
      const number = numberPiece(valuePlace(factor.quantity, 'now', sight), 'forward', 'now', answer, factor.power === 1);
      return [sign('(1 − '), number, sign(factor.power === 2 ? '²)' : ')')];
    }
    case 'open':
      return [sign(valueOf(answer, valuePlace(factor.quantity, 'now', sight)) > 0 ? '1' : '0')];
    case 'peephole':
      return [peepholePiece(factor.gate, answer, sight, first, factor.gate === 'o' || sight.direction === 'forward' ? 'now' : 'next')];
    case 'minus':
      return [];
  }
}

function numberPiece(place: ValuePlace, direction: Direction, when: When, answer: Answer, first: boolean): Piece {
  const value = direction === 'forward' ? valueOf(answer, place) : flowingGradient(answer, place);
  const key = valueKey(place.quantity, when);
  return { kind: 'number', text: inBrackets(value, first), key, direction, place: place.step < 0 ? null : place };
}

function peepholePiece(gate: 'f' | 'i' | 'o', answer: Answer, { layer, step, unit }: Sight, first: boolean, when: When): Piece {
  const tensor = tensorAt(answer.spec, layer, 'peephole', partAt(answer, step + shift[when]).part);
  const size = answer.spec.layers[layer - 1]?.size ?? 0;
  const weight = tensor ? (answer.weights[tensor.offset + ['f', 'i', 'o'].indexOf(gate) * size + unit] ?? 0) : 0;
  return { kind: 'number', text: inBrackets(weight, first), key: `peephole.${gate}`, direction: 'forward', place: null };
}

function inBrackets(value: number, first: boolean): string {
  const text = formatNumber(value);
  return value < 0 && !first ? `(${text})` : text;
}

/** What the arithmetic of an activation gives, for a gate that is held at something else. */
export function activationOf({ arithmetic }: CellEquation, answer: Answer, sight: Sight): number | null {
  if (arithmetic.kind !== 'activation') return null;
  const sum = valueOf(answer, valuePlace(arithmetic.of, 'now', sight));
  switch (arithmetic.name) {
    case 'σ':
      return sigmoid(sum);
    case 'tanh':
      return tanh(sum);
    case 'ReLU':
      return Math.max(0, sum);
  }
}
