import { describe, expect, it } from 'vitest';
import { createKeeper, shareParts } from '../../src/ui/share';

const layout = (step: number, values = [0.1, 0.2]) => ({
  cells: [0, 1, 2].map((at) => ({ at, current: at === step, strip: { values: Float64Array.from(values) } })),
  bar: null,
});

describe('sharing the parts of a layout', () => {
  it('gives back the layout before when nothing differs, numbers in arrays included', () => {
    const before = layout(1);
    expect(shareParts(before, layout(1))).toBe(before);
  });

  it('keeps every part that a step does not change, and changes those that it does', () => {
    const before = layout(1);
    const after = shareParts(before, layout(2));
    expect(after).toEqual(layout(2));
    expect(after.cells[0]).toBe(before.cells[0]);
    expect(after.cells[1]).not.toBe(before.cells[1]);
    expect(after.cells[1]?.strip).toBe(before.cells[1]?.strip);
  });

  it('notices a longer list, a missing part, a part of another kind and a changed number', () => {
    const before = layout(1);
    expect(shareParts<unknown>(before, { cells: before.cells })).toEqual({ cells: before.cells });
    expect(shareParts<unknown>([1, 2], [1, 2, 3])).toEqual([1, 2, 3]);
    expect(shareParts<unknown>({ a: [1] }, { a: { 0: 1 } })).toEqual({ a: { 0: 1 } });
    expect(shareParts<unknown>({ a: undefined }, { b: undefined })).toEqual({ b: undefined });
    expect(shareParts(before, layout(1, [0.1, 0.3])).cells[0]?.strip.values[1]).toBe(0.3);
    expect(shareParts(null, before)).toBe(before);
  });

  it('looks for nothing in common among others', () => {
    const keep = createKeeper<ReturnType<typeof layout>>();
    const [page, next] = [{}, {}];
    const first = keep(layout(1), page);
    expect(keep(layout(1), page)).toBe(first);
    const turned = keep(layout(1), next);
    expect(turned.cells[0]).not.toBe(first.cells[0]);
    expect(keep(layout(1), next)).toBe(turned);
  });
});
