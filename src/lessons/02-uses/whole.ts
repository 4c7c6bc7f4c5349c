import { countEncoderSteps } from '../../store/columns';
import { saidBy } from '../../store/columnWords';
import type { Answer } from '../../store/run';
import type { Fact } from '../lesson';
import { countOf, either, told } from '../measure';
import { does, guessesAt, otherTask, readUpTo, sayGuess } from './onStage';

/** Whole texts: one label for all of it, a word out of a number, a word out of a word. */

const verdictOn = ({ key }: Answer, said: string): string =>
  key?.expected == null ? '' : key.expected === said ? ', which is right' : `; right is ${key.expected}`;

/** The likeliest class after each step, by its number. */
const leadersOf = (answer: Answer): readonly number[] => answer.columns.map((_, step) => guessesAt(answer, step, 1)[0]?.token ?? -1);

/** How often the likeliest class changes from one step to the next. */
export function changesOfMind(answer: Answer): number {
  const leaders = leadersOf(answer);
  return leaders.filter((token, step) => step > 0 && token !== leaders[step - 1]).length;
}

/** Whether the last character still turns the verdict; null where there is none. */
export function turnsAtTheEnd(answer: Answer): boolean | null {
  const leaders = leadersOf(answer);
  return does(answer, 'language') && leaders.length > 2 ? leaders.at(-1) !== leaders.at(-2) : null;
}

/** The verdict before and after the last character. */
export function verdict(answer: Answer): Fact {
  if (!does(answer, 'language')) return otherTask(answer);
  const last = answer.columns.length - 1;
  if (last < 2) return { holds: false, text: 'It takes a longer word to see the verdict move.' };
  const [before, after] = [last - 1, last].map((step) => guessesAt(answer, step, 1)[0]);
  if (!before || !after) return otherTask(answer);
  return told(
    `After ${readUpTo(answer, last - 1)} the likeliest is ${sayGuess(before)}; after ${readUpTo(answer, last)} it is ${sayGuess(after)}${verdictOn(answer, after.name)}. On the way the likeliest changed ${countOf(changesOfMind(answer), 'time')}.`,
  );
}

export function spells(answer: Answer): Fact {
  if (!does(answer, 'spelling')) return otherTask(answer);
  const said = saidBy(answer);
  const given = answer.scene.text.trim() || 'nothing';
  return told(`One input, ${given}, and ${countOf(answer.columns.length, 'output')}: ‘${said}’${verdictOn(answer, said)}.`);
}

/** Outputs while the text is still being read. */
export function saidWhileReading({ columns }: Answer): number {
  return columns.filter(({ part, output }) => part === 'encoder' && output !== 'none').length;
}

/** What ‘forty’ alone begins with in German. */
const ofForty = 'v';

/** Whether the German word begins otherwise than ‘vierzig’; null where none is said. */
export function beginsOtherwise(answer: Answer): boolean | null {
  const [first] = does(answer, 'translation') ? saidBy(answer) : '';
  return first === undefined ? null : first !== ofForty;
}

export function begins(answer: Answer): Fact {
  const isOther = beginsOtherwise(answer);
  if (!does(answer, 'translation')) return otherTask(answer);
  if (isOther === null) return { holds: false, text: 'No German word comes out now.' };
  const said = saidBy(answer);
  const start = `After ${readUpTo(answer, countEncoderSteps(answer) - 1)} it says ‘${said}’${verdictOn(answer, said)}`;
  return either(isOther, `${start}: it does not begin like ‘vierzig’.`, `${start}: it begins like ‘vierzig’.`);
}

export function translates(answer: Answer): Fact {
  if (!does(answer, 'translation')) return otherTask(answer);
  const read = countEncoderSteps(answer);
  const said = saidBy(answer);
  return told(
    `For ${countOf(read, 'step')} it reads, with ${countOf(saidWhileReading(answer), 'output')}; in the ${countOf(answer.columns.length - read, 'step')} after them it says ‘${said}’${verdictOn(answer, said)}.`,
  );
}
