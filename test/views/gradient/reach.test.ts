import { describe, expect, it } from 'vitest';
import type { Tensor } from '../../../src/engine/tensor';
import { layoutTimeAxis } from '../../../src/ui/timeAxis';
import {
  dashedNote,
  describeGain,
  describePair,
  describeReach,
  type ReachRead,
  tabulateReach,
  verdictOf,
} from '../../../src/views/gradient/reach.describe';
import { layoutReach, reachDecades, reachOf } from '../../../src/views/gradient/reach.layout';
import { formatNumber } from '../../../src/ui/format';
import { makeAnswer } from '../fixtureAnswer';

const answer = makeAnswer();
const steps = answer.columns.length;
const axis = layoutTimeAxis({ widthPx: 900, steps, focus: 5, zoom: 1 });

/** Norms that are multiplied by `factor` at every step back. */
function triangle(factor: number): Tensor {
  const data = new Float64Array(steps * steps);
  for (let t = 0; t < steps; t++) for (let k = 0; k <= t; k++) data[t * steps + k] = factor ** (t - k);
  return { shape: [steps, steps], data };
}

const read = (state: 'h' | 'c', factor: number, ...largest: readonly number[]): ReachRead => ({
  state,
  norms: triangle(factor),
  former: null,
  singularValues: largest.map((value) => Float64Array.of(value)),
});

describe('the reach of a step', () => {
  it('has a bar for every earlier step on the graph’s axis: up from 1 where a change grows, down where it fades', () => {
    for (const [factor, side] of [
      [20, 'grows'],
      [0.3, 'fades'],
    ] as const) {
      const { bars, onePx, box } = layoutReach(axis, 140, triangle(factor), 5, null);
      expect(bars.map(({ step }) => step)).toEqual([0, 1, 2, 3, 4, 5]);
      bars.forEach((bar, k) => {
        expect(bar.box.xPx + bar.box.widthPx / 2).toBeCloseTo(axis.columns[k]?.centrePx ?? 0, 9);
        expect(bar.side).toBe(k === 5 ? 'same' : side);
        expect(factor > 1 ? bar.box.yPx + bar.box.heightPx : bar.box.yPx).toBeCloseTo(onePx, 9);
        expect(bar.box.yPx).toBeGreaterThanOrEqual(box.yPx - 1e-9);
        expect(bar.box.yPx + bar.box.heightPx).toBeLessThanOrEqual(box.yPx + box.heightPx + 1e-9);
      });
    }
  });

  it('is drawn on a logarithmic scale: equal factors are equal lengths', () => {
    const { bars } = layoutReach(axis, 140, triangle(0.5), 4, null);
    const heights = bars.map(({ box }) => box.heightPx);
    for (let k = 0; k < 4; k++) expect((heights[k] ?? 0) - (heights[k + 1] ?? 0)).toBeCloseTo(heights[3] ?? 0, 9);
  });

  it('shows an exact zero as nothing, not as a long way down', () => {
    const { bars } = layoutReach(axis, 140, triangle(0), 3, null);
    expect(bars.slice(0, 3).map(({ side, box }) => [side, box.heightPx])).toEqual(Array.from({ length: 3 }, () => ['nothing', 0]));
    expect(reachDecades([0, 0, 1])).toEqual({ footExponent: -1, topExponent: 1 });
  });

  it('draws the powers of the largest singular value through the bars of a network that reaches them', () => {
    const { bars, bound } = layoutReach(axis, 140, triangle(3), 5, 3);
    const first = bars[0];
    expect(bound && first && Math.hypot(bound.x2 - (first.box.xPx + first.box.widthPx / 2), bound.y2 - first.box.yPx)).toBeCloseTo(0, 6);
  });

  it('lets the bound leave the figure where it is out of scale, and draws none for cells with gates', () => {
    const { bound, box } = layoutReach(axis, 140, triangle(0.9), 5, 40);
    expect(bound?.y2).toBeCloseTo(box.yPx, 9);
    expect(bound?.x2).toBeGreaterThan(axis.columns[4]?.centrePx ?? Infinity);
    expect(layoutReach(axis, 140, triangle(0.9), 5, null).bound).toBeNull();
  });

  it('says from the numbers whether a change vanishes, explodes or does neither', () => {
    expect([0.0099, 0.5, 1, 100, 101].map(verdictOf)).toEqual(['vanishes', 'neither', 'neither', 'neither', 'explodes']);
    expect(describeReach(read('h', 0.1, 0.5), 4)).toBe(
      'From step 0 to step 4 a small change of h is multiplied by up to 1.0 × 10⁻⁴ (0.10 a step): it vanishes. Largest singular value of W: 0.50, which would allow 0.50⁴ = 0.063.'.replaceAll(
        ' × ',
        '\u202f×\u202f',
      ),
    );
    expect(describeReach(read('h', 4, 5), 5)).toContain('it explodes');
    expect(describeReach(read('c', 1, 2, 3), 5)).toMatch(
      /neither vanishes nor explodes\. Largest singular value of each gate’s W: 2\.00, 3\.00\./,
    );
    expect(describeReach(read('h', 0, 2), 5)).toContain('exactly 0');
    expect(describeReach(read('h', 2, 2), 0)).not.toContain('change');
  });

  it('has a table from near to far, with the bound beside each norm where there is one', () => {
    const { rows, columns } = tabulateReach(answer, read('h', 2, 3), 4);
    expect(rows.map((row) => row[1])).toEqual(['0', '1', '2', '3', '4']);
    expect(rows[4]).toEqual(['0 ·', '4', '16.0000', '81.0000']);
    expect(rows.every((row) => row.length === columns.length)).toBe(true);
    expect(tabulateReach(answer, read('c', 2, 3, 3), 4).columns).toHaveLength(3);
    expect(reachOf(triangle(2), 2)).toEqual([4, 2, 1]);
  });

  it('draws, tells and tabulates what it was before a change by hand, on one scale with what it is', () => {
    const [norms, former] = [triangle(0.5), triangle(0.01)];
    const { bars, decades, box } = layoutReach(axis, 140, norms, 4, null, former);
    expect(decades.footExponent).toBe(-8);
    expect(bars.map((bar) => bar.former !== null)).toEqual([true, true, true, true, false]);
    for (const bar of bars.slice(0, 4)) {
      expect(bar.former?.heightPx).toBeGreaterThan(bar.box.heightPx);
      expect((bar.former?.yPx ?? 0) + (bar.former?.heightPx ?? Infinity)).toBeLessThanOrEqual(box.yPx + box.heightPx + 1e-9);
    }
    const changed = { ...read('h', 0.5, 3), former };
    expect(describeReach(changed, 4)).toContain(`(0.50 a step), was ${formatNumber(0.01 ** 4)}: it neither vanishes nor explodes`);
    expect(describePair(changed, 4, 3)).toMatch(/ = 0\.50000, was 0\.01000$/);
    expect(dashedNote(changed, 4)).toBe('Dashed: before the change.');
    const { rows, columns } = tabulateReach(answer, changed, 4);
    expect(columns[3]).toBe('before');
    expect(rows.map((row) => row[3])).toEqual([0, 1, 2, 3, 4].map((back) => formatNumber(0.01 ** back, 5)));
  });

  it('points on where a bar would leave the scale, and nowhere else', () => {
    const beyond = (factor: number) => layoutReach(axis, 140, triangle(factor), 4, null).bars.map(({ isBeyond }) => isBeyond);
    expect(beyond(1e-3)).toEqual([false, false, false, false, false]);
    expect(beyond(1e-5)).toEqual([true, false, false, false, false]);
    expect(beyond(1e5)).toEqual([true, false, false, false, false]);
    expect(beyond(0)).toEqual([false, false, false, false, false]);
  });

  it('names the largest singular value beside the factor of W, where there is one W', () => {
    expect(describeGain(1, [Float64Array.of(2.984, 1)])).toBe('1, as learnt: σ₁ = 2.98');
    expect(describeGain(2, [Float64Array.of(5.968)])).toBe('2: σ₁ = 5.97');
    expect(describeGain(0.5, [Float64Array.of(2), Float64Array.of(3)])).toBe('0.5');
    expect(describeGain(0.5, [])).toBe('0.5');
  });

  it('has nothing of before to show where nothing moved, or where that run had no such step', () => {
    const same = { ...read('h', 0.5, 3), former: triangle(0.5) };
    expect(layoutReach(axis, 140, same.norms, 4, null, same.former).bars.every(({ former }) => former === null)).toBe(true);
    expect(dashedNote(same, 4)).toBe('');
    const shorter = { ...same, former: { shape: [2, 2], data: Float64Array.of(1, 0, 0.1, 1) } };
    expect(layoutReach(axis, 140, shorter.norms, 4, null, shorter.former).bars.every(({ former }) => former === null)).toBe(true);
    expect(describeReach(shorter, 4)).toBe(describeReach(read('h', 0.5, 3), 4));
    expect(tabulateReach(answer, shorter, 4).rows.every((row) => row[3] === '')).toBe(true);
  });
});
