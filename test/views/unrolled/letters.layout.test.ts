import { describe, expect, it } from 'vitest';
import type { Scene } from '../../../src/store/scene';
import { loopPx } from '../../../src/views/unrolled/rails.layout';
import { layoutUnrolled } from '../../../src/views/unrolled/unrolled.layout';
import { type FixtureWish, makeAnswer } from '../fixtureAnswer';

interface Wish extends FixtureWish {
  readonly widthPx?: number;
  readonly heightPx?: number;
  readonly change?: Partial<Scene>;
}

function layOut({ widthPx = 900, heightPx = 360, change = {}, ...wish }: Wish = {}) {
  const answer = makeAnswer(wish);
  return layoutUnrolled({ answer, scene: { ...answer.scene, ...change }, widthPx, heightPx, kinds: new Set(['cost', 'output', 'time']) });
}

const widths = [340, 640, 900, 1400];

describe('letters over the strips', () => {
  it('stand in low cells too, smaller, within the cell and above their strips', () => {
    const heights = Array.from({ length: 20 }, (_, index) => 180 + 10 * index);
    const low = heights.map((heightPx) => layOut({ heightPx }).cells[0]).filter((cell) => cell && cell.box.heightPx >= 40);
    expect(low.some((cell) => cell && cell.box.heightPx < 60)).toBe(true);
    for (const cell of low) {
      for (const { letter, box } of cell?.strips ?? []) {
        expect((letter?.yPx ?? 0) - (letter?.sizePx ?? 99)).toBeGreaterThanOrEqual(cell?.box.yPx ?? 0);
        expect(letter?.yPx ?? Infinity).toBeLessThan(box.yPx);
      }
    }
  });
});

describe('letters beside arrows', () => {
  it('carry nothing along h where W is multiplied by 0, and say so where there is room', () => {
    const { wires } = layOut({ scene: { gain: 0 } });
    const along = wires.filter(({ kind }) => kind === 'W');
    expect(new Set(along.map(({ carries }) => carries))).toEqual(new Set(['zero']));
    expect(along.flatMap(({ label }) => (label ? [label.text] : []))).toEqual(Array.from({ length: 6 }, () => '0·W'));
    // C is multiplied with no matrix.
    expect(wires.filter(({ kind, carries }) => kind === 'c' && carries === 'values').length).toBeGreaterThan(0);
    for (const widthPx of widths) {
      const plain = layOut({ widthPx }).wires.flatMap(({ kind, label }) => (kind === 'W' && label ? [label.text] : []));
      const cut = layOut({ widthPx, scene: { gain: 0 } }).wires.flatMap(({ kind, label }) => (kind === 'W' && label ? [label.text] : []));
      expect(cut).toHaveLength(plain.length);
    }
  });

  it('have letters between all columns or between none, at every width', () => {
    const lettered = Array.from({ length: 160 }, (_, index) => 800 + index).map((widthPx) => {
      const between = layOut({ widthPx, text: 'marthamarthama', sizes: [4] }).wires.filter(
        ({ kind, key }) => kind === 'W' && key !== 'h1.0',
      );
      return new Set(between.map(({ label }) => label !== null));
    });
    expect(lettered.filter(({ size }) => size !== 1)).toEqual([]);
    expect(new Set(lettered.flatMap((each) => [...each]))).toEqual(new Set([true, false]));
  });

  it('have their letters clear of the loops once the columns are rolled up', () => {
    for (const layers of [[16], [16, 16]]) {
      for (const heightPx of [240, 300, 360, 440, 560]) {
        for (const direction of ['forward', 'backward'] as const) {
          const { wires, bands } = layOut({ sizes: layers, heightPx, change: { rolled: 1, direction } });
          const loopsPx = bands.layers.flatMap(({ topPx, bottomPx }) => [topPx - loopPx, bottomPx + loopPx]);
          for (const { label } of wires.filter(({ kind, presence }) => presence === 1 && (kind === 'U' || kind === 'V'))) {
            if (!label) continue;
            const [topPx, bottomPx] = [label.yPx - label.sizePx * 0.7, label.yPx];
            // Half of what the thicker loop takes.
            for (const linePx of loopsPx) expect(linePx + 1.2 <= topPx || linePx - 1.2 >= bottomPx, `${heightPx} ${label.text}`).toBe(true);
            for (const band of bands.layers) expect(bottomPx <= band.topPx || topPx >= band.bottomPx).toBe(true);
          }
        }
      }
    }
  });
});
