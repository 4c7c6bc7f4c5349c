import { describe, expect, it } from 'vitest';
import { tensorAt } from '../../../src/store/readAnswer';
import { layOutMatrices, neighbourOf, weightAt } from '../../../src/views/number/matrix.layout';
import { sumOf } from '../../../src/views/number/number.terms';
import { engineAnswer } from '../engineAnswer';

const answer = engineAnswer({ model: { sizes: [6] } });
const forget = sumOf(answer, { quantity: 'f', layer: 1, step: 4, unit: 2 }, 'forward');
const marks = layOutMatrices(answer, forget, 268);

describe('layOutMatrices', () => {
  it('shows the blocks that a gate’s sum goes through, to one scale, with its column', () => {
    expect(marks.matrices.map(({ role, gate, rows, columns }) => [role, gate, rows, columns])).toEqual([
      ['U', 'f', 27, 6],
      ['W', 'f', 6, 6],
    ]);
    const pitches = marks.matrices.map(({ box, rows, columns }) => [box.widthPx / columns, box.heightPx / rows]);
    expect(new Set(pitches.flat().map((pitch) => pitch.toFixed(6))).size).toBe(1);
    expect(marks.matrices.map(({ line }) => [line?.along, line?.index])).toEqual([
      ['column', 2],
      ['column', 2],
    ]);
  });

  it('shows rows instead where gradients go back through the weights', () => {
    const back = layOutMatrices(answer, sumOf(answer, { quantity: 'h', layer: 1, step: 4, unit: 2 }, 'backward'), 268);
    expect(back.matrices.map(({ role, gate, line }) => `${role} ${gate} ${line?.along}`)).toEqual([
      'V null row',
      'W f row',
      'W i row',
      'W o row',
      'W g row',
    ]);
  });

  it('finds the weight under a point where the engine has it', () => {
    for (const { box, rows, columns, tensor, values } of marks.matrices) {
      for (const [row, column] of [
        [0, 0],
        [rows - 1, columns - 1],
        [3, 1],
      ] as const) {
        const weight = weightAt(marks, box.xPx + ((column + 0.5) * box.widthPx) / columns, box.yPx + ((row + 0.5) * box.heightPx) / rows);
        const offset = tensorAt(answer.spec, 1, weight?.role ?? 'U')?.offset ?? 0;
        expect(weight).toMatchObject({ tensor, row, column });
        expect(answer.weights[offset + (weight?.index ?? 0)]).toBe(values[row * columns + column]);
      }
    }
    expect(weightAt(marks, -5, -5)).toBeNull();
  });

  it('moves from entry to entry, never beyond the matrix', () => {
    const first = neighbourOf(marks, null, [0, 0]);
    expect(first).toMatchObject({ role: 'U', row: 0, column: 2 });
    expect(neighbourOf(marks, first, [1, 0])).toMatchObject({ row: 1, column: 2 });
    expect(neighbourOf(marks, first, [-1, 0])).toMatchObject({ row: 0, column: 2 });
  });
});
