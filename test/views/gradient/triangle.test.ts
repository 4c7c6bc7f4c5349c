import { describe, expect, it } from 'vitest';
import { jacobianNorms } from '../../../src/engine/jacobianNorms';
import { createProgram } from '../../../src/engine/createProgram';
import type { Clamp } from '../../../src/engine/program';
import { formatNumber } from '../../../src/ui/format';
import { layoutTimeAxis } from '../../../src/ui/timeAxis';
import { changeNote, factorOf, tabulatePairs } from '../../../src/views/gradient/reach.describe';
import { changeColours, decadesFromOne, earlierAt, layoutTriangle, normColours } from '../../../src/views/gradient/triangle.layout';
import { makeAnswer } from '../fixtureAnswer';

const answer = makeAnswer({ sizes: [8] });
const steps = answer.columns.length;

/** Of a real pass of the fixture's model over its text. */
function normsWith(clamps: readonly Clamp[]) {
  const { spec, weights, columns } = answer;
  const program = createProgram(spec, { steps, size: 1 });
  program.weights.set(weights);
  program.forward({ steps, size: 1, inputs: Int32Array.from(columns, ({ token }) => token) }, null, clamps);
  const norms = jacobianNorms(program, 1).h;
  program.release();
  return norms;
}

const norms = normsWith([]);
const axis = layoutTimeAxis({ widthPx: 900, steps, focus: 4, zoom: 1 });
const layout = layoutTriangle(axis, 140, normColours(norms));

describe('the triangle of state Jacobians', () => {
  it('has a column a step, as long as there are earlier steps, on the graph’s axis', () => {
    expect(layout.blocks.map(({ rows }) => rows)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    layout.blocks.forEach(({ xPx, widthPx }, index) => {
      expect([xPx, widthPx]).toEqual([axis.columns[index]?.xPx, axis.columns[index]?.widthPx]);
    });
  });

  it('draws each norm as its distance from 1: the diagonal is paper', () => {
    layout.blocks.forEach(({ values }, step) => {
      expect(values[step]).toBe(0);
      for (let k = 0; k < step; k++) expect(values[k]).toBe(Math.log10(norms.data[step * steps + k] ?? 0));
    });
    expect(decadesFromOne(0)).toBe(-8);
    expect(decadesFromOne(10)).toBe(1);
  });

  it('finds the earlier step that is pointed at', () => {
    expect(earlierAt(layout, 5, layout.box.yPx + 2.5 * layout.rowPx)).toBe(2);
    expect(earlierAt(layout, 1, layout.box.yPx + 2.5 * layout.rowPx)).toBeNull();
  });

  it('has a table with the lower triangle', () => {
    const { rows } = tabulatePairs(answer, { state: 'h', norms, former: null, singularValues: [] });
    expect(rows[2]?.slice(1).filter((cell) => cell !== '')).toHaveLength(3);
  });
});

describe('the triangle of what a change by hand made of them', () => {
  const changed = normsWith([{ part: 'encoder', layer: 1, quantity: 'f', unit: 'all', from: 4, to: 4, value: 0 }]);
  const colours = changeColours(changed, norms);
  const at = (t: number, k: number) => colours.decades[t * steps + k];

  it('colours by how many decades each is larger or smaller, and leaves what is as it was as paper', () => {
    for (let t = 0; t < steps; t++) {
      for (let k = 0; k <= t; k++) {
        const [now, was] = [changed.data[t * steps + k] ?? Number.NaN, norms.data[t * steps + k] ?? Number.NaN];
        expect(at(t, k)).toBeCloseTo(now === was ? 0 : Math.log10(now / was), 12);
      }
    }
    expect(
      colours.decades.slice(0, 4 * steps).every((decades) => decades === 0),
      'nothing was changed before step 4',
    ).toBe(true);
    expect(at(4, 3), 'the forget gate carried it').not.toBe(0);
    expect(Math.max(...colours.decades.map(Math.abs))).toBe(colours.scale.extent);
  });

  it('colours nothing for what is nothing both times, all there is for what came to nothing, and no step that was not there', () => {
    const [zero, one] = [
      { shape: [2, 2], data: Float64Array.of(1, 0, 0, 1) },
      { shape: [2, 2], data: Float64Array.of(1, 0, 1, 1) },
    ];
    expect([...changeColours(zero, zero).decades]).toEqual([0, 0, 0, 0]);
    expect(changeColours(zero, zero).scale.extent).toBe(0);
    expect(changeColours(zero, one).decades[2]).toBe(-8);
    expect(changeColours(one, zero).decades[2]).toBe(8);
    const shorter = { shape: [1, 1], data: Float64Array.of(1) };
    expect([...changeColours(one, shorter).decades].map(Number.isNaN)).toEqual([false, true, true, true]);
  });

  it('has a table with what each was under it', () => {
    const { rows, columns } = tabulatePairs(answer, { state: 'h', norms: changed, former: norms, singularValues: [] });
    expect(rows).toHaveLength(2 * steps);
    expect(rows.every((row) => row.length === columns.length)).toBe(true);
    expect(rows[11]?.[0]).toMatch(/^5 . before$/);
    expect([rows[10]?.[4], rows[11]?.[4]]).toEqual([changed, norms].map(({ data }) => formatNumber(data[5 * steps + 3] ?? Number.NaN)));
  });

  it('is told in words: by what, and whether at all', () => {
    expect(changeNote('the clamp', false)).toBe('Colour: how many times the clamp made each larger or smaller.');
    expect(changeNote('the clamp', true)).toBe('Colour: the change by the clamp: none.');
    expect([factorOf(0.5), factorOf(7.2)]).toEqual(['3.16', '10⁸']);
  });
});
