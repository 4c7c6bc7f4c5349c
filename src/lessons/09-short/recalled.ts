import { taskOf } from '../../data/tasks';
import { outputAt } from '../../store/columns';
import type { Answer } from '../../store/run';
import { factsOf, modelFactsStore } from '../../store/modelFacts';
import type { CellChoice } from '../../store/scene';
import { cells } from '../../store/sceneParts';
import { formatPercent } from '../../ui/format';
import type { Fact } from '../lesson';
import { either, extreme, listed, norm, num, prob, saidSign, told, typedAt, vectorOf } from '../measure';

/** Whether the first letter is still known: of the text on stage, and of words that no network learned from. */

/** What a network that is to name the first letter says, and how sure it is of the right one. */
export interface Recalled {
  readonly letters: number;
  readonly first: string;
  readonly said: string;
  readonly probability: number;
  /** The probability that it gives to the first letter. */
  readonly ofFirst: number;
  readonly isRight: boolean;
}

const isRecall = ({ scene }: Answer): boolean => taskOf(scene.model).name === 'recall';

/** null where another task is on stage, or there is no letter to keep. */
export function recalled(answer: Answer): Recalled | null {
  const expected = answer.key?.expected;
  if (!isRecall(answer) || !expected) return null;
  const last = outputAt(answer, answer.columns.length - 1);
  const right = answer.vocabulary.indexOf(expected);
  const { unit, value } = extreme(last, (p) => p);
  return {
    letters: answer.columns.length - 1,
    first: saidSign(answer, right),
    said: saidSign(answer, unit),
    probability: value,
    ofFirst: last[right] ?? Number.NaN,
    isRight: unit === right,
  };
}

/** Said where nothing on stage can be kept. */
export function nothingToKeep(answer: Answer): Fact {
  return {
    holds: false,
    text: isRecall(answer) ? 'There is no first letter to keep.' : 'The network on stage now has something else to do.',
  };
}

const ofLetters = (count: number): string => (count === 1 ? 'one letter' : `${count} letters`);

function named(answer: Answer): Fact & { readonly isRight: boolean } {
  const found = recalled(answer);
  if (!found) return { ...nothingToKeep(answer), isRight: false };
  const { letters, first, said, probability, ofFirst, isRight } = found;
  const start = `After ${ofLetters(letters)} it says ${said}, with probability ${prob(probability)}`;
  return { holds: true, isRight, text: isRight ? `${start}: right.` : `${start}; ${first}, which came first, gets ${prob(ofFirst)}.` };
}

/** Where the words say that it is kept. */
export function keeps(answer: Answer): Fact {
  const { isRight, text } = named(answer);
  return { holds: isRight, text };
}

/** Where the words say that it is lost, with the letter from which on it is. */
export function loses(answer: Answer): Fact {
  const { isRight, text } = named(answer);
  const right = answer.key?.targets[0] ?? -1;
  const known = answer.columns.findLastIndex((_, step) => step > 0 && extreme(outputAt(answer, step), (p) => p).unit === right);
  const until = known > 0 ? ` It last knew it at ${typedAt(answer, known)}, step ${known}.` : '';
  return { holds: !isRight && recalled(answer) !== null, text: isRight || !recalled(answer) ? text : `${text}${until}` };
}

const notExamined: Fact = { holds: false, text: 'The network on stage now was not examined on words that it never saw.' };

function accuracyOf(answer: Answer, cell: CellChoice): number | null {
  const { model } = answer.scene;
  const isRecorded = isRecall(answer) && model.source.kind === 'shipped';
  return (isRecorded && factsOf(modelFactsStore.getState().facts, { ...model, cell })?.accuracy) || null;
}

/** By guessing alone. */
const chance = ({ vocabulary }: Answer): string => `1 in ${vocabulary.length} would be chance`;

export function heldOut(answer: Answer): Fact {
  const share = accuracyOf(answer, answer.scene.model.cell);
  if (share === null) return notExamined;
  return told(
    `Of words that it did not learn from, with up to twenty letters, it names the first letter of ${formatPercent(share)}; ${chance(answer)}.`,
  );
}

const names: Readonly<Partial<Record<CellChoice, string>>> = { rnn: 'basic cell', lstm: 'LSTM', gru: 'GRU' };

export function heldOutOfAll(answer: Answer): Fact {
  const found = cells.flatMap((cell) => {
    const [share, name] = [accuracyOf(answer, cell), names[cell]];
    return share === null || name === undefined ? [] : [{ cell, share, words: `the ${name} names ${formatPercent(share)}` }];
  });
  const basic = found.find(({ cell }) => cell === 'rnn');
  if (!basic) return notExamined;
  return either(
    found.every(({ cell, share }) => cell === 'rnn' || share > basic.share),
    `Of words that none of them learned from, ${listed(found.map(({ words }) => words))} rightly, all with ${answer.spec.layers[0]?.size ?? 0} units.`,
    `Of words that none of them learned from, ${listed(found.map(({ words }) => words))} rightly: here gates do not help.`,
  );
}

/** By how much a letter moves the state, as a length. */
function moved(answer: Answer, step: number): number {
  const [now, before] = [vectorOf(answer, 'h', step), vectorOf(answer, 'h', step - 1)];
  return norm(now.map((value, unit) => value - (before[unit] ?? 0)));
}

export function moves(answer: Answer): Fact {
  const last = answer.columns.length - 1;
  if (last < 2) return { holds: false, text: 'It takes a few letters to see what they do to the state.' };
  const [first, latest] = [moved(answer, 1), moved(answer, last)];
  return either(
    latest < first / 4,
    `The first letter, ${typedAt(answer, 1)}, moved h by ${num(first)}, the last, ${typedAt(answer, last)}, by ${num(latest)}: by now hardly anything moves it.`,
    `The first letter, ${typedAt(answer, 1)}, moved h by ${num(first)}, the last, ${typedAt(answer, last)}, by ${num(latest)}.`,
  );
}
