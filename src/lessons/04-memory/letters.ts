import { outputAt } from '../../store/columns';
import type { Answer } from '../../store/run';
import { likeliest, norm, prob, typedAt, vectorOf } from '../measure';

/** The letter that a text has most often, with how far apart the states lie that it leaves. */
export interface OftenRead {
  readonly letter: string;
  readonly steps: readonly number[];
  readonly nearest: number;
  readonly furthest: number;
  /** The likeliest sign after each of them. */
  readonly guesses: readonly string[];
}

function stepsOf(answer: Answer, token: number): readonly number[] {
  return answer.columns.flatMap((column, step) => (token >= 0 && column.token === token ? [step] : []));
}

function distance(a: Float64Array, b: Float64Array): number {
  return norm(a.map((value, unit) => value - (b[unit] ?? 0)));
}

export function letterReadOften(answer: Answer): OftenRead | null {
  const all = answer.columns.map(({ token }) => stepsOf(answer, token));
  const steps = all.reduce((most, each) => (each.length > most.length ? each : most), []);
  const [first] = steps;
  if (first === undefined || steps.length < 2) return null;
  const distances = steps.flatMap((a, at) => steps.slice(at + 1).map((b) => distance(vectorOf(answer, 'h', a), vectorOf(answer, 'h', b))));
  const said = steps.filter((step) => outputAt(answer, step).length > 0).map((step) => likeliest(answer, step));
  return {
    letter: typedAt(answer, first),
    steps,
    nearest: Math.min(...distances),
    furthest: Math.max(...distances),
    guesses: said.map(({ sign, probability }) => `${sign} (${prob(probability)})`),
  };
}
