import { vectorAt } from '../../engine/tensor';
import { outputAt } from '../../store/columns';
import { saidBy } from '../../store/columnWords';
import type { Answer } from '../../store/run';
import type { Fact } from '../lesson';
import { countOf, either, extreme, num, saidSign, statesOf, told, vectorOf } from '../measure';
import { otherShape, saidFreely } from './shape';

/** One input, and then nothing but the state. */

function entriesRead(answer: Answer, step: number): number {
  return vectorAt(answer.values.input, step).filter((value) => value !== 0).length;
}

export function fedOnce(answer: Answer): Fact {
  if (answer.spec.shape !== 'oneToMany') return otherShape(answer);
  const { columns, spec } = answer;
  const [entries, zeros] = [entriesRead(answer, 0), columns.length - 1];
  const fedLater = columns.some((_, step) => step > 0 && entriesRead(answer, step) > 0);
  if (entries === 0 || fedLater)
    return {
      holds: false,
      text:
        entries === 0
          ? `All ${countOf(columns.length, 'step')} read zeros: this is no number from 0 to 999.`
          : 'The input is held by hand at later steps, too.',
    };
  return told(
    `${columns[0]?.typed ?? ''} comes in once, as ${spec.input.size} numbers of which ${entries} are 1. The ${countOf(zeros, 'step')} after it ${zeros === 1 ? 'reads' : 'read'} zeros.`,
  );
}

function saidAt(answer: Answer, step: number): number {
  return extreme(outputAt(answer, step), (p) => p).unit;
}

/** Two steps that say the same sign and go on differently. */
function saidTwice(answer: Answer): { readonly first: number; readonly second: number } | null {
  const said = answer.columns.map((_, step) => saidAt(answer, step));
  for (let second = 1; second + 1 < said.length; second++) {
    const first = said.findIndex(
      (token, step) => step > 0 && step < second && token === said[second] && said[step + 1] !== said[second + 1],
    );
    if (first >= 0) return { first, second };
  }
  return null;
}

/** All inputs are alike after the first: what tells one step from another is the state. */
export function stateAlone(answer: Answer): Fact {
  if (answer.spec.shape !== 'oneToMany') return otherShape(answer);
  const twice = saidTwice(answer);
  if (!twice) return { holds: false, text: 'Here no letter comes twice with another one after it; take 256.' };
  const { first, second } = twice;
  const [a, b] = [vectorOf(answer, 'h', first), vectorOf(answer, 'h', second)];
  const apart = Math.abs(
    extreme(
      a.map((value, unit) => value - (b[unit] ?? 0)),
      Math.abs,
    ).value,
  );
  const sign = (step: number) => saidSign(answer, saidAt(answer, step));
  return either(
    apart > 0,
    `${sign(first)} is said at steps ${first} and ${second}; next comes ${sign(first + 1)} and ${sign(second + 1)}, from the same input. The two states differ by up to ${num(apart)} in a unit.`,
    `${sign(first)} is said at steps ${first} and ${second} from the same state.`,
  );
}

/** What becomes of what is said when something is held by hand: as before, an end, or something else; null where nothing is held. */
export function afterHolding(answer: Answer): 'same' | 'ends' | 'other' | null {
  const [freely, now] = [saidFreely(answer), saidBy(answer)];
  if (freely === null) return null;
  return now === freely ? 'same' : freely.startsWith(now) ? 'ends' : 'other';
}

/** The first step at which every state is erased, with nothing but zeros to read from there on: what it says then is said by weights alone. */
function erasedFrom(answer: Answer): number | null {
  const isZero = (values: Float64Array) => values.every((value) => value === 0);
  const steps = [...answer.columns.keys()];
  const read = steps.findLastIndex((step) => !isZero(vectorAt(answer.values.input, step)));
  const isErased = (step: number) =>
    answer.spec.layers.every((_, index) => statesOf(answer, index + 1).every((state) => isZero(vectorOf(answer, state, step, index + 1))));
  const from = steps.findIndex((step) => step > read && isErased(step));
  return answer.spec.shape !== 'oneToMany' || from < 0 ? null : from;
}

export function saysInstead(answer: Answer): Fact {
  const becomes = afterHolding(answer);
  const [freely, now] = [saidFreely(answer), saidBy(answer)];
  if (becomes === null) return { holds: false, text: `Nothing is held by hand now: it says ‘${now}’.` };
  const from = erasedFrom(answer);
  const whatever =
    from === null || from >= now.length
      ? ''
      : ` At step ${from} state and input are all zeros: whatever the number, it goes on with ‘${now.slice(from)}’ from there.`;
  return either(
    becomes !== 'same',
    `With nothing held it says ‘${freely ?? ''}’; held so, ‘${now}’.${whatever}`,
    `It says ‘${now}’, held so or not.`,
  );
}
