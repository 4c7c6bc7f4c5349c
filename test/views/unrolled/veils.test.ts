import { describe, expect, it } from 'vitest';
import type { CellChoice } from '../../../src/store/scene';
import { layoutUnrolled } from '../../../src/views/unrolled/unrolled.layout';
import { layoutVeils, stepsBack } from '../../../src/views/unrolled/veils.layout';
import { engineAnswer } from '../engineAnswer';
import { makeAnswer } from '../fixtureAnswer';

function layOut(step: number, rolled = 0, cell: CellChoice = 'lstm') {
  const answer = makeAnswer({ cell });
  const scene = { ...answer.scene, step, rolled };
  return layoutUnrolled({ answer, scene, widthPx: 900, heightPx: 360, kinds: new Set() });
}

const everything = { steps: null, strips: null };

describe('what a page is not about', () => {
  it('is nothing where it speaks of nothing', () => {
    expect(layoutVeils(layOut(2), everything)).toEqual([]);
  });

  it('is the columns of other steps, whole, but never the one in view', () => {
    const layout = layOut(2);
    const veils = layoutVeils(layout, { steps: [3], strips: null });
    expect(veils).toHaveLength(layout.columns.length - 2);
    const covers = (step: number) => {
      const { centrePx = 0 } = layout.columns.find((column) => column.step === step) ?? {};
      return veils.some(({ xPx, widthPx }) => xPx <= centrePx && centrePx < xPx + widthPx);
    };
    expect([covers(1), covers(2), covers(3), covers(4)]).toEqual([true, false, false, true]);
  });

  it('leaves no seam between neighbours', () => {
    const [first, second] = layoutVeils(layOut(6), { steps: [], strips: null });
    expect((first?.xPx ?? 0) + (first?.widthPx ?? 0)).toBe(second?.xPx);
  });

  it('is the gap between two halves where both its sides step back, and only there', () => {
    const answer = engineAnswer({ model: { task: 'translation', sizes: [4] }, text: 'two', scene: { step: 1 }, targets: [1, 2, 1] });
    const first = answer.columns.findIndex(({ part }) => part === 'decoder');
    const layout = layoutUnrolled({ answer, scene: { ...answer.scene, step: 1 }, widthPx: 1200, heightPx: 360, kinds: new Set() });
    const { xPx = Number.NaN, widthPx = Number.NaN } = layout.axis.gap ?? {};
    const middle = xPx + widthPx / 2;
    const isCovered = (steps: readonly number[]) =>
      layoutVeils(layout, { steps, strips: null }).some((veil) => veil.xPx <= middle && middle < veil.xPx + veil.widthPx);
    const sights = [[1], [first - 1], [first]];
    expect(sights.map(isCovered)).toEqual([true, false, false]);
    // What is said of it stands over the veils, and steps back with it.
    expect(sights.map((steps) => stepsBack(layout, steps))).toEqual([true, false, false]);
    expect(stepsBack(layout, null)).toBe(false);
  });

  it('is, in the columns that stay, every strip of another value', () => {
    const layout = layOut(2);
    const quantities = layout.cells[0]?.strips.length ?? 0;
    expect(layoutVeils(layout, { steps: null, strips: ['f', 'c'] })).toHaveLength(layout.cells.length * (quantities - 2));
    expect(layoutVeils(layout, { steps: [2], strips: ['f', 'c'] })).toHaveLength(layout.columns.length - 1 + quantities - 2);
  });

  it('is nothing while the columns are rolled into one', () => {
    expect(layoutVeils(layOut(2, 1), { steps: [3], strips: [] })).toEqual([]);
  });
});
