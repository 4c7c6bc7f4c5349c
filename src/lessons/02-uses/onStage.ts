import type { TaskName } from '../../data/task';
import { taskOf } from '../../data/tasks';
import { wordsOf } from '../../data/taskWords';
import { shapeNames } from '../../quiz/tasks/networks';
import { outputAt } from '../../store/columns';
import { nameSign } from '../../store/columnWords';
import type { Answer } from '../../store/run';
import type { Fact } from '../lesson';
import { clampStep, prob } from '../measure';

/** Readings that the facts of all tasks share. */

export function does(answer: Answer, task: TaskName): boolean {
  return answer.sequence === null && taskOf(answer.scene.model).name === task;
}

/** Said where the reader put another task on stage than the words speak of. */
export function otherTask({ scene, spec, sequence }: Answer): Fact {
  if (sequence) return { holds: false, text: 'On stage now are vectors of a file, and no task of this chapter.' };
  return { holds: false, text: `On stage now is another task, ${wordsOf(scene.model).choice}: ${shapeNames[spec.shape]}.` };
}

export interface Guess {
  readonly token: number;
  /** As sentences name it. */
  readonly name: string;
  readonly probability: number;
}

/** The likeliest outputs at a step, the likeliest first. */
export function guessesAt(answer: Answer, step: number, count: number): readonly Guess[] {
  const shares = [...outputAt(answer, clampStep(answer, step))];
  return shares
    .map((probability, token) => ({ token, probability, name: nameSign(answer, answer.vocabulary[token] ?? '') }))
    .toSorted((a, b) => b.probability - a.probability)
    .slice(0, count);
}

export const sayGuess = ({ name, probability }: Guess): string => `${name.length === 1 ? `‘${name}’` : name} with ${prob(probability)}`;

/** What was typed up to a step, in quotes. */
export function readUpTo({ columns }: Answer, step: number): string {
  const read = columns.slice(1, step + 1).map(({ typed }) => typed);
  return read.length === 0 ? 'the start mark' : `‘${read.join('')}’`;
}
