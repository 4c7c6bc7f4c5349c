import { parameters } from '../../engine/parameters';
import { vectorAt } from '../../engine/tensor';
import type { Answer } from '../../store/run';
import type { Scene } from '../../store/scene';
import { largestDifference } from '../changed';
import type { Fact } from '../lesson';
import { superscript } from '../../ui/format';
import { absent, either, extreme, gradientOf, inBrackets, mean, norm, num, told, typedAt, vectorOf } from '../measure';
import { recalled } from './recalled';

/** What of the error comes back to the first letter, and what lies in its way. */

/**
 * Lengths of the gradient of h at the end, a letter before it and at the first letter, how many times as long as the first of them the
 * others are, and that of the first letter itself.
 */
export function passage(answer: Answer) {
  const end = answer.columns.length - 1;
  const last = norm(gradientOf(answer, 'h', end));
  // Where fewer letters are read, that is the first one, or none.
  const before = end > 2 ? norm(gradientOf(answer, 'h', end - 1)) : Number.NaN;
  const atLetter = answer.columns.length > 1;
  const first = atLetter ? norm(gradientOf(answer, 'h', 1)) : Number.NaN;
  const letter = atLetter ? norm(vectorAt(answer.gradients.input, 1)) : Number.NaN;
  return { last, before, rateOfOne: before / last, first, rate: first / last, letter };
}

const noError: Fact = { holds: false, text: 'No error starts out now, so none can arrive.' };

export function arrives(answer: Answer): Fact {
  const { last, before, first, rate, letter } = passage(answer);
  if (!Number.isFinite(rate)) return noError;
  const between = Number.isNaN(before) ? '' : `, ${num(before)} one letter back`;
  return told(
    `The gradient of h is ${num(last)} long at the end${between} and ${num(first)} at the first letter. From there ${num(letter)} reaches the letter itself: ‖∂L/∂x₁‖.`,
  );
}

/** The same of a network that is still to learn. */
export function arrivesUntrained(answer: Answer): Fact {
  const { source } = answer.scene.model;
  const isUntrained = source.kind === 'trained' && source.updates === 0;
  const { text, holds } = arrives(answer);
  return {
    holds: holds && isUntrained,
    text: isUntrained ? `Before its first update: ${text.charAt(0).toLowerCase()}${text.slice(1)}` : text,
  };
}

/** A first letter that is not known, and a gradient that cannot mend it. */
export function cannotLearn(answer: Answer): Fact {
  const { letter, rate } = passage(answer);
  const found = recalled(answer);
  if (!found || !Number.isFinite(rate)) return noError;
  const loss = num(answer.losses.data[answer.columns.length - 1] ?? Number.NaN);
  return either(
    !found.isRight && rate < 1e-6,
    `It is wrong here, with a loss of ${loss}; and if x₁ were changed by a little, the loss would change by ${num(letter)} times as much at most.`,
    `Its loss here is ${loss}; if x₁ were changed by a little, it would change by up to ${num(letter)} times as much.`,
  );
}

/** How flat tanh is where the last state stands. */
export function flat(answer: Answer): Fact {
  const [layer] = answer.spec.layers;
  if (layer?.cell !== 'rnn' || layer.activation !== 'tanh') return absent('state that is nothing but a tanh');
  const last = answer.columns.length - 1;
  const h = vectorOf(answer, 'h', last);
  const slope = mean(h.map((value) => 1 - value ** 2));
  const start = `After ${typedAt(answer, last)} the slope of tanh, 1 − h², is ${num(slope)} on average over the ${h.length} units`;
  return either(slope < 0.25, `${start}: they are pressed against ±1.`, `${start}.`);
}

/** Whether a unit's own value of the step before is what holds it: the largest of the products that make its sum. */
export function holdsItself(answer: Answer, scene: Scene): Fact {
  const [layer] = answer.spec.layers;
  const last = answer.columns.length - 1;
  if (layer?.cell !== 'rnn' || last < 1) return absent('sum of a unit in which its own value stands');
  const [before, unit] = [vectorOf(answer, 'h', last - 1), scene.unit ?? 0];
  const products = before.map((value, from) => value * weightOf(answer, from, unit));
  const own = products[unit] ?? Number.NaN;
  const factors = `${num(before[unit] ?? 0)} · ${inBrackets(num(weightOf(answer, unit, unit)))} = ${num(own)}`;
  const { unit: largest } = extreme(products, Math.abs);
  return either(
    largest === unit && own * (vectorOf(answer, 'h', last)[unit] ?? 0) > 0,
    `The largest of the products is the unit’s own value of the step before, ${factors}: it holds itself where it is.`,
    `The unit’s own value of the step before gives ${factors}; what unit ${largest} gives is larger, ${num(products[largest] ?? 0)}.`,
  );
}

function weightOf(answer: Answer, from: number, to: number): number {
  const W = parameters(answer.spec).find(({ name }) => name === 'layer1.W');
  return answer.weights[(W?.offset ?? Number.NaN) + from * (W?.shape[1] ?? 0) + to] ?? Number.NaN;
}

/** A state that is handed on from the first letter to the end, and its gradient back. */
export function handedOn(answer: Answer): Fact {
  const last = answer.columns.length - 1;
  if (last < 2) return { holds: false, text: 'It takes a few letters to see what is handed on.' };
  const change = largestDifference(vectorOf(answer, 'h', 1), vectorOf(answer, 'h', last));
  const [first, end] = [1, last].map((step) => num(norm(gradientOf(answer, 'h', step))));
  return either(
    change === 0 && largestDifference(gradientOf(answer, 'h', 1), gradientOf(answer, 'h', last)) === 0,
    `From the first letter on h stays what it is, to the last bit, and so does its gradient: ${end} long at the end, ${first} at the first letter.`,
    `From the first letter to the last h changes by up to ${num(change)} in a unit; its gradient is ${end} long at the end and ${first} at the first letter.`,
  );
}

/** What is left of a value that is multiplied at every step with what its gate is held at. */
export function leaves(answer: Answer): Fact {
  const held = answer.scene.clamps.find(({ quantity, unit }) => unit === 'all' && (quantity === 'z' || quantity === 'f'));
  if (!held) return { holds: false, text: 'No gate is held by hand now.' };
  const times = answer.columns.length - held.from;
  if (times < 1) return { holds: false, text: 'The text ends before the gate is held.' };
  const left = `${num(held.value, 2)}${superscript(times)} = ${num(held.value ** times)}`;
  return told(`${left}: so much of the state before is left after ${times} ${times === 1 ? 'step' : 'steps'}.`);
}
