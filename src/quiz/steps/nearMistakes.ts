import type { MisconceptionName } from '../misconceptions';
import type { Mistake } from '../question';

/** Two decimals are asked for; a hundredth forgives rounding on the way. */
export const handTolerance = 0.01;

function areApart(a: readonly number[], b: readonly number[], distance: number): boolean {
  return a.length !== b.length || a.some((value, index) => Math.abs(value - (b[index] ?? Number.NaN)) > distance);
}

type Wrong<T> = readonly [misconception: MisconceptionName, value: T, work: string];

/** Mistakes that cannot be taken for the answer, nor for one another, however they are rounded. */
export function apartVectors(
  wrong: readonly Wrong<readonly number[]>[],
  answer: readonly number[],
  tolerance = handTolerance,
): readonly Mistake<readonly number[]>[] {
  const distance = 2 * tolerance;
  const kept: Mistake<readonly number[]>[] = [];
  for (const [misconception, value, work] of wrong) {
    const isApart = areApart(value, answer, distance) && kept.every((other) => areApart(value, other.value, distance));
    if (isApart && value.every(Number.isFinite)) kept.push({ misconception, value, work });
  }
  return kept;
}

export function apartNumbers(wrong: readonly Wrong<number>[], answer: number, tolerance = handTolerance): readonly Mistake<number>[] {
  const vectors = apartVectors(
    wrong.map(([misconception, value, work]) => [misconception, [value], work]),
    [answer],
    tolerance,
  );
  return vectors.map(({ misconception, value, work }) => ({ misconception, value: value[0] ?? Number.NaN, work }));
}
