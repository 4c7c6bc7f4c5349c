import { describe, expect, it } from 'vitest';
import { layOutMinimap, traceMap } from '../../../src/views/map/minimap.layout';

const steps = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ kind: 'token' as const, typed: 'a', token: index % 7 === 3 ? -1 : 1, read: 'a' }));

describe('layOutMinimap', () => {
  it('shows all steps where they fit, the one in view marked in its layer', () => {
    const map = layOutMinimap(steps(7), 2, { step: 4, layer: 2 }, 500);
    expect(map.columns.map(({ step }) => step)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    const here = map.columns.flatMap(({ step, cells }) => cells.filter(({ isCurrent }) => isCurrent).map(({ layer }) => [step, layer]));
    expect(here).toEqual([[4, 2]]);
    expect(map.columns.filter(({ unknown }) => unknown).map(({ step }) => step)).toEqual([3]);
  });

  it('shows the neighbours of the step in view where not all fit, and how many are hidden', () => {
    for (const step of [0, 30, 59]) {
      const map = layOutMinimap(steps(60), 1, { step, layer: 1 }, 300);
      expect(map.columns.some((column) => column.step === step && column.isCurrent)).toBe(true);
      expect(map.hiddenBefore + map.columns.length + map.hiddenAfter).toBe(60);
      expect(map.widthPx).toBeLessThanOrEqual(300);
    }
  });

  it('keeps columns wide enough for a finger and apart from each other', () => {
    const { columns } = layOutMinimap(steps(60), 3, { step: 30, layer: 1 }, 390);
    for (const [index, { hit }] of columns.entries()) {
      expect(hit.widthPx).toBeGreaterThanOrEqual(24);
      expect(hit.xPx).toBeGreaterThanOrEqual((columns[index - 1]?.hit.xPx ?? -100) + hit.widthPx - 0.001);
    }
  });

  it('traces every cell, and a rail from the cell before to its left edge', () => {
    const map = layOutMinimap(steps(5), 2, { step: 2, layer: 1 }, 500);
    const boxes = map.columns.flatMap(({ cells }) => cells.map(({ box }) => box));
    const { cells, rails } = traceMap(map);
    const corners = [...cells.matchAll(/M([\d.]+) ([\d.]+)h([\d.]+)v([\d.]+)h-\3z/g)].map((part) => part.slice(1).map(Number));
    expect(corners).toEqual(boxes.map(({ xPx, yPx, widthPx, heightPx }) => [xPx, yPx, widthPx, heightPx]));
    const ends = [...rails.matchAll(/M([\d.]+) ([\d.]+)H([\d.]+)/g)].map((part) => part.slice(1).map(Number));
    expect(ends.map(([, , toPx]) => toPx)).toEqual(boxes.map(({ xPx }) => xPx));
    const [before, after] = map.columns.map(({ cells: own }) => own[0]?.box);
    expect(ends[2]?.[0]).toBeCloseTo((before?.xPx ?? 0) + (before?.widthPx ?? 0));
    expect(after?.xPx).toBeGreaterThan((before?.xPx ?? 0) + (before?.widthPx ?? 0));
  });
});
