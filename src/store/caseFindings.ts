import { type CaseFinding, compareSequence } from '../interop/reference/compareSequence';
import type { Answer } from './run';

const known = new WeakMap<Answer, readonly CaseFinding[]>();

/** How far the answer on stage is from what the file of its case holds; nothing where there is no case. Computed once an answer. */
export function caseFindings(answer: Answer): readonly CaseFinding[] {
  const { sequence } = answer;
  if (!sequence) return [];
  const found = known.get(answer) ?? compareSequence(sequence, answer);
  known.set(answer, found);
  return found;
}
