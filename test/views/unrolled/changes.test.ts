import { describe, expect, it } from 'vitest';
import { unchangedVectorOf, vectorOf } from '../../../src/store/readAnswer';
import { formatNumber } from '../../../src/ui/format';
import { changeExtent, changeWords, showsChange } from '../../../src/views/unrolled/changes';
import { describeCell, describeGraph, describeSpot, tabulateGraph } from '../../../src/views/unrolled/unrolled.describe';
import { layoutUnrolled } from '../../../src/views/unrolled/unrolled.layout';
import { engineAnswer } from '../engineAnswer';

const held = { part: 'encoder', layer: 1, quantity: 'f', unit: 2, from: 3, to: 3, value: 0 } as const;
const changed = engineAnswer({ scene: { clamps: [held] } });
const at = (step: number, quantity: 'f' | 'h' | 'c') => ({ quantity, layer: 1, step });
const change = (step: number, quantity: 'f' | 'h' | 'c', unit: number) =>
  (vectorOf(changed, at(step, quantity))[unit] ?? Number.NaN) - (unchangedVectorOf(changed, at(step, quantity))?.[unit] ?? Number.NaN);
const draw = (strips: 'values' | 'change') =>
  layoutUnrolled({ answer: changed, scene: { ...changed.scene, strips }, widthPx: 1200, heightPx: 400, kinds: new Set() }).cells;

describe('strips of a network in which something was changed', () => {
  it('show the change of every value on one scale, and paper where nothing changed', () => {
    const extent = changeExtent(changed);
    const told = ['f', 'c', 'h'] as const;
    const all = draw('change').flatMap(({ step, strips }) =>
      told.flatMap((quantity) => strips.filter((strip) => strip.quantity === quantity).map((strip) => ({ step, quantity, strip }))),
    );
    expect(all).toHaveLength(3 * changed.columns.length);
    for (const { step, quantity, strip } of all) {
      expect(strip.scale).toEqual({ kind: 'diverging', extent });
      expect([...strip.values]).toEqual([...strip.values.keys()].map((unit) => change(step, quantity, unit)));
    }
    const largestOf = (list: typeof all) => Math.max(...list.flatMap(({ strip }) => [...strip.values].map(Math.abs)));
    expect(largestOf(all.filter(({ step }) => step < held.from))).toBe(0);
    expect(largestOf(all)).toBeGreaterThan(0);
    expect(extent).toBeGreaterThanOrEqual(largestOf(all));
  });

  it('show the values where those are wished for', () => {
    const [cell] = draw('values').filter(({ step }) => step === 4);
    expect([...(cell?.strips.find(({ quantity }) => quantity === 'h')?.values ?? [])]).toEqual([...vectorOf(changed, at(4, 'h'))]);
  });

  it('are told in words, by the number and in the table as they are drawn', () => {
    const scene = { ...changed.scene, strips: 'change' as const };
    expect(describeGraph(changed, scene)).toContain('the strips show the change by the clamp.');
    const moved = Math.hypot(...[0, 1, 2, 3, 4].map((unit) => change(4, 'h', unit)));
    expect(describeCell(changed, 4, 1, 'change')).toContain(`changed by a vector of length ${formatNumber(moved)}`);
    const spot = { step: 3, layer: 1, quantity: 'f', unit: 2 } as const;
    expect(describeSpot(changed, spot, scene)).toContain(`= 0, changed by ${formatNumber(change(3, 'f', 2), 5)}`);
    expect(describeSpot(changed, { ...spot, step: 1 }, scene)).toContain(', unchanged');
    const { columns, rows } = tabulateGraph(changed, scene);
    expect(columns.slice(-2)).toEqual(['likeliest before', '‖change of h‖']);
    expect(rows[4]?.at(-1)).toBe(formatNumber(moved));
    expect(rows[1]?.slice(-2)).toEqual(['the same', '0']);
  });

  it('go back to values where nothing is changed, and to gradients backward', () => {
    const plain = engineAnswer();
    expect(showsChange(plain, { direction: 'forward', strips: 'change' })).toBe(false);
    expect(showsChange(changed, { direction: 'backward', strips: 'change' })).toBe(false);
    expect(describeGraph(changed, { ...changed.scene, direction: 'backward' })).toContain('the strips show gradients');
  });

  it('say what it was that changed them', () => {
    const edit = { tensor: 'layer1.W', index: 0, value: 1 };
    expect(changeWords(engineAnswer({ scene: { edits: [edit], gain: 2 } }))).toBe('change by the changed weight and the factor on W');
    expect(changeWords(engineAnswer({ scene: { clamps: [held, { ...held, unit: 1 }] } }))).toBe('change by the clamps');
  });
});
