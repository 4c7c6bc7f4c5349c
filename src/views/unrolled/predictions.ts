import { outputAt } from '../../store/columns';
import type { Answer } from '../../store/run';
import { perObject } from '../../store/perObject';

export interface Candidate {
  readonly token: number;
  readonly sign: string;
  readonly probability: number;
}

/** All classes by step, likeliest first, as far as they have been asked for. */
const rankings = perObject((_answer: Answer) => new Map<number, readonly Candidate[]>());

/** The `count` likeliest next tokens at a step, likeliest first; of equals, the smaller token. */
export function likeliest(answer: Answer, step: number, count: number): readonly Candidate[] {
  const known = rankings(answer);
  const ranked = known.get(step) ?? rank(answer, outputAt(answer, step));
  known.set(step, ranked);
  return ranked.slice(0, count);
}

function rank({ vocabulary }: Answer, output: Float64Array): readonly Candidate[] {
  return Array.from(output, (probability, token) => ({ token, sign: vocabulary[token] ?? String(token), probability })).sort(
    (a, b) => b.probability - a.probability || a.token - b.token,
  );
}

/** What was likeliest before clamps, edits and gain, where they made another guess of it; null where they did not. */
export function formerGuess(answer: Answer, step: number): Candidate | null {
  const [now] = likeliest(answer, step, 1);
  const former = likeliestBefore(answer, step);
  return now && former && former.token !== now.token ? former : null;
}

/** What was likeliest before clamps, edits and gain, whether or not it still is; null where nothing was changed, or nothing came out. */
export function likeliestBefore(answer: Answer, step: number): Candidate | null {
  return (answer.unchanged && likeliest(answer.unchanged, step, 1)[0]) ?? null;
}

/** The probability of a class before clamps, edits and gain; null where there was none. */
export function probabilityBefore(answer: Answer, step: number, token: number): number | null {
  return (answer.unchanged && outputAt(answer.unchanged, step)[token]) ?? null;
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

export interface Score {
  readonly right: number;
  /** Outputs that can be judged: what should come out is known. */
  readonly of: number;
  /** Mean over the judged steps, in nats; NaN when there are none. */
  readonly loss: number;
}

/** How often the likeliest output is the one that should come, and the mean loss. */
export const scoreOf = perObject((answer: Answer): Score => {
  const { data } = answer.losses;
  const steps = Array.from(data.keys()).filter((step) => Number.isFinite(data[step]));
  const right = steps.filter((step) => likeliest(answer, step, 1)[0]?.token === targetOf(answer, step)).length;
  const sum = steps.reduce((total, step) => total + (data[step] ?? 0), 0);
  return { right, of: steps.length, loss: steps.length === 0 ? Number.NaN : sum / steps.length };
});

/** The same before clamps, edits and gain; null where there are none. */
export function scoreBefore({ unchanged }: Answer): Score | null {
  return unchanged && scoreOf(unchanged);
}
