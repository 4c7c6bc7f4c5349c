import { describe, expect, it } from 'vitest';
import { unchangedVectorOf, vectorOf } from '../../../src/store/readAnswer';
import type { Answer } from '../../../src/store/run';
import type { Direction, Scene } from '../../../src/store/scene';
import { formatNumber } from '../../../src/ui/format';
import { changeExtent, changeWords, showsChange } from '../../../src/store/changes';
import { describeCell, describeGraph, describeSpot, tabulateGraph } from '../../../src/views/unrolled/unrolled.describe';
import { layoutUnrolled } from '../../../src/views/unrolled/unrolled.layout';
import { engineAnswer } from '../engineAnswer';

const held = { part: 'encoder', layer: 1, quantity: 'f', unit: 2, from: 3, to: 3, value: 0 } as const;
const changed = engineAnswer({ scene: { clamps: [held] } });
const directions: readonly Direction[] = ['forward', 'backward'];

/** Entry by entry, as anyone would compute it. */
function moved(answer: Answer, direction: Direction, step: number, quantity: 'f' | 'h' | 'c'): readonly number[] {
  const place = { quantity, layer: 1, step };
  const before = unchangedVectorOf(answer, place, direction);
  return [...vectorOf(answer, place, direction)].map((now, unit) => now - (before?.[unit] ?? Number.NaN));
}

function draw(answer: Answer, shown: Partial<Scene>) {
  return layoutUnrolled({ answer, scene: { ...answer.scene, ...shown }, widthPx: 1200, heightPx: 400, kinds: new Set() }).cells;
}

describe('strips of a network in which something was changed', () => {
  it.each(directions)('show the change of everything on one scale, and paper where nothing changed, %s', (direction) => {
    const extent = changeExtent(changed, direction);
    const told = ['f', 'c', 'h'] as const;
    const all = draw(changed, { direction, strips: 'change' }).flatMap(({ step, strips }) =>
      told.flatMap((quantity) => strips.filter((strip) => strip.quantity === quantity).map((strip) => ({ step, quantity, strip }))),
    );
    expect(all).toHaveLength(3 * changed.columns.length);
    for (const { step, quantity, strip } of all) {
      expect(strip.scale).toEqual({ kind: 'diverging', extent });
      expect([...strip.values]).toEqual(moved(changed, direction, step, quantity));
    }
    const largestOf = (list: typeof all) => Math.max(...list.flatMap(({ strip }) => [...strip.values].map(Math.abs)));
    // Forward a change shows from its own step on, backward also before.
    expect(largestOf(all.filter(({ step }) => step < held.from)) > 0).toBe(direction === 'backward');
    expect(largestOf(all)).toBeGreaterThan(0);
    expect(extent).toBeGreaterThanOrEqual(largestOf(all));
  });

  it.each(directions)('show the values or gradients where those are wished for, %s', (direction) => {
    const [cell] = draw(changed, { direction, strips: 'values' }).filter(({ step }) => step === 4);
    const now = vectorOf(changed, { quantity: 'h', layer: 1, step: 4 }, direction);
    expect([...(cell?.strips.find(({ quantity }) => quantity === 'h')?.values ?? [])]).toEqual([...now]);
    expect(showsChange(changed, { strips: 'values' })).toBe(false);
    expect(showsChange(engineAnswer(), { strips: 'change' })).toBe(false);
  });

  it('are told in words, by the number and in the table as they are drawn', () => {
    const scene = { ...changed.scene, strips: 'change' as const };
    expect(describeGraph(changed, scene)).toContain('the strips show the change by the clamp.');
    const length = formatNumber(Math.hypot(...moved(changed, 'forward', 4, 'h')));
    expect(describeCell(changed, 4, 1, scene)).toContain(`changed by a vector of length ${length}`);
    const spot = { step: 3, layer: 1, quantity: 'f', unit: 2 } as const;
    expect(describeSpot(changed, spot, scene)).toContain(`= 0, changed by ${formatNumber(moved(changed, 'forward', 3, 'f')[2] ?? 0, 5)}`);
    expect(describeSpot(changed, { ...spot, step: 1 }, scene)).toContain(', unchanged');
    const { columns, rows } = tabulateGraph(changed, scene);
    expect(columns.slice(-2)).toEqual(['likeliest before', '‖change of h‖']);
    expect(rows[4]?.at(-1)).toBe(length);
    expect(rows[1]?.slice(-2)).toEqual(['the same', '0']);
  });

  it('are told backward in the same words, of gradients', () => {
    const scene = { ...changed.scene, direction: 'backward', strips: 'change' } as const;
    expect(describeGraph(changed, scene)).toContain('Backward: the strips show the change of gradients by the clamp. The cost is');
    const length = formatNumber(Math.hypot(...moved(changed, 'backward', 1, 'h')));
    expect(describeCell(changed, 1, 1, scene)).toMatch(/gradient of the hidden state of length \S+, changed by a vector of length/);
    expect(describeCell(changed, 1, 1, scene)).toContain(`changed by a vector of length ${length},`);
    const spot = { step: 1, layer: 1, quantity: 'f', unit: 2 } as const;
    const now = vectorOf(changed, spot, 'backward')[2] ?? Number.NaN;
    const by = moved(changed, 'backward', 1, 'f')[2] ?? Number.NaN;
    expect(describeSpot(changed, spot, scene)).toMatch(/^∂L\/∂f₁\[2\] = /);
    expect(describeSpot(changed, spot, scene)).toContain(`= ${formatNumber(now, 5)}, changed by ${formatNumber(by, 5)}`);
    const { columns, rows } = tabulateGraph(changed, scene);
    expect(columns.at(-1)).toBe('‖change of ∂L/∂h‖');
    expect(rows[1]).toHaveLength(columns.length);
    expect(rows[1]?.at(-1)).toBe(length);
    expect(describeGraph(changed, { ...scene, strips: 'values' })).toContain('the strips show gradients.');
    expect(tabulateGraph(changed, { ...scene, strips: 'values' }).columns).toEqual(
      columns.filter((heading) => !/before|change/.test(heading)),
    );
  });

  it('say that no gradient changed where the clamp comes after the last output of the cost', () => {
    const late = engineAnswer({ scene: { clamps: [held], cost: [0, 2] } });
    expect(changeExtent(late, 'backward')).toBe(0);
    expect(changeWords(late, 'backward')).toBe('change of gradients by the clamp: none');
    const scene = { ...late.scene, direction: 'backward', strips: 'change' } as const;
    expect(describeGraph(late, scene)).toContain('the strips show the change of gradients by the clamp: none.');
    expect(describeSpot(late, { step: 1, layer: 1, quantity: 'h', unit: 0 }, scene)).toContain(', unchanged');
    expect(changeWords(late, 'forward'), 'values after it did').toBe('change by the clamp');
  });

  it('say what it was that changed them', () => {
    const edit = { tensor: 'layer1.W', index: 0, value: 1 };
    const edited = engineAnswer({ scene: { edits: [edit], gain: 2 } });
    expect(changeWords(edited, 'forward')).toBe('change by the changed weight and the factor on W');
    expect(changeWords(edited, 'backward')).toBe('change of gradients by the changed weight and the factor on W');
    expect(changeWords(engineAnswer({ scene: { clamps: [held, { ...held, unit: 1 }] } }), 'forward')).toBe('change by the clamps');
  });
});

describe('a network that says more than it did before', () => {
  // A seed with which the network ends, and with all of its decoder's states alike does not.
  const wish = { model: { task: 'translation', sizes: [6] }, text: 'six', targets: [9, 5, 0], seed: 2 } as const;
  const all = { part: 'decoder', layer: 1, quantity: 'h', unit: 'all', from: 0, to: Number.POSITIVE_INFINITY, value: 1 } as const;
  const plain = engineAnswer(wish).columns.length;
  const answer = engineAnswer({ ...wish, scene: { clamps: [all] } });

  it.each(directions)('has steps that there were not before, and no change there, %s', (direction) => {
    const last = answer.columns.length - 1;
    expect(last).toBeGreaterThanOrEqual(plain);
    const scene = { ...answer.scene, direction, strips: 'change' } as const;
    expect(moved(answer, direction, last, 'h').every(Number.isNaN)).toBe(true);
    const [cell] = draw(answer, { ...scene, step: last }).filter(({ step }) => step === last);
    expect([...(cell?.strips.at(-1)?.values ?? [0])].every(Number.isNaN)).toBe(true);
    expect(describeSpot(answer, { step: last, layer: 1, quantity: 'h', unit: 0 }, scene)).toContain(', a step that there was not before');
    expect(moved(answer, direction, plain - 1, 'h').some(Number.isNaN)).toBe(false);
  });
});
