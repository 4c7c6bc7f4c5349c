import { describe, expect, it } from 'vitest';
import type { CellChoice, Direction, Notation, NumberQuantity, Scene, TermOrder } from '../../../src/store/scene';
import type { Box } from '../../../src/ui/box';
import { plainNumber } from '../../../src/ui/format';
import { type NumberMarks, wordBoxes } from '../../../src/views/number/marks';
import { layOutNumber } from '../../../src/views/number/number.layout';
import { sumOf } from '../../../src/views/number/number.terms';
import { engineAnswer } from '../engineAnswer';

interface Wish {
  readonly cell?: CellChoice;
  readonly units?: number;
  readonly quantity: NumberQuantity;
  readonly direction?: Direction;
  readonly size?: { readonly width: number; readonly height: number };
  readonly notation?: Notation;
  readonly order?: TermOrder;
  readonly whole?: boolean;
  readonly decimals?: number;
  readonly scene?: Partial<Scene>;
}

const read = (shown: string) => Number(plainNumber(shown));

const laptop = { width: 880, height: 470 };

function lay(wish: Wish): NumberMarks {
  const answer = engineAnswer({ model: { cell: wish.cell ?? 'lstm', sizes: [wish.units ?? 32] }, scene: { ...wish.scene }, spread: 0.4 });
  const sum = sumOf(answer, { quantity: wish.quantity, layer: 1, step: 4, unit: 7 }, wish.direction ?? 'forward');
  const how = {
    notation: wish.notation ?? ('lectureA' as const),
    order: wish.order ?? ('size' as const),
    whole: wish.whole ?? false,
    decimals: wish.decimals ?? 3,
  };
  return layOutNumber(answer, sum, how, wish.size ?? laptop);
}

const covers = (a: Box, b: Box) =>
  a.xPx < b.xPx + b.widthPx && b.xPx < a.xPx + a.widthPx && a.yPx < b.yPx + b.heightPx && b.yPx < a.yPx + a.heightPx;

function collisions(marks: NumberMarks): readonly string[] {
  const boxes = wordBoxes(marks);
  return boxes.flatMap((a, index) => boxes.slice(index + 1).flatMap((b) => (covers(a.box, b.box) ? [`${a.name} × ${b.name}`] : [])));
}

const quantities: readonly (readonly [CellChoice, NumberQuantity])[] = [
  ['lstm', 'f'],
  ['lstm', 'c'],
  ['lstm', 'h'],
  ['lstm', 'tanhC'],
  ['lstm', 'logits'],
  ['lstm', 'output'],
  ['peephole', 'o'],
  ['gru', 'n'],
  ['gru', 'rh'],
  ['gruAfter', 'n'],
  ['gruAfter', 'q'],
  ['rnn', 'h'],
];

describe('layOutNumber', () => {
  const held = { clamps: [{ part: 'encoder', layer: 1, quantity: 'h', unit: 'all', from: 3, to: 3, value: 0.8 }] } as const;

  /** One unit's own contribution is among the smallest, which a short list leaves out. */
  const tinyChange = { clamps: [{ ...held.clamps[0], unit: 3, value: 0.001 }] } as const;

  it('dashes what each product was before a change by hand, from where its bar starts now, and says so', () => {
    for (const size of [{ width: 390, height: 520 }, laptop]) {
      const { rows, curve, notes, chart } = lay({ quantity: 'f', units: 8, scene: held, size, whole: true });
      const dashed = rows.filter(({ bar }) => bar.former);
      expect(dashed.map(({ term }) => term.origin)).toEqual(Array.from({ length: 8 }, () => 'state'));
      for (const { bar } of dashed) {
        const [box, former] = [bar.box, bar.former ?? bar.box];
        const ends = [former.xPx, former.xPx + former.widthPx];
        const starts = [box.xPx, box.xPx + box.widthPx].filter((end) => Math.abs(end - bar.endXPx) > 1e-9);
        expect(Math.min(...ends.map((end) => Math.abs(end - (starts[0] ?? 0))))).toBeCloseTo(0, 9);
        expect(former.xPx).toBeGreaterThanOrEqual(chart.xPx - 1e-9);
        expect(former.xPx + former.widthPx).toBeLessThanOrEqual(chart.xPx + chart.widthPx + 1e-9);
      }
      expect(notes.map(({ text }) => text)).toContain('dashed: before the change');
      expect(curve?.former && curve.former.xPx !== curve.point.xPx).toBe(true);
      const path = curve?.path.match(/-?[\d.]+,-?[\d.]+/g)?.map((pair) => pair.split(',').map(Number)) ?? [];
      const near = path.find(([x = 0]) => x >= (curve?.former?.xPx ?? 0));
      expect(Math.abs((near?.[1] ?? 0) - (curve?.former?.yPx ?? 0)), 'on the curve').toBeLessThan(4);
    }
  });

  it('dashes nothing where nothing was changed, or what was changed is not felt', () => {
    const plain = lay({ quantity: 'f', units: 8 });
    const early = lay({ quantity: 'f', units: 8, scene: { clamps: [{ ...held.clamps[0], from: 5, to: 5 }] } });
    for (const { rows, curve, notes } of [plain, early]) {
      expect(rows.every(({ bar }) => bar.former === null)).toBe(true);
      expect(curve?.former).toBeNull();
      expect(notes.map(({ text }) => text)).not.toContain('dashed: before the change');
    }
  });

  for (const size of [{ width: 390, height: 520 }, laptop, { width: 1500, height: 800 }]) {
    for (const [cell, quantity] of quantities) {
      it(`lets no word of ${quantity} (${cell}) cover another at ${size.width} px, in any notation and direction`, () => {
        for (const direction of ['forward', 'backward'] as const) {
          for (const notation of ['lectureA', 'lectureB', 'pytorch', 'keras'] as const) {
            const marks = lay({ cell, quantity, direction, notation, size });
            expect(collisions(marks), `${direction} ${notation}`).toEqual([]);
            for (const { name, box } of wordBoxes(marks)) expect(box.xPx + box.widthPx, name).toBeLessThanOrEqual(size.width);
          }
        }
      });
    }
  }

  it('has room for all its words also where the run was changed by hand', () => {
    for (const size of [{ width: 390, height: 520 }, laptop, { width: 1500, height: 800 }]) {
      for (const [cell, quantity] of quantities) {
        for (const direction of ['forward', 'backward'] as const) {
          const marks = lay({ cell, quantity, direction, size, scene: held });
          expect(collisions(marks), `${quantity} ${direction}`).toEqual([]);
          const isDashed = marks.rows.some(({ bar }) => bar.former) || Boolean(marks.curve?.former);
          expect(
            marks.notes.some(({ text }) => text.includes('dashed')),
            `${quantity} ${direction}`,
          ).toBe(isDashed);
          for (const { name, box } of wordBoxes(marks)) {
            expect(box.xPx + box.widthPx, name).toBeLessThanOrEqual(marks.widthPx);
            expect(box.yPx + box.heightPx, name).toBeLessThanOrEqual(marks.heightPx);
          }
        }
      }
    }
  });

  it('explains the dash also where only the sum’s place on the curve has one', () => {
    const marks = lay({ quantity: 'f', units: 128, size: { width: 880, height: 300 }, order: 'size', scene: tinyChange });
    expect(marks.rows.every(({ bar }) => bar.former === null)).toBe(true);
    expect(marks.curve?.former).not.toBeNull();
    expect(marks.notes.map(({ text }) => text)).toContain('dashed: before the change');
  });

  it('speaks of no dash where the only product that changed is left out, and there is no curve', () => {
    const marks = lay({ cell: 'gruAfter', quantity: 'q', units: 128, size: { width: 880, height: 300 }, scene: tinyChange });
    expect([marks.curve, marks.rows.some(({ bar }) => bar.former)]).toEqual([null, false]);
    expect(marks.rest).not.toBeNull();
    expect(marks.notes.filter(({ text }) => text.includes('dashed'))).toEqual([]);
  });

  it('grows as wide as many digits need, and still lets no word cover another', () => {
    for (const size of [{ width: 390, height: 520 }, laptop]) {
      for (const [cell, quantity] of quantities) {
        const marks = lay({ cell, quantity, size, decimals: 17 });
        expect(collisions(marks), quantity).toEqual([]);
        for (const { name, box } of wordBoxes(marks)) {
          expect(box.xPx, name).toBeGreaterThanOrEqual(0);
          expect(box.xPx + box.widthPx, name).toBeLessThanOrEqual(marks.widthPx);
        }
      }
    }
  });

  it('fits the room unless all terms are wished for', () => {
    for (const units of [8, 32, 128]) {
      for (const [cell, quantity] of quantities) expect(lay({ cell, quantity, units }).heightPx).toBeLessThanOrEqual(laptop.height);
    }
    const whole = lay({ quantity: 'f', units: 128, whole: true });
    expect(whole.rows).toHaveLength(1 + 128 + 1);
    expect(whole.rest).toBeNull();
    expect(whole.heightPx).toBeGreaterThan(laptop.height);
  });

  it('shows terms that add up, with the named remainder and rounding, to the digits of the shown sum', () => {
    for (const [cell, quantity] of quantities) {
      for (const direction of ['forward', 'backward'] as const) {
        const { rows, rest, total, notes } = lay({ cell, quantity, direction });
        const rounding = notes.find(({ text }) => text.startsWith('rounding'))?.text.split(': ')[1];
        const shown = [...rows.map(({ product }) => product.text), ...(rest ? [rest.product.text] : []), ...(rounding ? [rounding] : [])];
        const added = shown.reduce((sum, text) => sum + read(text), 0);
        expect(Math.abs(added - read(total.number.text)), `${quantity} ${direction}`).toBeLessThan(0.00051);
      }
    }
  });

  it('names what a cut list leaves out, and counts it', () => {
    const marks = lay({ quantity: 'f', units: 128 });
    const left = 1 + 128 + 1 - marks.rows.length;
    expect(marks.rest?.text.text).toBe(`${left} more terms, together`);
  });

  it('lets each bar start where the one before ended, and the last end at the sum', () => {
    const { rows, rest, total, zeroXPx } = lay({ quantity: 'f' });
    const bars = [...rows.map(({ bar }) => bar), ...(rest ? [rest.bar] : [])];
    let reached = zeroXPx;
    for (const { box, sign, endXPx } of bars) {
      expect(sign < 0 ? box.xPx + box.widthPx : box.xPx).toBeCloseTo(reached, 6);
      reached = endXPx;
    }
    expect(reached).toBeCloseTo(total.xPx, 6);
  });

  it('keeps the largest terms in either order', () => {
    const ids = (order: TermOrder) => lay({ quantity: 'f', units: 64, order }).rows.map(({ term }) => term.id);
    const [bySize, inOrder] = [ids('size'), ids('place')];
    expect(bySize.toSorted()).toEqual(inOrder.toSorted());
    const places = inOrder.filter((id) => id.startsWith('h.')).map((id) => Number(id.slice(2)));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(inOrder[0]).toBe('x.20');
  });

  it('puts the point of the activation at the value on its curve, and says so', () => {
    const { curve, total } = lay({ quantity: 'f' });
    expect(curve?.caption.text).toBe(`σ(${total.number.text}) = ${curve?.caption.text.split(' = ')[1]}`);
    const frame = curve?.frame ?? { yPx: 0, heightPx: 1 };
    const height = 1 - ((curve?.point.yPx ?? 0) - frame.yPx) / frame.heightPx;
    expect(height).toBeCloseTo(Number(curve?.caption.text.split(' = ')[1]), 3);
  });

  it('says that a value is held, and where', () => {
    const clamps = [{ part: 'encoder', layer: 1, quantity: 'f', unit: 7, from: 4, to: 4, value: 0.5 }] as const;
    const { curve } = lay({ quantity: 'f', scene: { clamps } });
    expect(curve?.caption.text).toBe('held at 0.500');
    expect(curve?.heldYPx).not.toBeNull();
  });
});

describe('a sum of values that hardly differ from zero', () => {
  it('is laid out all the same', () => {
    const held = { part: 'encoder', layer: 1, unit: 7, from: 0, to: 4 } as const;
    const clamps = [
      { ...held, quantity: 'c', to: 3, value: 1e-320 },
      { ...held, quantity: 'f', value: 1 },
      { ...held, quantity: 'g', value: 0 },
    ] as const;
    const { rows, ticks } = lay({ quantity: 'c', scene: { clamps } });
    expect(rows.length).toBeGreaterThan(0);
    for (const { xPx } of ticks) expect(xPx).toBeGreaterThan(0);
  });
});
