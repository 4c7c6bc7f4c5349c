import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisOf, boundaryAt, columnAt, firstPlace, layoutTimeAxis, nextPlace, guttersOf } from '../../src/ui/timeAxis';

const inputs = fc
  .record({
    widthPx: fc.integer({ min: 280, max: 2400 }),
    steps: fc.integer({ min: 1, max: 400 }),
    zoom: fc.double({ min: 0.05, max: 20, noNaN: true }),
  })
  .chain((size) =>
    fc.record({
      widthPx: fc.constant(size.widthPx),
      steps: fc.constant(size.steps),
      zoom: fc.constant(size.zoom),
      focus: fc.integer({ min: 0, max: size.steps - 1 }),
      breakBefore: fc.option(fc.integer({ min: 1, max: size.steps }), { nil: undefined }),
    }),
  );

describe('the time axis', () => {
  it('shows whole columns inside the width, in order, with the step in view among them', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const { columns, earlier, later } = layoutTimeAxis(input);
        expect(columns.map(({ step }) => step)).toEqual(columns.map((_, index) => earlier + index));
        expect(earlier + columns.length + later).toBe(input.steps);
        expect(columns.some(({ step }) => step === input.focus)).toBe(true);
        const [first, last] = [columns[0], columns.at(-1)];
        expect(first?.xPx).toBeGreaterThanOrEqual(0);
        expect((last?.xPx ?? 0) + (last?.widthPx ?? 0)).toBeLessThanOrEqual(input.widthPx);
      }),
      { seed: 11, numRuns: 500 },
    );
  });

  it('stands still while the step in view moves within a page, and always shows a neighbour on either side', () => {
    const shownAt = (focus: number) => layoutTimeAxis({ widthPx: 900, steps: 60, focus, zoom: 1 });
    const starts = new Set(Array.from({ length: 60 }, (_, focus) => shownAt(focus).earlier));
    expect(starts.size).toBe(3);
    for (let focus = 2; focus < 58; focus++) {
      const steps = shownAt(focus).columns.map(({ step }) => step);
      expect(steps).toEqual(expect.arrayContaining([focus - 2, focus + 2]));
    }
  });

  it('shows more of a long text the further it is zoomed out, until all of it is in sight and takes all the room', () => {
    for (const [widthPx, steps] of [
      [700, 31],
      [894, 31],
      [1100, 60],
    ] as const) {
      const at = (zoom: number) => layoutTimeAxis({ widthPx, steps, focus: 0, zoom });
      const counts = [1, 0.9, 0.8, 0.6, 0.3, 0.05].map((zoom) => at(zoom).columns.length);
      expect(counts).toEqual(counts.toSorted((a, b) => a - b));
      expect(counts[0]).toBeLessThan(steps);
      expect(at(0.4).columns).toHaveLength(steps);
      const { startPx, endPx } = at(0.05);
      const { leftPx, rightPx } = guttersOf(widthPx);
      expect([startPx, endPx]).toEqual([leftPx, widthPx - rightPx]);
    }
  });

  it('never lets columns overlap', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const { columns } = layoutTimeAxis(input);
        columns.slice(1).forEach((column, index) => {
          const before = columns[index];
          expect(column.xPx).toBeGreaterThan((before?.xPx ?? 0) + (before?.widthPx ?? 0));
        });
      }),
      { seed: 12, numRuns: 300 },
    );
  });

  it('finds a column from every place in it, and the boundaries between', () => {
    const axis = layoutTimeAxis({ widthPx: 900, steps: 7, focus: 3, zoom: 1 });
    for (const column of axis.columns) {
      expect(columnAt(axis, column.centrePx)?.step).toBe(column.step);
      expect(boundaryAt(axis, column.centrePx - axis.pitchPx / 2)).toBe(column.step);
    }
    const parted = layoutTimeAxis({ widthPx: 900, steps: 7, focus: 3, zoom: 1, breakBefore: 4 });
    for (const column of parted.columns) {
      expect(columnAt(parted, column.centrePx)?.step).toBe(column.step);
      expect(boundaryAt(parted, column.centrePx - parted.pitchPx / 2)).toBe(column.step);
    }
    expect(columnAt(axis, axis.startPx - 1)).toBeNull();
    expect(columnAt(axis, axis.endPx + 1)).toBeNull();
  });
});

describe('the axis that all views of a span share', () => {
  const view = { widthPx: 900, focus: 10, zoom: 1 };

  it('is the laid out one, whatever was looked at before', () => {
    const span = { steps: 200, leastPx: 40, breakBefore: 90 };
    fc.assert(
      fc.property(fc.constantFrom(400, 900, 1500), fc.integer({ min: 0, max: 199 }), fc.constantFrom(0.3, 1, 4), (widthPx, focus, zoom) => {
        expect(axisOf(span, { widthPx, focus, zoom })).toEqual(layoutTimeAxis({ ...span, widthPx, focus, zoom }));
      }),
    );
  });

  it('is one object within a page, and another on the next or for another span', () => {
    const span = { steps: 200 };
    const axis = axisOf(span, view);
    expect(axisOf(span, { ...view, focus: 11 })).toBe(axis);
    expect(axisOf(span, { ...view, focus: 60 })).not.toBe(axis);
    expect(axisOf({ ...span }, view)).not.toBe(axis);
    expect(axisOf(span, view)).toBe(axis);
  });
});

describe('the order of computation', () => {
  const size = { steps: 3, layers: 2 };
  /** Every cell that a pass visits, as `step.layer`. */
  const walk = (direction: 'forward' | 'backward') => {
    const visited: string[] = [];
    let place = firstPlace(size, direction);
    for (let next: typeof place | null = place; next; next = nextPlace(place, size, direction)) {
      place = next;
      visited.push(`${place.step}.${place.layer}`);
    }
    return visited;
  };

  it('goes left to right and up through the layers forward, right to left and down through them backward, and ends', () => {
    expect(walk('forward')).toEqual(['0.1', '0.2', '1.1', '1.2', '2.1', '2.2']);
    expect(walk('backward')).toEqual([...walk('forward')].reverse());
    expect(nextPlace({ step: 0, layer: 1 }, { steps: 1, layers: 1 }, 'backward')).toBeNull();
  });
});
