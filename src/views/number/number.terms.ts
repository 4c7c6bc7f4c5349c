import type { Quantity } from '../../engine/recording';
import { exp, log } from '../../engine/scalar';
import type { LayerSpec } from '../../engine/spec';
import { hasOutput, isUnknown } from '../../store/columns';
import { clampOf, layerSpecAt, type ValuePlace, valueOf, vectorOf } from '../../store/readAnswer';
import type { Answer } from '../../store/run';
import type { Direction, NumberQuantity } from '../../store/scene';
import { backwardTerms } from './backward.terms';
import { countZeroInputs, forwardTerms } from './forward.terms';
import { createReader, type Reader } from './reader';
import { type Leaf, makeTerm, type NumberSum, type Term } from './sum';

/** How a value, or the gradient of a value, came about. */
export function sumOf(answer: Answer, place: ValuePlace, direction: Direction): NumberSum {
  const settled = settlePlace(answer, place);
  const isOutput = settled.quantity === 'output' || settled.quantity === 'logits';
  if (isOutput && !hasOutput(answer, settled.step)) return noSum(settled, direction);
  const reader = createReader(answer, settled.layer, settled.step);
  return direction === 'forward' ? forwardSum(reader, settled) : backwardSum(reader, settled);
}

/** An encoder puts out nothing. */
function noSum(place: ValuePlace, direction: Direction): NumberSum {
  const nothing = { terms: [], total: Number.NaN, result: Number.NaN, activation: null, held: false, zeroInputs: 0 } as const;
  return { ...nothing, place, direction, leaf: 'noOutput' };
}

/** x of a higher layer is h of the layer below; outputs belong to the last layer. */
function settlePlace(answer: Answer, place: ValuePlace): ValuePlace {
  if (place.quantity === 'x' && place.layer > 1) return { ...place, quantity: 'h', layer: place.layer - 1 };
  if (place.quantity === 'logits' || place.quantity === 'output') return { ...place, layer: answer.spec.layers.length };
  return place;
}

function forwardSum(reader: Reader, place: ValuePlace): NumberSum {
  const { answer } = reader;
  const { quantity, unit } = place;
  const result = valueOf(answer, place);
  const base = { place, direction: 'forward' as const, result, held: clampOf(answer, place) !== null };
  if (quantity === 'x') return { ...base, terms: [], total: result, activation: null, zeroInputs: 0, leaf: leafOfInput(answer, place) };
  const terms = forwardTerms(reader, quantity, unit);
  const activation = activationOf(reader, quantity, unit);
  const total = recordedTotal(reader, place, terms);
  const weighsInput = terms.some(({ origin }) => origin === 'input');
  return { ...base, terms, total, activation, zeroInputs: weighsInput ? countZeroInputs(reader) : 0, leaf: null };
}

function leafOfInput({ spec, columns }: Answer, { step }: ValuePlace): Leaf {
  const column = columns[step];
  if (column?.kind === 'zeros') return 'zeros';
  if (!column || column.kind === 'vector' || spec.convolution) return 'reading';
  if (isUnknown(column)) return 'unknownToken';
  return column.own ? 'ownOutput' : 'token';
}

const gates: readonly string[] = ['f', 'i', 'o', 'z', 'r'];

function activationOf({ answer, spec, layer, step }: Reader, quantity: string, unit: number): NumberSum['activation'] {
  if (gates.includes(quantity)) return { name: 'σ', rest: 0 };
  if (quantity === 'g' || quantity === 'n' || quantity === 'tanhC') return { name: 'tanh', rest: 0 };
  if (quantity === 'h' && spec.cell === 'rnn') return { name: spec.activation === 'relu' ? 'ReLU' : 'tanh', rest: 0 };
  if (quantity !== 'output' || !answer.spec.head) return null;
  if (answer.spec.head.kind === 'sigmoid') return { name: 'σ', rest: 0 };
  if (answer.spec.head.kind === 'linear') return null;
  const others = vectorOf(answer, { quantity: 'logits', layer, step }).filter((_, index) => index !== unit);
  const largest = Math.max(...others);
  return { name: 'softmax', rest: largest + log(others.reduce((sum, logit) => sum + exp(logit - largest), 0)) };
}

/** What goes into the activation, as recorded; without one, the recorded value itself unless it is held at another. */
function recordedTotal({ answer, spec }: Reader, place: ValuePlace, terms: readonly Term[]): number {
  const summed = summedQuantity(place.quantity, spec);
  const isHeld = summed === place.quantity && clampOf(answer, place) !== null;
  return isHeld ? addUp(terms) : valueOf(answer, { ...place, quantity: summed });
}

/** What a value is the activation of; the value itself where it has none. */
export function summedQuantity(quantity: NumberQuantity, { cell }: Pick<LayerSpec, 'cell'>): NumberQuantity {
  if (quantity === 'output') return 'logits';
  if (quantity === 'tanhC') return 'c';
  if (gates.includes(quantity) || quantity === 'g' || quantity === 'n') return `${quantity}Pre` as Quantity;
  return quantity === 'h' && cell === 'rnn' ? 'hPre' : quantity;
}

export function addUp(terms: readonly Pick<Term, 'value'>[]): number {
  return terms.reduce((sum, { value }) => sum + value, 0);
}

function backwardSum(reader: Reader, place: ValuePlace): NumberSum {
  const { answer } = reader;
  const result = valueOf(answer, place, 'backward');
  const arriving = backwardTerms(reader, place.quantity, place.unit);
  const terms = [...arriving, ...cutTerm(reader, place, result - addUp(arriving))];
  // A value can be held, its gradient cannot.
  const base = { place, direction: 'backward' as const, result, total: result, held: false, activation: null, zeroInputs: 0 };
  return { ...base, terms, leaf: terms.length === 0 ? leafOfGradient(reader, place) : null };
}

function leafOfGradient({ answer, layer, step }: Reader, { quantity }: ValuePlace): Leaf {
  if (quantity !== 'output') return 'notInCost';
  return vectorOf(answer, { quantity, layer, step }, 'backward').some((slope) => slope !== 0) ? 'notTheTarget' : 'notInCost';
}

/** With truncation a state does not get all that its next step holds: costs too far ahead end there. */
function cutTerm({ answer }: Reader, { quantity }: ValuePlace, missing: number): readonly Term[] {
  const truncated = answer.scene.truncation !== null && (quantity === 'h' || quantity === 'c');
  if (!truncated || Math.abs(missing) < 1e-15) return [];
  return [makeTerm('cut', 'cut', [{ kind: 'constant', value: missing, words: 'cut off by the truncation' }])];
}

/** Whether a model computes such a value at all. */
export function exists(answer: Answer, place: ValuePlace): boolean {
  return (
    place.layer >= 1 &&
    place.layer <= answer.spec.layers.length &&
    vectorOf(answer, place).length > place.unit &&
    layerSpecAt(answer.spec, place.layer).size > 0
  );
}
