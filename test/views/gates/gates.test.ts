import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawnQuantities } from '../../../src/store/drawnQuantities';
import { rowsOf, scaleOf } from '../../../src/views/gates/contents';
import { findSteps } from '../../../src/views/gates/findSteps';
import { describeFound, describeGates, describeValue, tabulateGates } from '../../../src/views/gates/gates.describe';
import { layoutGates, layoutHeatMap, layoutLines, rowFrame, spreadLetters, unitAt } from '../../../src/views/gates/gates.layout';
import type { UnitOrder } from '../../../src/store/scene';
import { valueAt } from '../../../src/ui/heat.layout';
import { sortUnits, type UnitRows } from '../../../src/views/gates/sortUnits';
import { layoutUnrolled } from '../../../src/views/unrolled/unrolled.layout';
import { makeAnswer } from '../fixtureAnswer';

/** Rows from one list of numbers per unit. */
function rowsFrom(courses: readonly (readonly number[])[]): UnitRows {
  const units = courses.length;
  const steps = courses[0]?.length ?? 0;
  return {
    units,
    steps,
    values: Float64Array.from({ length: units * steps }, (_, at) => courses[at % units]?.[Math.floor(at / units)] ?? 0),
  };
}

const orders: readonly UnitOrder[] = ['index', 'mean', 'firstActivity', 'similarity'];

describe('the order of units', () => {
  it.each(orders)('by %s lists every unit once, the same each time', (order) => {
    const courses = fc.integer({ min: 1, max: 6 }).chain((steps) =>
      fc.array(fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: steps, maxLength: steps }), {
        minLength: 1,
        maxLength: 24,
      }),
    );
    fc.assert(
      fc.property(courses, (lists) => {
        const rows = rowsFrom(lists);
        const sorted = sortUnits(rows, order);
        expect([...sorted].sort((a, b) => a - b)).toEqual(lists.map((_, unit) => unit));
        expect(sortUnits(rows, order)).toEqual(sorted);
      }),
      { seed: 5, numRuns: 120 },
    );
  });

  it('by mean puts the largest first', () => {
    expect(
      sortUnits(
        rowsFrom([
          [0.1, 0.1],
          [0.9, 0.7],
          [0.4, 0.4],
        ]),
        'mean',
      ),
    ).toEqual([1, 2, 0]);
  });

  it('by first activity puts the earliest first and those that stay quiet last', () => {
    expect(
      sortUnits(
        rowsFrom([
          [0, 0, 0],
          [0, 0, 1],
          [0, -0.8, 0],
          [0.6, 0, 0],
        ]),
        'firstActivity',
      ),
    ).toEqual([3, 2, 1, 0]);
  });

  it('by similarity lays units of one kind side by side', () => {
    const kinds = [
      [1, 0, 0, 1],
      [0, 1, 1, 0],
      [-1, -1, 0, 0],
    ];
    const courses = Array.from({ length: 12 }, (_, unit) => (kinds[unit % 3] ?? []).map((value) => value + 0.01 * unit));
    const kindsInOrder = sortUnits(rowsFrom(courses), 'similarity').map((unit) => unit % 3);
    const changes = kindsInOrder.slice(1).filter((kind, index) => kind !== kindsInOrder[index]);
    expect(changes).toHaveLength(2);
  });

  it('by similarity orders a gradual course gradually', () => {
    const shuffled = [7, 2, 9, 0, 4, 5, 1, 8, 3, 6];
    const order = sortUnits(rowsFrom(shuffled.map((level) => [level, level ** 1.5])), 'similarity').map((unit) => shuffled[unit] ?? 0);
    const walked = order.slice(1).reduce((sum, level, index) => sum + Math.abs(level - (order[index] ?? 0)), 0);
    expect(walked).toBeLessThanOrEqual(13);
  });

  it('by similarity is quick enough for 256 units', () => {
    const values = Float64Array.from({ length: 256 * 60 }, (_, at) => Math.sin(at * 12.9898) % 1);
    const start = performance.now();
    expect(sortUnits({ units: 256, steps: 60, values }, 'similarity')).toHaveLength(256);
    expect(performance.now() - start).toBeLessThan(1500);
  });
});

describe('finding steps', () => {
  const rows = rowsFrom([
    [0.1, 0.5, 0.1],
    [0.1, 0.1, 0.9],
  ]);

  it('compares one unit, or the mean of all', () => {
    expect(findSteps(rows, 0, { comparison: '<', threshold: 0.2 })).toEqual([0, 2]);
    expect(findSteps(rows, null, { comparison: '<', threshold: 0.2 })).toEqual([0]);
    expect(findSteps(rows, null, { comparison: '>', threshold: 0.25 })).toEqual([1, 2]);
  });

  it('says where', () => {
    expect(describeFound([])).toBe('at no step');
    expect(describeFound([3])).toBe('at step 3');
    expect(describeFound([3, 5])).toBe('at steps 3, 5');
  });
});

describe('the heat map', () => {
  const answer = makeAnswer();
  const size = { widthPx: 900, heightPx: 200 };

  it('offers the gates, the candidate and the states of each cell', () => {
    const offered = (cell: 'rnn' | 'lstm' | 'gru') => drawnQuantities(makeAnswer({ cell }).spec.layers[0] ?? answer.spec.layers[0]!);
    expect(new Set(offered('lstm'))).toEqual(new Set(['f', 'i', 'g', 'o', 'c', 'h']));
    expect(new Set(offered('gru'))).toEqual(new Set(['z', 'r', 'n', 'h']));
    expect(offered('rnn')).toEqual(['h']);
  });

  it('stands under the cells of the graph, column for column', () => {
    for (const text of ['Al', 'Martha', 'abcdefghij'.repeat(6)]) {
      for (const widthPx of [390, 900, 1500]) {
        const long = makeAnswer({ text });
        const view = { step: long.scene.step, zoom: 1, hasUnit: false, count: 1 };
        const graph = layoutUnrolled({ answer: long, scene: long.scene, widthPx, heightPx: 400, kinds: new Set() });
        const { axis } = layoutGates(long, { widthPx, heightPx: 120 }, view);
        expect(axis.columns.map(({ xPx, widthPx: wide }) => [xPx, wide])).toEqual(
          graph.columns.map((column) => [column.xPx, column.widthPx]),
        );
      }
    }
  });

  it('draws each unit in its row of the chosen order, and finds it there again', () => {
    const rows = rowsOf(answer, 1, 'f', 'forward');
    const order = sortUnits(rows, 'mean');
    const { axis, maps } = layoutGates(answer, size, { step: 4, zoom: 1, hasUnit: false, count: 1 });
    const map = maps[0]!;
    const [block] = layoutHeatMap(rows, 'f', scaleOf(answer, 1, 'f', { direction: 'forward', shows: 'values' }), order, axis, map).blocks;
    const f = answer.values.layers[0]?.quantities.f?.data ?? [];
    const column = (index: number) => order.map((_, row) => block && valueAt(block, row, index));
    expect(column(3)).toEqual(order.map((unit) => f[3 * 32 + unit]));
    for (const unit of [0, 7, 31]) {
      const row = rowFrame(map, order, unit);
      expect(unitAt(map, order, (row?.topPx ?? 0) + (row?.heightPx ?? 0) / 2)).toBe(unit);
    }
    expect(unitAt(map, order, -1)).toBeNull();
  });

  it.each([1, 4, 6])('keeps %i maps and the lines inside the panel, apart from each other, at every height', (count) => {
    for (const heightPx of [60, 95, 160, 400]) {
      const { maps, lines } = layoutGates(answer, { widthPx: 900, heightPx }, { step: 4, zoom: 1, hasUnit: true, count });
      expect(maps).toHaveLength(count);
      const edges = [...maps, ...(lines ? [lines] : [])].flatMap((frame) => [frame.topPx, frame.topPx + frame.heightPx]);
      expect(edges).toEqual(edges.toSorted((a, b) => a - b));
      expect(edges.at(-1)).toBeLessThanOrEqual(heightPx);
    }
  });

  it('stays as it is while the step moves within a page of the time axis', () => {
    const long = makeAnswer({ text: 'abcdefghij'.repeat(6) });
    const at = (step: number) => layoutGates(long, size, { step, zoom: 1, hasUnit: false, count: 6 });
    expect(at(6)).toEqual(at(5));
    expect(at(50)).not.toEqual(at(5));
  });
});

describe('the lines of a unit', () => {
  const answer = makeAnswer();
  const { axis } = layoutGates(answer, { widthPx: 900, heightPx: 200 }, { step: 4, zoom: 1, hasUnit: true, count: 1 });

  it('run through the engine’s values inside their frame', () => {
    const frame = { topPx: 90, heightPx: 100 };
    const { lines, high, low } = layoutLines(answer, 1, 7, ['f', 'c', 'h'], 'forward', axis, frame);
    const c = lines.find(({ quantity }) => quantity === 'c');
    expect(c?.points.map(({ value }) => value)).toEqual(
      axis.columns.map(({ step }) => answer.values.layers[0]?.quantities.c?.data[step * 32 + 7]),
    );
    for (const point of lines.flatMap(({ points }) => points)) {
      expect(point.yPx).toBeGreaterThanOrEqual(90 - 1e-9);
      expect(point.yPx).toBeLessThanOrEqual(190 + 1e-9);
      expect(point.value).toBeLessThanOrEqual(high);
      expect(point.value).toBeGreaterThanOrEqual(low);
    }
  });

  it('keep their letters apart and inside', () => {
    const letters = spreadLetters([100, 101, 102, 30, 189, 190], { topPx: 20, heightPx: 170 });
    const sorted = [...letters].sort((a, b) => a - b);
    sorted.slice(1).forEach((y, index) => expect(y - (sorted[index] ?? 0)).toBeGreaterThanOrEqual(10.99));
    expect(Math.min(...letters)).toBeGreaterThanOrEqual(20);
    expect(Math.max(...letters)).toBeLessThanOrEqual(190);
  });
});

describe('the panel in words', () => {
  const answer = makeAnswer();
  const sight = { layer: 1, quantity: 'f', direction: 'forward', shows: 'values', unit: null, order: 'mean', all: false } as const;

  it('says what is drawn, and changes with it', () => {
    expect(describeGates(answer, sight)).toBe('Heat map of the forget gate: 32 units in the order of mean, 7 steps.');
    expect(describeGates(answer, { ...sight, direction: 'backward', unit: 7 })).toContain('gradient of the forget gate');
    expect(describeGates(answer, { ...sight, unit: 7 })).toContain('Unit 7 is singled out');
    expect(describeGates(answer, { ...sight, all: true })).toBe(
      'Heat maps of all gates and states: 32 units in the order of mean of the forget gate, 7 steps.',
    );
  });

  it('gives a value with its name', () => {
    const value = answer.values.layers[0]?.quantities.f?.data[3 * 32 + 5] ?? 0;
    expect(describeValue(answer, sight, 3, 5, 'pytorch')).toBe(`f, step 3, unit 5: ${value.toFixed(5)}`);
  });

  it('has a table of units by steps, or of one unit’s quantities by steps', () => {
    const order = sortUnits(rowsOf(answer, 1, 'f', 'forward'), 'index');
    const units = tabulateGates(answer, sight, order, ['f', 'h'], 'pytorch');
    expect([units.rows.length, units.columns.length, units.rows[0]?.length]).toEqual([32, 8, 8]);
    const one = tabulateGates(answer, { ...sight, unit: 7 }, order, ['f', 'h'], 'pytorch');
    expect(one.rows.map(([head]) => head)).toEqual(['f', 'h']);
  });
});
