import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measuredLengths } from '../../../src/data/recall/words';
import { type MemoryCurve, nearestLength, nextLength } from '../../../src/views/memory/curves';
import { headHeight, leastChartsPx } from '../../../src/views/memory/head.layout';
import { pathAbove } from '../../../src/views/memory/line.layout';
import {
  chartAt,
  gradientDecades,
  groundOf,
  labelPx,
  layoutMemory,
  lengthAt,
  type MemoryInput,
  sideBySidePx,
} from '../../../src/views/memory/memory.layout';
import { textWidth } from '../../../src/ui/textWidth';
import { curve, forgetful, keeping } from './curves';

const rooms = [
  [358, 340],
  [700, 120],
  [700, leastChartsPx],
  [894, 210],
  [1040, 160],
] as const;

const inputFor = (
  curves: readonly MemoryCurve[],
  letters = 6,
  [widthPx, heightPx]: readonly [number, number] = [894, 210],
): MemoryInput => ({
  curves,
  chance: 1 / 26,
  letters,
  widthPx,
  heightPx,
});

const chartsFor = (...given: Parameters<typeof inputFor>) => layoutMemory(inputFor(...given)).charts;

/** Any measurement: shares, and gradients from nothing at all to what bursts. */
const someCurves = fc
  .uniqueArray(fc.constantFrom('rnn' as const, 'lstm' as const, 'gru' as const, 'gruAfter' as const), { minLength: 1, maxLength: 4 })
  .chain((rivals) =>
    fc.tuple(
      ...rivals.map((rival) =>
        fc
          .array(
            fc.tuple(
              fc.double({ min: 0, max: 1, noNaN: true }),
              fc.oneof(
                fc.constantFrom(0, Number.POSITIVE_INFINITY, Number.NaN),
                fc.double({ min: -80, max: 20, noNaN: true }).map((exponent) => 10 ** exponent),
              ),
            ),
            { minLength: measuredLengths.length, maxLength: measuredLengths.length },
          )
          .map((points) => {
            const at = (length: number) => points[measuredLengths.indexOf(length)] ?? [0, 0];
            return curve(
              rival,
              rival,
              (length) => at(length)[0],
              (length) => at(length)[1],
            );
          }),
      ),
    ),
  );

const settings = { seed: 5, numRuns: 60 };

describe('the charts of memory', () => {
  it.each(rooms)('keep all that is drawn within their plots, and the plots within the figure of %i × %i px', (widthPx, heightPx) => {
    fc.assert(
      fc.property(someCurves, (curves) => {
        for (const { plot, lines, markerPx, lengthTicks, valueTicks } of chartsFor(curves, 6, [widthPx, heightPx])) {
          const isIn = (px: number, from: number, to: number) => {
            expect(px).toBeGreaterThanOrEqual(from - 1e-9);
            expect(px).toBeLessThanOrEqual(to + 1e-9);
          };
          isIn(plot.leftPx, 0, plot.rightPx);
          isIn(plot.bottomPx + 20, plot.topPx, heightPx);
          for (const { text, xPx, yPx } of lines.map(({ label }) => label)) {
            expect(xPx).toBeGreaterThan(plot.rightPx);
            expect(xPx + textWidth(text, labelPx)).toBeLessThanOrEqual(widthPx);
            isIn(yPx, plot.topPx - lines.length * 13, plot.bottomPx);
          }
          for (const { xPx, yPx } of lines.flatMap(({ points, beyond }) => [...points, ...beyond])) {
            isIn(xPx, plot.leftPx, plot.rightPx);
            isIn(yPx, plot.topPx, plot.bottomPx);
          }
          for (const { px } of [...lengthTicks, { px: markerPx }]) isIn(px, plot.leftPx, plot.rightPx);
          for (const { px } of valueTicks) isIn(px, plot.topPx, plot.bottomPx);
        }
      }),
      settings,
    );
  });

  it('name their lines without one name on another, the cell on stage drawn first', () => {
    fc.assert(
      fc.property(someCurves, (curves) => {
        for (const { lines } of chartsFor(curves)) {
          const heights = lines.map(({ label }) => label.yPx).toSorted((a, b) => a - b);
          for (const [place, yPx] of heights.slice(1).entries()) expect(yPx - (heights[place] ?? 0)).toBeGreaterThanOrEqual(13 - 1e-9);
          expect(lines.map(({ isOnStage }) => isOnStage)).toEqual(
            lines.map((_, place) => place === 0 && lines.some((line) => line.isOnStage)),
          );
        }
      }),
      settings,
    );
  });

  it.each(rooms)('write the values beside their axis so that none lies on another, %i × %i px', (widthPx, heightPx) => {
    fc.assert(
      fc.property(someCurves, (curves) => {
        for (const { valueTicks } of chartsFor(curves, 6, [widthPx, heightPx])) {
          const heights = valueTicks.map(({ px }) => px).toSorted((a, b) => a - b);
          expect(heights.length).toBeGreaterThanOrEqual(2);
          for (const [place, px] of heights.slice(1).entries()) expect(px - (heights[place] ?? 0)).toBeGreaterThanOrEqual(14);
        }
      }),
      settings,
    );
  });

  it('stand side by side where there is room, and one below the other on a phone', () => {
    const [first, second] = chartsFor([keeping], 6, [sideBySidePx, 200]);
    expect(second.plot.leftPx).toBeGreaterThan(first.plot.rightPx);
    expect(second.plot.topPx).toBe(first.plot.topPx);
    const [upper, lower] = chartsFor([keeping], 6, [sideBySidePx - 1, 340]);
    expect(lower.plot.topPx).toBeGreaterThan(upper.plot.bottomPx + 20);
    expect(lower.plot.leftPx).toBe(upper.plot.leftPx);
  });

  it('have every doubling of the letters as far from the one before', () => {
    for (const { lengthTicks, lines } of chartsFor([keeping])) {
      expect(lengthTicks.map(({ text }) => text)).toEqual(['1', '2', '4', '8', '16', '32', '64']);
      const gaps = lengthTicks.slice(1).map(({ px }, place) => px - (lengthTicks[place]?.px ?? 0));
      for (const gap of gaps) expect(gap).toBeCloseTo(gaps[0] ?? 0, 9);
      const along = lines.flatMap(({ points }) => points.map(({ xPx }) => xPx));
      expect(along).toEqual(along.toSorted((a, b) => a - b));
    }
  });

  it('draw the line of chance where the share of a guess is, and none where nothing is guessed', () => {
    const [shares, gradients] = chartsFor([keeping]);
    const { topPx, bottomPx } = shares.plot;
    expect(((shares.chance?.yPx ?? 0) - bottomPx) / (topPx - bottomPx)).toBeCloseTo(1 / 26, 9);
    expect(gradients.chance).toBeNull();
    expect(layoutMemory({ ...inputFor([keeping]), chance: null }).charts[0].chance).toBeNull();
  });
});

describe('the gradient’s scale', () => {
  it('reaches down to 10⁻⁸ at least and 10⁻¹² at most, and up to the largest decade needed', () => {
    const reach = (curves: readonly MemoryCurve[]) => {
      const { foot, top } = gradientDecades(curves);
      return `${foot} to ${top}`;
    };
    const withGradients = (gradient: (length: number) => number) => [curve('rnn', 'RNN', () => 1, gradient)];
    expect(reach(withGradients(() => 0.5))).toBe('-8 to 0');
    expect(reach(withGradients((length) => 3 / length ** 5))).toBe('-10 to 1');
    expect(reach([forgetful])).toBe('-12 to 0');
    expect(reach(withGradients(() => 0))).toBe('-8 to 0');
    expect(reach([])).toBe('-8 to 0');
  });

  it('shows what is smaller as beyond its foot, never as a point of the line', () => {
    fc.assert(
      fc.property(someCurves, (curves) => {
        const [, chart] = chartsFor(curves);
        const { foot } = gradientDecades(curves);
        for (const { rival, points, beyond } of chart.lines) {
          const known = (curves.find((each) => each.rival === rival)?.points ?? []).filter(({ gradient }) => gradient < Infinity);
          const below = known.filter(({ gradient }) => Math.log10(gradient) < foot);
          expect(beyond).toHaveLength(below.length);
          expect(points).toHaveLength(known.length - below.length);
        }
      }),
      settings,
    );
  });

  it('lets a line leave at the foot where it crosses it, and fall straight towards exactly 0', () => {
    const at = (xPx: number, yPx: number) => ({ xPx, yPx });
    expect(pathAbove([at(0, 10), at(10, 20)], 100)).toBe('M0.0,10.0L10.0,20.0');
    expect(pathAbove([at(0, 50), at(10, 150), at(20, 160)], 100)).toBe('M0.0,50.0L5.0,100.0');
    expect(pathAbove([at(0, 50), at(10, Infinity)], 100)).toBe('M0.0,50.0L0.0,100.0');
    expect(pathAbove([at(0, 150), at(10, 50)], 100)).toBe('M5.0,100.0L10.0,50.0');
    expect(pathAbove([at(0, 10), null, at(10, 20), at(20, 30)], 100)).toBe('M0.0,10.0M10.0,20.0L20.0,30.0');
    expect(pathAbove([at(0, 150), at(10, 170)], 100)).toBe('');
  });
});

describe('the marker', () => {
  it('stands at the letters of the text in both charts, at the last measured length for more, at the first for none', () => {
    for (const [letters, place] of [
      [0, 1],
      [1, 1],
      [8, 8],
      [64, 64],
      [70, 64],
    ] as const) {
      for (const { markerPx, lengthTicks } of chartsFor([keeping], letters)) {
        expect(markerPx).toBeCloseTo(lengthTicks.find(({ text }) => text === String(place))?.px ?? Number.NaN, 9);
      }
    }
    for (const { markerPx, lengthTicks } of chartsFor([keeping], 7)) {
      expect(markerPx).toBeGreaterThan(lengthTicks[2]?.px ?? Number.NaN);
      expect(markerPx).toBeLessThan(lengthTicks[3]?.px ?? Number.NaN);
    }
  });

  it.each(rooms)('is pulled to the measured length under the pointer, in the chart that it is over, %i × %i px', (widthPx, heightPx) => {
    const layout = layoutMemory(inputFor([keeping], 6, [widthPx, heightPx]));
    for (const [index, chart] of layout.charts.entries()) {
      const points = chart.lines[0]?.points ?? [];
      for (const [place, { xPx, yPx }] of points.entries()) {
        expect(chartAt(layout, { xPx, yPx })).toBe(index);
        expect(lengthAt(chart, xPx + 1)).toBe(measuredLengths[place]);
      }
      const ground = groundOf(chart);
      expect(lengthAt(chart, -1000)).toBe(1);
      expect(lengthAt(chart, 5000)).toBe(64);
      expect(chartAt(layout, { xPx: ground.xPx - 1, yPx: ground.yPx + 20 })).toBe(-1);
    }
  });

  it('goes from one measured length to the next, also from between them, and no further than the ends', () => {
    expect([0, 1, 5, 48, 64, 70].map((letters) => nextLength(letters, 1))).toEqual([1, 2, 6, 64, 64, 64]);
    expect([0, 1, 5, 48, 64, 70].map((letters) => nextLength(letters, -1))).toEqual([1, 1, 4, 32, 48, 64]);
  });

  it('speaks of the measured length nearest by ratio', () => {
    expect([0, 1, 5, 7, 10, 20, 40, 56, 200].map(nearestLength)).toEqual([1, 1, 6, 8, 12, 24, 48, 64, 64]);
  });
});

describe('the words’ room', () => {
  it('holds the words of any length', () => {
    const memory = { curves: [forgetful, keeping], failures: [] };
    const [narrow, wide] = [headHeight(memory, 6, 358), headHeight(memory, 6, 894)];
    expect(narrow).toBeGreaterThan(wide);
    for (let widthPx = 300; widthPx < 900; widthPx += 10) {
      expect(new Set(measuredLengths.map((letters) => headHeight(memory, letters, widthPx))).size, `${widthPx} px`).toBe(1);
    }
  });
});
