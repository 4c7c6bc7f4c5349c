import { describe, expect, it } from 'vitest';
import type { CellChoice } from '../../../src/store/scene';
import type { Attention } from '../../../src/ui/attention';
import { layoutUnrolled } from '../../../src/views/unrolled/unrolled.layout';
import { layoutVeils, stepsBack } from '../../../src/views/unrolled/veils.layout';
import { engineAnswer } from '../engineAnswer';
import { makeAnswer } from '../fixtureAnswer';

function layOut(step: number, rolled = 0, cell: CellChoice = 'lstm') {
  const answer = makeAnswer({ cell });
  const scene = { ...answer.scene, step, rolled };
  return layoutUnrolled({ answer, scene, widthPx: 900, heightPx: 360, kinds: new Set() });
}

type Layout = ReturnType<typeof layOut>;
const veilsOver = (layout: Layout, about: Partial<Attention> = {}) =>
  layoutVeils(layout, { steps: null, cells: null, strips: null, ...about });

describe('what a page is not about', () => {
  it('is nothing where it speaks of nothing', () => {
    expect(veilsOver(layOut(2))).toEqual([]);
  });

  it('is the columns of other steps, whole, but never the one in view', () => {
    const layout = layOut(2);
    const veils = veilsOver(layout, { steps: [3] });
    expect(veils).toHaveLength(layout.columns.length - 2);
    const covers = (step: number) => {
      const { centrePx = 0 } = layout.columns.find((column) => column.step === step) ?? {};
      return veils.some(({ xPx, widthPx }) => xPx <= centrePx && centrePx < xPx + widthPx);
    };
    expect([covers(1), covers(2), covers(3), covers(4)]).toEqual([true, false, false, true]);
  });

  it('leaves no seam between neighbours', () => {
    const [first, second] = veilsOver(layOut(6), { steps: [] });
    expect((first?.xPx ?? 0) + (first?.widthPx ?? 0)).toBe(second?.xPx);
  });

  it('is the gap between two halves where both its sides step back, and only there', () => {
    const answer = engineAnswer({ model: { task: 'translation', sizes: [4] }, text: 'two', scene: { step: 1 }, targets: [1, 2, 1] });
    const first = answer.columns.findIndex(({ part }) => part === 'decoder');
    const layout = layoutUnrolled({ answer, scene: { ...answer.scene, step: 1 }, widthPx: 1200, heightPx: 360, kinds: new Set() });
    const { xPx = Number.NaN, widthPx = Number.NaN } = layout.axis.gap ?? {};
    const middle = xPx + widthPx / 2;
    const isCovered = (steps: readonly number[]) =>
      veilsOver(layout, { steps }).some((veil) => veil.xPx <= middle && middle < veil.xPx + veil.widthPx);
    const sights = [[1], [first - 1], [first]];
    expect(sights.map(isCovered)).toEqual([true, false, false]);
    // What is said of it stands over the veils, and steps back with it.
    expect(sights.map((steps) => stepsBack(layout, steps))).toEqual([true, false, false]);
    expect(stepsBack(layout, null)).toBe(false);
  });

  it('is, in the columns that stay, every strip of another value', () => {
    const layout = layOut(2);
    const quantities = layout.cells[0]?.strips.length ?? 0;
    expect(veilsOver(layout, { strips: ['f', 'c'] })).toHaveLength(layout.cells.length * (quantities - 2));
    expect(veilsOver(layout, { steps: [2], strips: ['f', 'c'] })).toHaveLength(layout.columns.length - 1 + quantities - 2);
  });

  it('is, where the page is about single cells, the others of their steps, whose strips need no veil of their own', () => {
    const answer = engineAnswer({ model: { sizes: [4, 4] }, text: 'anna', scene: { step: 2 } });
    const layout = layoutUnrolled({ answer, scene: { ...answer.scene, step: 2 }, widthPx: 900, heightPx: 500, kinds: new Set() });
    const cells = [
      { step: 2, layer: 2 },
      { step: 3, layer: 1 },
    ];
    const boxOf = (step: number, layer: number) => layout.cells.find((cell) => cell.step === step && cell.layer === layer)?.box;
    const covered = (about: Partial<Attention>) =>
      [...cells, { step: 2, layer: 1 }, { step: 3, layer: 2 }].map(({ step, layer }) => {
        const { xPx = 0, yPx = 0, widthPx = 0, heightPx = 0 } = boxOf(step, layer) ?? {};
        const [x, y] = [xPx + widthPx / 2, yPx + heightPx / 2];
        return veilsOver(layout, about).filter(
          (veil) => veil.xPx < x && x < veil.xPx + veil.widthPx && veil.yPx < y && y < veil.yPx + veil.heightPx,
        );
      });
    expect(covered({ steps: [2, 3], cells }).map((veils) => veils.map(({ ground }) => ground))).toEqual([[], [], ['wash'], ['paper']]);
    expect(covered({ steps: [2, 3] }).flat()).toEqual([]);
    const strips = veilsOver(layout, { steps: [2, 3], cells, strips: [] });
    expect(strips).toHaveLength(layout.columns.length - 2 + 2 + 2 * (layout.cells[0]?.strips.length ?? 0));
  });

  it('is nothing while the columns are rolled into one', () => {
    expect(veilsOver(layOut(2, 1), { steps: [3], strips: [] })).toEqual([]);
  });
});
