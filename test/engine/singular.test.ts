import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate, arena, arenaMark, releaseTo } from '../../src/engine/arena';
import { randomOrthogonal } from '../../src/engine/orthogonal';
import { createRandom } from '../../src/engine/random';
import { type MatrixView, matrixOf, singularValues } from '../../src/engine/singular';
import { spectralNorm } from '../../src/engine/spectralNorm';

/** Q diag(values) R with random orthogonal Q and R: a matrix whose singular values are known. */
function matrixWith(values: readonly number[], rows: number, columns: number, seed: number): Float64Array {
  const random = createRandom(seed);
  const left = randomOrthogonal(random, rows, rows);
  const right = randomOrthogonal(random, columns, columns);
  const matrix = new Float64Array(rows * columns);
  values.forEach((value, k) => {
    for (let r = 0; r < rows; r++)
      for (let c = 0; c < columns; c++) matrix[r * columns + c]! += left[r * rows + k]! * value * right[k * columns + c]!;
  });
  return matrix;
}

/** The spectral norm of a matrix outside the arena. */
function normOf({ values, offset, rows, columns, stride }: MatrixView): number {
  const mark = arenaMark();
  const copy = allocate(values.length);
  arena.set(values, copy);
  const norm = spectralNorm({ offset: copy + offset, rows, columns, stride });
  expect(arenaMark()).toBe(copy + Math.ceil(values.length / 8) * 8);
  releaseTo(mark);
  return norm;
}

function largestError(actual: ArrayLike<number>, expected: readonly number[]): number {
  return Math.max(...expected.map((value, k) => Math.abs(actual[k]! - value))) / Math.max(...expected);
}

describe('singular values', () => {
  it('recovers known values, repeated, tiny and zero ones included, of wide, tall and square matrices', () => {
    const values = [5, 3, 3, 1, 1e-3, 1e-9, 0];
    for (const [rows, columns] of [
      [7, 7],
      [7, 12],
      [12, 7],
    ] as const) {
      expect(largestError(singularValues(matrixOf(matrixWith(values, rows, columns, 3), rows, columns)), values)).toBeLessThan(1e-14);
    }
  });

  it('keeps the relative accuracy of small values where the columns are scaled', () => {
    const diagonal = Float64Array.of(1e-12, 0, 0, 0, 1, 0, 0, 0, 1e6);
    expect([...singularValues(matrixOf(diagonal, 3, 3))]).toEqual([1e6, 1, 1e-12]);
  });

  it('of an orthogonal matrix are all 1', () => {
    const values = singularValues(matrixOf(randomOrthogonal(createRandom(1), 40, 40), 40, 40));
    expect(
      largestError(
        values,
        Array.from({ length: 40 }, () => 1),
      ),
    ).toBeLessThan(1e-14);
  });

  it('neither overflow nor vanish with the scale of the matrix', () => {
    for (const scale of [1e-290, 1e290]) {
      const matrix = matrixWith([4, 2], 3, 3, 1).map((value) => value * scale);
      expect(singularValues(matrixOf(matrix, 3, 3))[0]! / scale).toBeCloseTo(4, 12);
      expect(normOf(matrixOf(matrix, 3, 3)) / scale).toBeCloseTo(4, 12);
    }
  });

  it('say so when an element is no finite number', () => {
    expect([...singularValues(matrixOf(Float64Array.of(1, NaN, 2, 3), 2, 2))]).toEqual([NaN, NaN]);
    expect(normOf(matrixOf(Float64Array.of(1, NaN, 2, 3), 2, 2))).toBeNaN();
    expect(normOf(matrixOf(Float64Array.of(1, -Infinity, 2, 3), 2, 2))).toBe(Infinity);
  });
});

describe('spectral norm', () => {
  it('equals the largest singular value of any matrix', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 24 }), fc.integer({ min: 1, max: 24 }), fc.integer(), (rows, columns, seed) => {
        const random = createRandom(seed);
        const matrix = matrixOf(
          Float64Array.from({ length: rows * columns }, () => random.normal()),
          rows,
          columns,
        );
        const largest = singularValues(matrix)[0]!;
        expect(Math.abs(normOf(matrix) - largest)).toBeLessThanOrEqual(1e-11 * largest);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('holds for clustered, equal and rapidly falling singular values', () => {
    const cases = [
      Array.from({ length: 30 }, (_, k) => 1 - k * 1e-6),
      Array.from({ length: 30 }, (_, k) => 1 - k * 1e-10),
      Array.from({ length: 30 }, () => 2),
      Array.from({ length: 30 }, (_, k) => 10 ** -k),
      [1, 1 - 1e-4, ...Array.from({ length: 28 }, (_, k) => 0.9 - k / 40)],
    ];
    for (const values of cases) {
      const matrix = matrixOf(matrixWith(values, 30, 30, 5), 30, 30);
      expect(Math.abs(normOf(matrix) - values[0]!)).toBeLessThan(1e-11);
    }
  });

  it('reads a block inside a larger matrix', () => {
    const whole = Float64Array.of(9, 9, 9, 9, 3, 0, 9, 0, 4);
    expect(normOf({ values: whole, offset: 4, rows: 2, columns: 2, stride: 3 })).toBeCloseTo(4, 14);
    expect([...singularValues({ values: whole, offset: 4, rows: 2, columns: 2, stride: 3 })]).toEqual([4, 3]);
  });

  it('of zeros is 0', () => {
    expect(normOf(matrixOf(new Float64Array(6), 2, 3))).toBe(0);
  });
});
