import { outputAt } from '../../store/columns';
import { unchangedVectorOf } from '../../store/readAnswer';
import type { Answer } from '../../store/run';

export interface Candidate {
  readonly token: number;
  readonly sign: string;
  readonly probability: number;
}

/** The `count` likeliest next tokens at a step, likeliest first; of equals, the smaller token. */
export function likeliest(answer: Answer, step: number, count: number): readonly Candidate[] {
  return rank(answer, outputAt(answer, step), count);
}

function rank(answer: Answer, output: Float64Array, count: number): readonly Candidate[] {
  return Array.from(output, (probability, token) => ({
    token,
    sign: answer.vocabulary[token] ?? String(token),
    probability,
  }))
    .sort((a, b) => b.probability - a.probability || a.token - b.token)
    .slice(0, count);
}

/** What was likeliest before clamps, edits and gain, where they made another guess of it; null where they did not. */
export function formerGuess(answer: Answer, step: number): Candidate | null {
  const [now] = likeliest(answer, step, 1);
  const before = unchangedVectorOf(answer, { quantity: 'output', layer: answer.spec.layers.length, step });
  const [former] = before ? rank(answer, before, 1) : [];
  return now && former && former.token !== now.token ? former : null;
}

/** The class that should come out: what really comes next, or the right answer; −1 when it is not known. */
export function targetOf(answer: Answer, step: number): number {
  return answer.columns[step]?.target ?? -1;
}

/** The probability that the model gave to what should come out; null when that is not known. */
export function targetProbability(answer: Answer, step: number): number | null {
  const token = targetOf(answer, step);
  return token >= 0 ? (outputAt(answer, step)[token] ?? null) : null;
}
