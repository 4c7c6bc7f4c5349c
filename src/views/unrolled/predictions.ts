import type { Answer } from '../../store/run';
import { vectorAt } from '../../engine/tensor';

export interface Candidate {
  readonly token: number;
  readonly sign: string;
  readonly probability: number;
}

/** The `count` likeliest next tokens at a step, likeliest first; of equals, the smaller token. */
export function likeliest(answer: Answer, step: number, count: number): readonly Candidate[] {
  const { output } = answer.values;
  if (!output) return [];
  const distribution = vectorAt(output, step);
  return Array.from(distribution, (probability, token) => ({ token, sign: answer.vocabulary[token] ?? '', probability }))
    .sort((a, b) => b.probability - a.probability || a.token - b.token)
    .slice(0, count);
}

/** What really comes next: the token read at the next step, or the end mark; −1 when the model does not know it. */
export function targetOf(answer: Answer, step: number): number {
  return answer.tokens[step + 1]?.token ?? 0;
}

/** The probability that the model gave to what really comes next; null when that is unknown to it. */
export function targetProbability(answer: Answer, step: number): number | null {
  const token = targetOf(answer, step);
  const { output } = answer.values;
  return output && token >= 0 ? (vectorAt(output, step)[token] ?? null) : null;
}
