import { parameters } from '../../engine/parameters';
import type { Answer } from '../../store/run';
import type { Scene } from '../../store/scene';
import { guessShifts } from '../changed';
import type { Fact, FactOf } from '../lesson';
import {
  absent,
  carriedNumbers,
  clampStep,
  either,
  extreme,
  num,
  railLetter,
  stateBefore,
  statesOf,
  told,
  typedAt,
  vectorOf,
} from '../measure';
import { beginsWithZeros, leftOver, readAlike, sayStretch, wipedSteps, zerosBecauseOfC } from './fresh';
import { letterReadOften } from './letters';
import { offBy } from './wires';

const noOutput = 'The stage shows one half of an encoder–decoder now, and nothing is said there.';

function signs(count: number): string {
  return count === 1 ? 'the one sign' : `the ${count} signs`;
}

/** What goes on from the step in view, and that it is all there is. */
function carries(answer: Answer, scene: Scene): Fact {
  const step = clampStep(answer, scene.step);
  return told(
    `After ${typedAt(answer, step)} the cell hands ${carriedNumbers(answer)} numbers on. Of ${signs(step + 1)} read so far nothing else is left.`,
  );
}

function startsEmpty(answer: Answer): Fact {
  const before = statesOf(answer).flatMap((state) => [...stateBefore(answer, state, 0)]);
  const { unit, value } = extreme(vectorOf(answer, 'h', 0), Math.abs);
  const first = `Before the start mark the state is ${before.length} numbers, `;
  const after = value === 0 ? 'after it h is all zeros, too' : `after it the one furthest from 0 in h is ${num(value)}, in unit ${unit}`;
  return either(
    before.every((number) => number === 0),
    `${first}all of them 0; ${after}.`,
    `${first}not all of them 0; ${after}.`,
  );
}

function sameLetter(answer: Answer): Fact {
  const often = letterReadOften(answer);
  if (!often) return { holds: false, text: 'No letter stands twice in this text; type one where it does.' };
  const { letter, steps, nearest, furthest, guesses } = often;
  const where = `${letter} is read at steps ${steps.slice(0, -1).join(', ')} and ${steps.at(-1)}`;
  if (furthest === 0) return { holds: false, text: `${where}, and leaves the same state each time.` };
  const apart = nearest === furthest ? num(nearest) : `${num(nearest)} to ${num(furthest)}`;
  return told(
    `${where}. The states that it leaves lie ${apart} apart${guesses.length === 0 ? '' : `; the guesses after them are ${guesses.join(', ')}`}.`,
  );
}

/** The output’s sums and the next step’s, computed again out of one list. */
function goesBothWays(answer: Answer, scene: Scene): Fact {
  const off = offBy(answer, scene);
  if (!off) return { holds: false, text: noOutput };
  const { units, outputs, up, on } = off;
  if (statesOf(answer).length > 1) {
    return {
      holds: false,
      text: `h goes up and on; ${railLetter(scene)}, another ${units} numbers, goes on alone, and no output is made of it.`,
    };
  }
  const here = typedAt(answer, clampStep(answer, scene.step));
  const toNext = on === null ? '' : `; with W and the next letter they make the ${units} sums one step later`;
  const most = Math.max(up, on ?? 0);
  return either(
    most < 1e-9,
    `With V the ${units} numbers of h at ${here} make the ${outputs} sums of the guess${toNext}. Computed again from this one list, all come out as the engine has them, to within ${num(most)}.`,
    `Computed again from the ${units} numbers of h at ${here}, the sums are off by ${num(most)}: something is held by hand on the way.`,
  );
}

function saidLess(answer: Answer): Fact {
  const [d, k] = [carriedNumbers(answer), answer.spec.head?.size ?? 0];
  const said = `${d} numbers go on, and ${k} are said: probabilities, which add up to 1, so that ${k - 1} of them settle the last`;
  return either(
    d > k - 1,
    `${said}. ${k - 1} numbers are too few for ${d}: the state cannot be read off what is said.`,
    `${said}. A state of ${d} numbers might be read off them.`,
  );
}

function wipedOnce(answer: Answer): Fact {
  const [shifts, [first]] = [guessShifts(answer), wipedSteps(answer)];
  if (!shifts || first === undefined) return { holds: false, text: 'No state is held at zeros now.' };
  const here = typedAt(answer, first);
  const before = Math.max(0, ...shifts.slice(0, first));
  if (before > 0)
    return { holds: false, text: `The guesses before ${here} move, too, by up to ${num(before)}: something else was changed.` };
  const { unit, value } = extreme(shifts.slice(first), (shift) => shift);
  const moved = shifts.slice(first).filter((shift) => shift > 0.005).length;
  const none = first === 0 ? '' : `Before ${here} no guess moves at all. `;
  return either(
    moved > 0,
    `${none}From ${here} on ${moved} of ${shifts.length - first} move by more than half a percentage point; the one at step ${first + unit}, ${typedAt(answer, first + unit)}, most, by ${num(value)}.`,
    `${none}From ${here} on none moves by more than half a percentage point.`,
  );
}

/** Two stretches of the text in which the same is read: what remains of all that was read before. */
function sameFuture(answer: Answer, scene: Scene): Fact {
  const alike = readAlike(answer);
  if (!alike) return { holds: false, text: 'No letter is read twice in this text; type one where it is.' };
  const { from, length, begins } = alike;
  const { state, guess, isGone } = leftOver(answer, alike);
  const same = beginsWithZeros(answer, from[0]) ? 'a state of zeros' : 'the same state';
  const start = { same, h: `the same h, but not the same ${railLetter(scene)}`, different: 'different states' }[begins];
  const [first, second] = from.map((step) => sayStretch(answer, step, length));
  const ofC = begins === 'same' && zerosBecauseOfC(answer, from[0]) ? `Where ${railLetter(scene)} is 0, h = o ⊙ tanh(0) is 0, too: ` : '';
  const both = `${ofC}${first} and ${second} begin with ${start}`;
  const differ = `their states differ by up to ${num(state)}, their guesses by up to ${num(guess)}`;
  return either(isGone, `${both}. States and guesses are the same in both, to the last bit.`, `${both}: ${differ}.`);
}

/** The same sentence where something has to be left. */
function somethingLeft(answer: Answer, scene: Scene): Fact {
  const alike = readAlike(answer);
  return { ...sameFuture(answer, scene), holds: alike?.begins === 'h' && !leftOver(answer, alike).isGone };
}

function twoLists(answer: Answer, scene: Scene): Fact {
  if (statesOf(answer).length < 2) return absent('long-term state');
  const rows = parameters(answer.spec).find(({ role }) => role === 'V')?.shape[0] ?? 0;
  const [d, C] = [vectorOf(answer, 'c', 0).length, railLetter(scene)];
  return either(
    rows === d,
    `Two lists of ${d} go on, h and ${C}. V has ${rows} rows, one for each number of h and none for ${C}.`,
    `Two lists of ${d} go on, h and ${C}; V has ${rows} rows.`,
  );
}

function carriedOn(answer: Answer, scene: Scene): Fact {
  const states = statesOf(answer);
  const d = vectorOf(answer, 'h', 0).length;
  const cell = { rnn: 'basic cell', lstm: 'LSTM', gru: 'GRU' }[answer.spec.layers[0]?.cell ?? 'rnn'];
  const hands = `With ${d} units the ${cell} hands on`;
  return told(
    states.length === 1
      ? `${hands} ${carriedNumbers(answer)} numbers, h; an LSTM of that size 2 · ${d} = ${2 * d}, h and ${railLetter(scene)}.`
      : `${hands} 2 · ${d} = ${carriedNumbers(answer)} numbers, h and ${railLetter(scene)}; a basic cell or a GRU of that size ${d}, h.`,
  );
}

export const facts = {
  carries,
  startsEmpty,
  sameLetter,
  goesBothWays,
  saidLess,
  wipedOnce,
  sameFuture,
  somethingLeft,
  twoLists,
  carriedOn,
} satisfies Record<string, FactOf>;
