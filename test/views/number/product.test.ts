import { describe, expect, it } from 'vitest';
import { layerSpecAt, vectorOf } from '../../../src/store/readAnswer';
import type { Answer } from '../../../src/store/run';
import type { CellChoice, Direction, NumberQuantity } from '../../../src/store/scene';
import { cells } from '../../../src/store/sceneParts';
import { formatNumber } from '../../../src/ui/format';
import { textWidth } from '../../../src/ui/textWidth';
import { addUp, summedQuantity, sumOf } from '../../../src/views/number/number.terms';
import { labelsOf } from '../../../src/views/number/product/axisLabels';
import { moveTo } from '../../../src/views/number/product/pointed';
import { isIn, matricesOf, placeIn, type Product, productOf, progressOf } from '../../../src/views/number/product/product';
import { columnName, describePointed, describeProgress, rowName, vectorRuns } from '../../../src/views/number/product/product.describe';
import { type AxisNames, entryAt, entryBox, layOutProduct } from '../../../src/views/number/product/product.layout';
import { engineAnswer } from '../engineAnswer';

const throughMatrices: Readonly<Record<CellChoice, readonly NumberQuantity[]>> = {
  rnn: ['h', 'output'],
  lstm: ['f', 'i', 'g', 'o', 'logits'],
  peephole: ['f', 'i', 'g', 'o', 'output'],
  gru: ['z', 'r', 'n', 'output'],
  gruAfter: ['z', 'r', 'q', 'n', 'output'],
};

function open(answer: Answer, quantity: NumberQuantity, unit: number, direction: Direction = 'forward'): Product {
  return productOf(answer, sumOf(answer, { quantity, layer: 1, step: 4, unit }, direction));
}

const namesIn = (answer: Answer): AxisNames => ({
  row: (block, index) => rowName(answer, block, index),
  column: (block, index) => columnName(answer, block, index),
  vector: (block) => vectorRuns(answer, block, 'lectureA'),
});

const wordsOf = (runs: readonly { readonly text: string }[]) => runs.map(({ text }) => text).join('');

describe('productOf', () => {
  for (const cell of cells) {
    it(`gives every unit's sum in the ${cell}, forward and backward, with what goes through no matrix`, () => {
      const answer = engineAnswer({ model: { cell } });
      const back: readonly NumberQuantity[] = ['x', 'h', ...(cell === 'gru' ? (['rh'] as const) : [])];
      const all = [
        ...throughMatrices[cell].map((quantity) => [quantity, 'forward'] as const),
        ...back.map((quantity) => [quantity, 'backward'] as const),
      ];
      for (const [quantity, direction] of all) {
        const products = progressOf(open(answer, quantity, 0, direction), null).products;
        const summed = direction === 'forward' ? summedQuantity(quantity, layerSpecAt(answer.spec, 1)) : quantity;
        const recorded = vectorOf(answer, { quantity: summed, layer: 1, step: 4 }, direction);
        expect(recorded.length).toBeGreaterThan(3);
        for (const [unit, value] of recorded.entries()) {
          const { steps, total } = open(answer, quantity, unit, direction);
          const others = addUp(steps.filter(({ at }) => at === null).flatMap(({ terms }) => terms));
          const added = products.reduce((sum, product) => sum + (product[unit] ?? Number.NaN), others);
          expect(Math.abs(added - value), `${quantity} ${direction} ${unit}`).toBeLessThan(1e-12);
          expect(total[unit]).toBe(value);
        }
      }
    });
  }

  for (const cell of cells) {
    it(`goes through the matrices that are offered to be copied in the ${cell}, in their order`, () => {
      const answer = engineAnswer({ model: { cell } });
      for (const [quantity, direction] of [...throughMatrices[cell].map((q) => [q, 'forward'] as const), ['h', 'backward'] as const]) {
        const { sum, blocks } = open(answer, quantity, 3, direction);
        const offered = matricesOf(sum);
        expect(offered.length).toBeGreaterThan(0);
        expect(blocks.map((block) => offered.findIndex((matrix) => isIn(block, matrix)))).toEqual(offered.map((_, index) => index));
      }
    });
  }

  it('has no matrix for what is made unit by unit', () => {
    const answer = engineAnswer();
    for (const quantity of ['c', 'h', 'tanhC'] as const) expect(open(answer, quantity, 1).blocks).toEqual([]);
  });

  it('leaves out the rows of an input that are zero, and says what a changed weight does to all sums', () => {
    const edited = engineAnswer({ scene: { edits: [{ tensor: 'layer1.U', index: 0, value: 3 }] } });
    const product = open(edited, 'f', 2);
    expect(product.steps.filter(({ at }) => at?.block === 0)).toHaveLength(1);
    expect(product.change).toHaveLength(5);
    expect(open(engineAnswer(), 'f', 2).change).toBeNull();
  });

  it('says backward, too, what was changed does to all sums, and keeps room for it beside them', () => {
    const [plain, edited] = [engineAnswer(), engineAnswer({ scene: { edits: [{ tensor: 'layer1.W', index: 0, value: 3 }] } })];
    const product = open(edited, 'h', 2, 'backward');
    const [now, before] = [edited, plain].map((answer) => vectorOf(answer, { quantity: 'h', layer: 1, step: 4 }, 'backward'));
    expect([...(product.change ?? [])]).toEqual(Array.from(now ?? [], (value, unit) => value - (before?.[unit] ?? Number.NaN)));
    expect(product.change?.some((change) => change !== 0)).toBe(true);
    expect(open(plain, 'h', 2, 'backward').change).toBeNull();
    const [first, ...others] = layOutProduct(product, namesIn(edited), { width: 894, height: 440 }).blocks;
    if (!first?.sums || !first.change) throw new Error('The first block shows the sums and their change.');
    expect(first.change.xPx + textWidth('change', 11), 'clear of the word over the sums').toBeLessThanOrEqual(first.sums.xPx);
    expect(first.sums.xPx + first.sums.widthPx).toBeLessThan(first.upright.xPx);
    expect(others.every(({ change }) => change === null)).toBe(true);
  });
});

describe('progressOf', () => {
  const answer = engineAnswer({ model: { sizes: [6] } });
  const product = open(answer, 'f', 2);

  it('adds one row more with every step, for all units at once', () => {
    const count = product.steps.length;
    expect(count, 'a letter, six units, the bias').toBe(8);
    for (let taken = 0; taken < count - 1; taken++) {
      const { products, reached, sums } = progressOf(product, taken);
      const terms = product.steps.slice(0, taken).flatMap((step) => step.terms);
      expect(reached).toBe(addUp(terms));
      expect(products.reduce((sum, vector) => sum + (vector[2] ?? 0), 0)).toBeCloseTo(reached, 12);
      expect(sums[2]).toBeCloseTo(reached, 12);
    }
    expect(progressOf(product, count).reached).toBe(vectorOf(answer, { quantity: 'fPre', layer: 1, step: 4 })[2]);
  });

  it('says each step with its numbers and the sum so far, the bias at last', () => {
    const told = (taken: number | null) => wordsOf(describeProgress(answer, product, progressOf(product, taken), 'lectureA', 3));
    expect(told(0)).toBe('Nothing is added yet: the sum of column 2 is 0.');
    const first = product.steps[0]?.terms[0]?.value ?? Number.NaN;
    expect(told(1)).toContain(`= ${formatNumber(first)}; so far ${formatNumber(first)}`);
    const total = vectorOf(answer, { quantity: 'fPre', layer: 1, step: 4 })[2] ?? Number.NaN;
    expect(told(null)).toMatch(/^bf\[2\] = /);
    expect(told(null)).toContain(`the sum of column 2 is ${formatNumber(total)}.`);
  });
});

describe('layOutProduct', () => {
  const sizes = [8, 32, 128];
  const opened = [
    ['f', 'forward'],
    ['h', 'backward'],
    ['output', 'forward'],
  ] as const;
  const laidOut = (room: { readonly width: number; readonly height: number }) =>
    sizes.flatMap((units) => {
      const answer = engineAnswer({ model: { sizes: [units] } });
      return opened.map(([quantity, direction]) => ({
        answer,
        where: `${units} ${quantity} ${room.width}`,
        marks: layOutProduct(open(answer, quantity, 3, direction), namesIn(answer), room),
      }));
    });
  const rooms = [
    { width: 700, height: 380 },
    { width: 894, height: 440 },
    { width: 1460, height: 760 },
  ];
  const phone = { width: 358, height: 300 };

  it('fits the room from 8 to 128 units; on a phone it scrolls rather than shrink to nothing', () => {
    for (const { marks, where } of rooms.flatMap(laidOut)) {
      const room = rooms.find(({ width }) => where.endsWith(` ${width}`)) ?? phone;
      expect(marks.widthPx, where).toBeLessThanOrEqual(room.width);
      expect(marks.heightPx, where).toBeLessThanOrEqual(room.height);
    }
    for (const { marks, where } of laidOut(phone)) {
      expect(marks.widthPx, where).toBeLessThanOrEqual(phone.width);
      expect(marks.pitchPx, where).toBeGreaterThan(2);
    }
  });

  it('draws all blocks to one scale, and no block or vector on top of another', () => {
    for (const { marks, where } of [...rooms, phone].flatMap(laidOut)) {
      const pitches = marks.blocks.flatMap(({ box, block }) => [box.widthPx / block.columns, box.heightPx / block.rows]);
      expect(Math.max(...pitches) - Math.min(...pitches)).toBeLessThan(1e-9);
      const boxes = marks.blocks.flatMap(({ upright, lying, box, sums }) => [upright, lying, box, ...(sums ? [sums] : [])]);
      const covers = boxes.flatMap((one, at) =>
        boxes.slice(at + 1).map((other) => {
          const across = Math.min(one.xPx + one.widthPx, other.xPx + other.widthPx) - Math.max(one.xPx, other.xPx);
          const down = Math.min(one.yPx + one.heightPx, other.yPx + other.heightPx) - Math.max(one.yPx, other.yPx);
          return Math.min(across, down);
        }),
      );
      expect(Math.max(...covers), where).toBeLessThanOrEqual(0);
    }
  });

  it('names rows and columns as far as they can be told apart, and always those that are spoken of', () => {
    for (const { answer, marks, where } of [...rooms, phone].flatMap(laidOut)) {
      for (const mark of marks.blocks) {
        const labels = labelsOf(mark, namesIn(answer), { row: 5, column: 5 });
        expect(
          labels.filter(({ index }) => index === 5),
          where,
        ).toHaveLength(2);
        const columns = labels.filter(({ axis }) => axis === 'column');
        const rows = labels.filter(({ axis }) => axis === 'row');
        const half = ({ text }: { readonly text: string }) => textWidth(text, 10) / 2;
        const between = columns.slice(1).map((next, at) => {
          const label = columns[at] ?? next;
          return next.xPx - label.xPx - half(label) - half(next);
        });
        const below = rows.slice(1).map((next, at) => next.yPx - (rows[at]?.yPx ?? 0));
        expect(Math.min(...between), where).toBeGreaterThan(0);
        expect(Math.min(...below), where).toBeGreaterThan(7.5);
      }
    }
  });

  it('finds the weight under a point where the engine has it', () => {
    const answer = engineAnswer({ model: { sizes: [6] } });
    const product = open(answer, 'f', 2);
    const marks = layOutProduct(product, namesIn(answer), { width: 894, height: 440 });
    for (const [index, mark] of marks.blocks.entries()) {
      for (const [row, column] of [
        [0, 0],
        [5, 5],
        [3, 1],
      ] as const) {
        const { xPx, yPx, widthPx, heightPx } = entryBox(mark, row, column);
        expect(entryAt(marks, xPx + widthPx / 2, yPx + heightPx / 2)).toEqual({ block: index, row, column });
        const { upright, lying } = mark;
        expect(entryAt(marks, upright.xPx + 2, yPx + heightPx / 2)).toEqual({ block: index, row, column: null });
        expect(entryAt(marks, xPx + widthPx / 2, lying.yPx + 2)).toEqual({ block: index, row: null, column });
      }
    }
    expect(entryAt(marks, -5, -5)).toBeNull();
  });

  it('moves from entry to entry and into the next matrix, never beyond the last', () => {
    const product = open(engineAnswer({ model: { sizes: [6] } }), 'f', 2);
    const first = moveTo(product, null, [0, 0]);
    expect(first).toEqual({ block: 0, row: 0, column: 2 });
    expect(moveTo(product, { block: 0, row: 20, column: 5 }, [0, 1])).toEqual({ block: 1, row: 5, column: 0 });
    expect(moveTo(product, { block: 1, row: 5, column: 0 }, [0, -1])).toEqual({ block: 0, row: 5, column: 5 });
    expect(moveTo(product, { block: 1, row: 5, column: 5 }, [1, 1])).toEqual({ block: 1, row: 5, column: 5 });
  });

  it('tells an entry with what meets it', () => {
    const answer = engineAnswer({ model: { sizes: [6] } });
    const product = open(answer, 'f', 2);
    const block = product.blocks[1];
    if (!block) throw new Error('There is no W.');
    const [h, w] = [block.arriving[3] ?? 0, block.values[3 * 6 + 4] ?? 0];
    expect(answer.weights).toContain(w);
    expect(placeIn(block, 3, 4)).toMatchObject({ tensor: 'layer1.W', gate: 'f', row: 3, column: 4 });
    const told = wordsOf(describePointed(answer, product, progressOf(product, null), { block: 1, row: 3, column: 4 }, 'lectureA', 3));
    expect(told).toContain('[3] · Wf[3, 4] = ');
    expect(told).toContain(`= ${formatNumber(h * w)}`);
  });
});
