import { describe, expect, it } from 'vitest';
import { changeExtent } from '../../../src/store/changes';
import { unchangedVectorOf, vectorOf } from '../../../src/store/readAnswer';
import type { Answer } from '../../../src/store/run';
import type { Direction } from '../../../src/store/scene';
import { formatNumber } from '../../../src/ui/format';
import { valueAt } from '../../../src/ui/heat.layout';
import { layoutControls } from '../../../src/views/gates/controls.layout';
import { rowsOf, scaleOf, shownRows } from '../../../src/views/gates/contents';
import { describeCondition, describeGates, describeSought, describeValue, tabulateGates } from '../../../src/views/gates/gates.describe';
import { layoutGates, layoutHeatMap, layoutLines } from '../../../src/views/gates/gates.layout';
import { engineAnswer } from '../engineAnswer';

const held = { part: 'encoder', layer: 1, quantity: 'f', unit: 2, from: 3, to: 3, value: 0 } as const;
const changed = engineAnswer({ scene: { clamps: [held] } });
const directions: readonly Direction[] = ['forward', 'backward'];
const size = { widthPx: 900, heightPx: 200 };
const order = [0, 1, 2, 3, 4];

function both(answer: Answer, quantity: 'f' | 'c', step: number, unit: number, direction: Direction) {
  const place = { quantity, layer: 1, step };
  const [now, before] = [vectorOf(answer, place, direction)[unit], unchangedVectorOf(answer, place, direction)?.[unit]];
  return { now: now ?? Number.NaN, before: before ?? Number.NaN };
}

function sightOf(direction: Direction, shows: 'values' | 'change' = 'change') {
  return { layer: 1, quantity: 'f', direction, shows, unit: null as number | null, order: 'mean', all: false } as const;
}

describe('heat maps of a network in which something was changed', () => {
  it.each(directions)('show the change, all quantities on the one scale of the graph above them, %s', (direction) => {
    const contents = { direction, shows: 'change' } as const;
    const { axis, maps } = layoutGates(changed, size, { step: 4, zoom: 1, hasUnit: false, count: 1 });
    for (const quantity of ['f', 'c'] as const) {
      const scale = scaleOf(changed, 1, quantity, contents);
      expect(scale).toEqual({ kind: 'diverging', extent: changeExtent(changed, direction) });
      const rows = shownRows(changed, 1, quantity, contents);
      const [block] = layoutHeatMap(rows, quantity, scale, order, axis, maps[0] ?? { topPx: 0, heightPx: 1 }).blocks;
      const { now, before } = both(changed, quantity, 4, 2, direction);
      expect(now).not.toBe(before);
      expect(block && valueAt(block, 2, 4)).toBe(now - before);
    }
  });

  it('show values where those are wished for', () => {
    const contents = { direction: 'forward', shows: 'values' } as const;
    expect(shownRows(changed, 1, 'f', contents)).toEqual(rowsOf(changed, 1, 'f', 'forward'));
    expect(scaleOf(changed, 1, 'f', contents)).toEqual({ kind: 'gate', hue: 'f' });
  });

  it('say that it is the change that they show, by what, and what is sorted and looked for', () => {
    expect(describeGates(changed, sightOf('forward'))).toBe(
      'Heat map of the change of the forget gate by the clamp: 5 units in the order of mean now, 7 steps.',
    );
    expect(describeGates(changed, sightOf('backward'))).toContain('the change of the gradient of the forget gate by the clamp');
    expect(describeGates(changed, { ...sightOf('forward'), all: true, order: 'index' })).toContain(
      'Heat maps of the change of all gates and states by the clamp: 5 units in the order of index,',
    );
    expect(describeGates(changed, sightOf('forward', 'values'))).toContain('Heat map of the forget gate: 5 units in the order of mean,');
    const late = engineAnswer({ scene: { clamps: [held], cost: [0, 2] } });
    expect(describeGates(late, sightOf('backward'))).toContain('Nothing is other than before.');
    const sought = describeSought(sightOf('forward'), 'pytorch');
    expect(describeCondition(sought, { comparison: '<', threshold: 0.2 })).toBe('mean f now < 0.20');
    expect(describeSought({ ...sightOf('forward', 'values'), unit: 2 }, 'pytorch')).toBe('f[2]');
  });

  it.each(directions)('read a value out with what it was, and where the change is drawn with the change, %s', (direction) => {
    const { now, before } = both(changed, 'f', direction === 'forward' ? 4 : 1, 2, direction);
    const step = direction === 'forward' ? 4 : 1;
    const by = now - before;
    const read = `${formatNumber(now, 5)}, was ${formatNumber(before, 5)}`;
    expect(describeValue(changed, sightOf(direction, 'values'), step, 2, 'pytorch')).toMatch(new RegExp(`: ${read}$`));
    expect(describeValue(changed, sightOf(direction), step, 2, 'pytorch')).toContain(
      `: ${read} (${by > 0 ? '+' : ''}${formatNumber(by, 5)})`,
    );
    expect(describeValue(changed, sightOf('forward'), 1, 2, 'pytorch')).toContain(', as before');
  });

  it('have a table with what each value was, and by how much it changed', () => {
    const { rows } = tabulateGates(changed, sightOf('forward'), order, ['f', 'c'], 'pytorch', 5);
    expect(rows.map(([head]) => head).slice(6, 9)).toEqual(['2', '2 before', '2 change']);
    const { now, before } = both(changed, 'f', 4, 2, 'forward');
    expect(rows.slice(6, 9).map((row) => row[5])).toEqual([now, before, now - before].map((value) => formatNumber(value, 5)));
    const unit = tabulateGates(changed, { ...sightOf('forward', 'values'), unit: 2 }, order, ['f', 'c'], 'pytorch');
    expect(unit.rows.map(([head]) => head)).toEqual(['f', 'f before', 'c', 'c before']);
    const values = tabulateGates(changed, sightOf('forward', 'values'), order, ['f', 'c'], 'pytorch');
    expect(values.rows.map(([head]) => head)).toEqual(['0', '1', '2', '3', '4']);
  });
});

describe('the lines of a unit of a network in which something was changed', () => {
  it.each(directions)('have beside each the course that the engine computed before, on the same scale, %s', (direction) => {
    const { axis } = layoutGates(changed, size, { step: 4, zoom: 1, hasUnit: true, count: 1 });
    const { lines, high, low } = layoutLines(changed, 1, 2, ['f', 'c'], direction, axis, { topPx: 90, heightPx: 100 });
    for (const { quantity, former, points } of lines) {
      expect(former?.map(({ value }) => value)).toEqual(
        axis.columns.map(({ step }) => both(changed, quantity as 'f' | 'c', step, 2, direction).before),
      );
      for (const { value, yPx } of [...(former ?? []), ...points]) {
        expect(yPx).toBeCloseTo(90 + ((high - value) / (high - low)) * 100, 9);
        expect(value).toBeLessThanOrEqual(high);
        expect(value).toBeGreaterThanOrEqual(low);
      }
    }
    expect(describeGates(changed, { ...sightOf(direction), unit: 2 })).toContain('drawn as lines, dashed as they were before the change.');
  });

  it('stand alone where nothing was changed', () => {
    const plain = engineAnswer();
    const { axis } = layoutGates(plain, size, { step: 4, zoom: 1, hasUnit: true, count: 1 });
    const { lines } = layoutLines(plain, 1, 2, ['f', 'c'], 'forward', axis, { topPx: 90, heightPx: 100 });
    expect(lines.map(({ former }) => former)).toEqual([null, null]);
    expect(describeGates(plain, { ...sightOf('forward', 'values'), unit: 2 })).toContain('drawn as lines.');
  });

  it('end where the run before ended', () => {
    const wish = { model: { task: 'translation', sizes: [6] }, text: 'six', targets: [9, 5, 0], seed: 2 } as const;
    const all = { part: 'decoder', layer: 1, quantity: 'h', unit: 'all', from: 0, to: Number.POSITIVE_INFINITY, value: 1 } as const;
    const longer = engineAnswer({ ...wish, scene: { clamps: [all] } });
    const plain = engineAnswer(wish).columns.length;
    expect(longer.columns.length).toBeGreaterThan(plain);
    const { axis } = layoutGates(longer, { ...size, widthPx: 3000 }, { step: 0, zoom: 0.01, hasUnit: true, count: 1 });
    const { lines } = layoutLines(longer, 1, 2, ['c'], 'forward', axis, { topPx: 90, heightPx: 100 });
    expect([lines[0]?.points.length, lines[0]?.former?.length]).toEqual([longer.columns.length, plain]);
    const last = longer.columns.length - 1;
    expect(describeValue(longer, { ...sightOf('forward'), quantity: 'c' }, last, 2, 'pytorch')).toContain(
      ', a step that there was not before',
    );
  });
});

describe('the controls of a panel that tells of a change', () => {
  const words = { order: 'index', sought: 'mean f now', isChange: true, hasFormer: true };

  it('take the lines that they need: one in a hall, three on a phone', () => {
    const heights = [1200, 900, 650, 600, 380].map((widthPx) => layoutControls({ widthPx, ...words }).heightPx);
    expect(heights).toEqual([30, 30, 30, 64, 92]);
    expect(layoutControls({ widthPx: 650, ...words, order: 'first activity' }).heightPx).toBe(64);
    expect([900, 380].map((widthPx) => layoutControls({ widthPx, ...words, isChange: false }).heightPx)).toEqual([30, 64]);
  });

  it('say which lines are those before wherever that costs no line', () => {
    const told = [1200, 900, 650, 380].map((widthPx) => layoutControls({ widthPx, ...words }).tellsFormer);
    expect(told).toEqual([true, true, false, true]);
    expect(layoutControls({ widthPx: 1200, ...words, hasFormer: false }).tellsFormer).toBe(false);
  });
});
