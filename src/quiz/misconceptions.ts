import { computingMisconceptions } from './computingMisconceptions';
import { countingMisconceptions } from './countingMisconceptions';

/** Wrong ideas behind wrong answers: each distractor is made by one of them, and the feedback names it. */
const misconceptions = { ...countingMisconceptions, ...computingMisconceptions };

export type MisconceptionName = keyof typeof misconceptions;

export function isMisconception(name: string): name is MisconceptionName {
  return Object.hasOwn(misconceptions, name);
}

/** What the learner did, as in “left out the bias”. */
export const doneIn = (name: MisconceptionName): string => misconceptions[name][0];
export const whyNot = (name: MisconceptionName): string => misconceptions[name][1];
