import { describe, expect, it } from 'vitest';
import { birthsTask } from '../../../src/data/births/task';
import { textWidth } from '../../../src/ui/textWidth';
import { layoutTimeAxis } from '../../../src/ui/timeAxis';
import { aheadAt, givenAt, labelPx, layoutAhead } from '../../../src/views/series/ahead.layout';
import { layoutHead, leastFigurePx } from '../../../src/views/series/head.layout';
import { layoutDays } from '../../../src/views/series/series.layout';
import { scaleValues } from '../../../src/views/series/values.layout';
import { resultOf } from './resultOf';

const sample = birthsTask.sample.text;
const result = resultOf(sample);
const sizes = [
  [358, 260],
  [700, leastFigurePx],
  [786, 130],
  [1180, 300],
] as const;

describe.each(sizes)('the figure of the days, %i × %i', (widthPx, heightPx) => {
  const steps = result.after.length;
  const axis = layoutTimeAxis({ widthPx, steps, focus: steps - 1, zoom: 1 });
  const layout = layoutDays(result, axis, ['naive', 'seasonal', 'linear'], { widthPx, heightPx });

  it('stands on the graph’s time axis', () => {
    expect(layout.days.map(({ step, xPx }) => [step, xPx])).toEqual(axis.columns.map(({ step, centrePx }) => [step, centrePx]));
  });

  it('puts at a day what came, and what had been expected before it was read', () => {
    const [low, high] = [layout.ticks[0], layout.ticks.at(-1)];
    const thousands = (tick: typeof low) => Number(tick?.text);
    const birthsAt = (yPx = Number.NaN) => {
      const share = (yPx - (low?.yPx ?? 0)) / ((high?.yPx ?? 0) - (low?.yPx ?? 0));
      return 1000 * (thousands(low) + share * (thousands(high) - thousands(low)));
    };
    for (const { step, typedPx, forecast } of layout.days.filter((day) => day.step > 0)) {
      expect(birthsAt(typedPx ?? undefined)).toBeCloseTo(result.days[step - 1] ?? 0, 6);
      const { mean, low: tenth, high: ninetieth } = result.after[step - 1] ?? {};
      expect(birthsAt(forecast?.meanPx)).toBeCloseTo(mean ?? 0, 6);
      expect([forecast?.lowPx, forecast?.highPx].map(birthsAt).map(Math.round)).toEqual(
        [tenth, ninetieth].map((each = 0) => Math.round(each)),
      );
    }
    const coming = layout.coming ? [Math.round(birthsAt(layout.coming.meanPx))] : [];
    expect(coming).toEqual(coming.map(() => Math.round(result.after.at(-1)?.mean ?? Number.NaN)));
  });

  it('holds every mark within it', () => {
    const { topPx, bottomPx } = layout.plot;
    const within = (yPx: number) => yPx >= topPx - 1e-9 && yPx <= bottomPx + 1e-9;
    const forecasts = layout.days.flatMap(({ forecast }) => forecast ?? []);
    expect(layout.days.flatMap(({ typedPx }) => typedPx ?? []).every(within)).toBe(true);
    expect(forecasts.every(({ lowPx, meanPx, highPx }) => [lowPx, meanPx, highPx].every(within) && lowPx > highPx)).toBe(true);
    expect(layout.ticks.every(({ yPx }) => within(yPx))).toBe(true);
    expect((layout.coming?.xPx ?? 0) + (layout.coming?.widthPx ?? 0) / 2).toBeLessThanOrEqual(widthPx);
  });

  it('names the days below where there is room, never one upon the other, and never the start mark', () => {
    const { named, days, plot } = layout;
    expect(named.length > 1).toBe(heightPx >= 100);
    for (const { step, xPx } of named) expect(days.find((day) => day.step === step && step > 0)?.xPx).toBe(xPx);
    named.slice(1).forEach(({ xPx }, index) => expect(xPx - (named[index]?.xPx ?? 0)).toBeGreaterThanOrEqual(20 - 1e-9));
    expect(heightPx - plot.bottomPx).toBeGreaterThanOrEqual(named.length > 1 ? 20 : 8);
  });

  it('has room between the numbers at its side', () => {
    expect(layout.ticks.length).toBeGreaterThan(0);
    const gaps = layout.ticks.slice(1).map(({ yPx }, index) => (layout.ticks[index]?.yPx ?? 0) - yPx);
    expect(Math.min(Infinity, ...gaps)).toBeGreaterThanOrEqual(13);
  });
});

describe('the figure of the days', () => {
  const size = { widthPx: 800, heightPx: 200 };
  const axisOf = (steps: number) => layoutTimeAxis({ widthPx: 800, steps, focus: 0, zoom: 1 });

  it('draws no day for the start mark, and of no day at all what is expected of the first', () => {
    const none = layoutDays(resultOf(''), axisOf(1), [], size);
    expect(none.days).toEqual([{ step: 0, xPx: expect.any(Number) as number, typedPx: null, forecast: null }]);
    expect(none.typedPath).toBe('');
    expect(none.coming).not.toBeNull();
  });

  it('interrupts its lines where a day is not known', () => {
    const gap = layoutDays(resultOf('12 12 ? 12 12'), axisOf(6), ['naive'], size);
    expect(gap.typedPath.match(/M/g)).toHaveLength(2);
    expect(gap.days[3]?.typedPx).toBeNull();
    expect(gap.days[3]?.forecast).not.toBeNull();
    expect(gap.lines[0]?.path.match(/M/g)).toHaveLength(2);
  });
});

describe.each(sizes)('the figure of the days ahead, %i × %i', (widthPx, heightPx) => {
  const layout = layoutAhead(result, true, { widthPx, heightPx });

  it('has the last days given and then ten more, side by side within it', () => {
    expect(layout.given.at(-1)?.step).toBe(20);
    expect(layout.days.map(({ ahead }) => ahead)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    const places = [...layout.given.map(({ xPx }) => xPx), ...layout.days.map(({ forecast }) => forecast.xPx)];
    for (const [index, xPx] of places.slice(1).entries()) expect(xPx - (places[index] ?? 0)).toBeCloseTo(layout.pitchPx, 9);
    expect(layout.plot.rightPx).toBeLessThanOrEqual(widthPx);
  });

  it('names days as far as their names stand apart', () => {
    const labelled = layout.days.filter(({ label }) => label !== null);
    for (const [index, { forecast }] of labelled.slice(1).entries()) {
      expect(forecast.xPx - (labelled[index]?.forecast.xPx ?? 0)).toBeGreaterThan(textWidth('+10', labelPx));
    }
  });

  it('tells which day is pointed at', () => {
    for (const { ahead, forecast } of layout.days) expect(aheadAt(layout, forecast.xPx)).toBe(ahead);
    for (const { step, xPx } of layout.given) expect([givenAt(layout, xPx), aheadAt(layout, xPx)]).toEqual([step, null]);
    expect([aheadAt(layout, widthPx + 50), givenAt(layout, 0)]).toEqual([null, null]);
  });
});

describe('the room of the words', () => {
  const headIn = (width: number, height: number, of: typeof result | null = result) => layoutHead(of, 'days', { width, height });

  it('holds all that is to be said, more lines where they wrap', () => {
    expect(headIn(1180, 300).telling).toBe('all');
    expect(headIn(358, 380).heightPx).toBeGreaterThan(headIn(1180, 300).heightPx);
    expect(headIn(1180, 300, null).heightPx).toBeLessThan(headIn(700, 300).heightPx);
  });

  it('gives way to the figure in a low room, and takes all of one that is too low for any', () => {
    const told = Array.from({ length: 300 }, (_, height) => headIn(640, height));
    expect(told.map(({ telling }) => telling).filter((telling, index, all) => telling !== all[index - 1])).toEqual([
      'words',
      'step',
      'all',
    ]);
    for (const [height, { telling, heightPx }] of told.entries()) {
      const roomPx = height - heightPx;
      expect(telling === 'words' ? roomPx === 0 : roomPx >= leastFigurePx).toBe(true);
    }
  });
});

describe('scaleValues', () => {
  it('goes from thousand to thousand, whatever it holds', () => {
    expect(scaleValues([7250, 12_400], 0, 300).ticks.map(({ text }) => text)).toEqual(['7', '8', '9', '10', '11', '12', '13']);
    expect(scaleValues([8000], 0, 100).yOf(8000)).toBe(100);
    expect(scaleValues([], 0, 100).ticks.length).toBeGreaterThan(1);
  });
});
