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
