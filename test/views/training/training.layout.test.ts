import { describe, expect, it } from 'vitest';
import type { TrainingPoint } from '../../../src/store/training';
import { layoutTraining, nearestUpdate, type TrainingData } from '../../../src/views/training/training.layout';

const point = (update: number, loss: number | null, heldOut: number, gradientNorm: number | null = 1): TrainingPoint => ({
  update,
  loss,
  heldOut,
  gradientNorm,
});

const data = (change: Partial<TrainingData> = {}): TrainingData => ({
  points: [point(0, null, 3.3, null), point(100, 2.6, 2.5, 0.8), point(200, 2.3, 2.35, 0.4)],
  updates: 400,
  baselines: [
    { name: 'bigram', heldOutLoss: 2.45, strengths: [] },
    { name: 'trigram', heldOutLoss: 2.24, strengths: [] },
  ],
  shown: 100,
  ...change,
});

describe('layoutTraining', () => {
  it('draws each loss at its update, lower losses lower', () => {
    const { curves, plot } = layoutTraining(data(), 500, 200);
    const path = curves.find(({ name }) => name === 'heldOut')?.path ?? '';
    const places = [...path.matchAll(/([\d.]+),([\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
    const [first, second, third] = places;
    expect(first?.[0]).toBe(plot.leftPx);
    expect(third?.[0]).toBeCloseTo((plot.leftPx + plot.rightPx) / 2, 0);
    expect(first?.[1]).toBeLessThan(second?.[1] ?? 0);
    expect(second?.[1]).toBeLessThan(third?.[1] ?? 0);
  });

  it('leaves out what is not known before the first update', () => {
    const { curves } = layoutTraining(data(), 500, 200);
    const path = curves.find(({ name }) => name === 'loss')?.path ?? '';
    expect(path.match(/,/g)).toHaveLength(2);
  });

  it('labels every line with its latest value and lets no labels overlap', () => {
    const { curves } = layoutTraining(data(), 500, 200);
    expect(curves.map(({ name, latest }) => [name, latest])).toEqual([
      ['loss', 2.3],
      ['heldOut', 2.35],
      ['bigram', 2.45],
      ['trigram', 2.24],
    ]);
    const places = curves.map(({ labelYPx }) => labelYPx).sort((a, b) => a - b);
    for (let k = 1; k < places.length; k++) expect((places[k] ?? 0) - (places[k - 1] ?? 0)).toBeGreaterThanOrEqual(14);
  });

  it('keeps a burst training and values that are no numbers inside the frame', () => {
    const burst = data({ points: [point(0, null, 3.3), point(10, 1e9, Infinity, 1e12), point(20, Number.NaN, Number.NaN, Number.NaN)] });
    const { curves, norm, plot } = layoutTraining(burst, 500, 200);
    const ys = curves.flatMap(({ path }) => [...path.matchAll(/,([-\d.]+)/g)].map(([, y]) => Number(y)));
    for (const y of ys) {
      expect(y).toBeGreaterThanOrEqual(plot.topPx);
      expect(y).toBeLessThanOrEqual(plot.bottomPx);
    }
    expect(norm.path).not.toContain('NaN');
  });

  it('has a scale of at least two losses and labels that do not overlap, however low it is; then without the gradient norm', () => {
    const fits = (places: readonly number[]) => {
      const sorted = places.toSorted((a, b) => a - b);
      for (let k = 1; k < sorted.length; k++) expect((sorted[k] ?? 0) - (sorted[k - 1] ?? 0)).toBeGreaterThanOrEqual(14);
    };
    for (const heightPx of [90, 120, 140, 160, 240]) {
      for (const norms of [[0.31], [0.31, 0.31], [0.31, 0.3], [0.31, 0.22], [2, 8], [0.002, 30], [1e-6, 1e6]]) {
        const points = [point(0, null, 2.4, null), ...norms.map((norm, index) => point(50 * (index + 1), 0.4, 0.33, norm))];
        const { lossTicks, norm, curves, plot } = layoutTraining(data({ points }), 500, heightPx);
        expect(lossTicks.length).toBeGreaterThanOrEqual(2);
        fits(lossTicks.map(({ px }) => px));
        fits(curves.map(({ labelYPx }) => labelYPx));
        for (const { labelYPx } of curves) expect(labelYPx).toBeGreaterThanOrEqual(plot.topPx);
        expect(norm.ticks.length > 0 && norm.path !== '').toBe(heightPx >= 130);
        fits(norm.ticks.map(({ px }) => px));
      }
    }
  });

  it('draws the baselines before anything is trained', () => {
    const { curves, shownPx } = layoutTraining(data({ points: [], updates: 0, shown: null }), 500, 200);
    expect(curves.map(({ name }) => name)).toEqual(['bigram', 'trigram']);
    expect(shownPx).toBeNull();
  });

  it('marks the update whose network is on the stage', () => {
    const { shownPx, plot } = layoutTraining(data(), 500, 200);
    expect(shownPx).toBeCloseTo(plot.leftPx + (plot.rightPx - plot.leftPx) / 4, 6);
  });
});

describe('nearestUpdate', () => {
  it('finds the kept network nearest to where the learner points', () => {
    const { points } = data();
    expect(nearestUpdate(points, 160)).toBe(200);
    expect(nearestUpdate(points, 40)).toBe(0);
    expect(nearestUpdate([], 40)).toBeNull();
  });
});
