import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOutTensors, type PlacedTensor, type TensorMark } from '../../../src/views/quiz/tensors.layout';

const mark = (id: string, rows: number, columns: number, more: Partial<TensorMark> = {}): TensorMark => ({
  id,
  label: id,
  rows,
  columns,
  blocks: 1,
  blocksRun: 'across',
  ...more,
});

const lecture = [mark('U1', 234, 1024), mark('W1', 1024, 1024), mark('U2', 1024, 512), mark('W2', 512, 512), mark('V', 512, 15)];

const overlap = (a: PlacedTensor, b: PlacedTensor): boolean =>
  a.xPx < b.xPx + b.widthPx && b.xPx < a.xPx + a.widthPx && a.yPx < b.yPx + b.heightPx && b.yPx < a.yPx + a.heightPx;

const models = fc.array(fc.record({ rows: fc.integer({ min: 1, max: 10_000 }), columns: fc.integer({ min: 1, max: 4096 }) }), {
  minLength: 1,
  maxLength: 14,
});

describe('tensors to scale', () => {
  it('gives every side the same pixels a row and a column', () => {
    const { tensors, scalePx } = layOutTensors(lecture, 510, 360);
    for (const { mark: drawn, widthPx, heightPx } of tensors) {
      expect(heightPx).toBeCloseTo(drawn.rows * scalePx);
      expect(widthPx).toBeCloseTo(Math.max(2, drawn.columns * scalePx));
    }
  });

  it('stays within its width and height, and nothing overlaps, for any model', () => {
    fc.assert(
      fc.property(models, fc.integer({ min: 300, max: 1100 }), (sizes, widthPx) => {
        const marks = sizes.map(({ rows, columns }, index) => mark(`T${index}`, rows, columns));
        const { tensors } = layOutTensors(marks, widthPx, 700);
        for (const tensor of tensors) {
          expect(tensor.xPx + tensor.widthPx).toBeLessThanOrEqual(widthPx + 1e-6);
          expect(tensor.yPx + tensor.heightPx).toBeLessThanOrEqual(700);
        }
        const pairs = tensors.flatMap((a, index) => tensors.slice(index + 1).map((b) => [a, b] as const));
        expect(pairs.filter(([a, b]) => overlap(a, b))).toEqual([]);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('says when a side is drawn thicker than it is', () => {
    expect(layOutTensors(lecture, 510, 360).thickened).toBe(false);
    expect(layOutTensors([mark('b', 1, 4096)], 300, 200).thickened).toBe(true);
  });

  it('cuts the gates where they meet', () => {
    const { tensors, scalePx } = layOutTensors(
      [mark('U', 10, 80, { blocks: 4 }), mark('V', 80, 10, { blocks: 4, blocksRun: 'down' })],
      400,
      300,
    );
    expect(tensors[0]?.cuts.map((cut) => cut / scalePx)).toEqual([20, 40, 60].map((column) => expect.closeTo(column) as number));
    expect(tensors[1]?.cuts).toHaveLength(3);
    expect(tensors[1]?.cuts[0]).toBeCloseTo(20 * scalePx);
  });
});
