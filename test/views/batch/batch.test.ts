import { describe, expect, it } from 'vitest';
import { readText } from '../../../src/data/names/readText';
import { passOf } from '../../../src/store/buildAnswer';
import { plainText } from '../../../src/ui/mathTree';
import type { NotationName } from '../../../src/ui/notationForm';
import { describeBatch, describeDifference, describeEntry, tabulateOutputs, tabulateShapes } from '../../../src/views/batch/batch.describe';
import { layOutBatch } from '../../../src/views/batch/batch.layout';
import type { BatchSizes, Form } from '../../../src/views/batch/equation';
import { batchEquation } from '../../../src/views/batch/batchSymbols';
import { bandOf, entriesOf, indicesAt, noIndices, sizesOf } from '../../../src/views/batch/batchValues';
import { miniBatch } from '../../../src/worker/miniBatch';
import { engineAnswer } from '../engineAnswer';

const notations: readonly NotationName[] = ['lectureA', 'lectureB', 'pytorch', 'keras'];
const both: readonly Form[] = ['separate', 'stacked'];

const rooms = [
  { widthPx: 890, heightPx: 400, forms: both },
  { widthPx: 358, heightPx: 300, forms: ['separate'] as const },
  { widthPx: 358, heightPx: 300, forms: ['stacked'] as const },
  { widthPx: 1000, heightPx: 420, forms: both },
];

const sizes = (m: number, n: number, d: number, gate: BatchSizes['gate'] = 'h'): BatchSizes => ({ m, n, d, biases: 1, gate });
const batches = [sizes(4, 27, 32), sizes(16, 64, 64), sizes(1, 1, 1), sizes(4, 3, 5), sizes(8, 27, 128, 'g')];

const result = (() => {
  const answer = engineAnswer({ model: { cell: 'rnn' } });
  const texts = ['Martha', 'Ida'].map((name) => readText(name).map(({ token }) => token));
  return miniBatch({ kind: 'miniBatch', pass: passOf(answer.scene, answer.weights, null), layer: 1, texts, own: null }, answer.weights);
})();

describe('the matrices of a mini-batch', () => {
  it.each(rooms)('are drawn to one scale, inside their room, none on another ($widthPx × $heightPx)', ({ forms, ...room }) => {
    for (const notation of notations) {
      for (const batch of batches) {
        const { cellPx, matrices } = layOutBatch(batch, forms, notation, room);
        expect(cellPx).toBeGreaterThan(0);
        for (const { box, rowCount, columnCount } of matrices) {
          expect(box.widthPx).toBeCloseTo(columnCount * cellPx, 9);
          expect(box.heightPx).toBeCloseTo(rowCount * cellPx, 9);
          expect(box.xPx).toBeGreaterThanOrEqual(0);
          expect(box.xPx + box.widthPx).toBeLessThanOrEqual(room.widthPx + 0.5);
          expect(box.yPx).toBeGreaterThanOrEqual(0);
          expect(box.yPx + box.heightPx).toBeLessThanOrEqual(room.heightPx + 0.5);
        }
        const overlaps = matrices.flatMap((a, at) =>
          matrices
            .slice(at + 1)
            .filter(
              (b) =>
                Math.min(a.box.xPx + a.box.widthPx, b.box.xPx + b.box.widthPx) - Math.max(a.box.xPx, b.box.xPx) > 0.01 &&
                Math.min(a.box.yPx + a.box.heightPx, b.box.yPx + b.box.heightPx) - Math.max(a.box.yPx, b.box.yPx) > 0.01,
            ),
        );
        expect(overlaps).toEqual([]);
      }
    }
  });

  it('grow with what they count: m makes X and Y taller, n makes X wider and U taller', () => {
    const shape = (batch: BatchSizes, name: string) => {
      const mark = layOutBatch(batch, both, 'lectureA', { widthPx: 900, heightPx: 400 }).matrices.find((matrix) => matrix.name === name);
      return [mark?.rowCount, mark?.columnCount];
    };
    expect(['X', 'U', 'H', 'W', 'b', 'Y', 'XH', 'UW'].map((name) => shape(sizes(4, 3, 5), name))).toEqual([
      [4, 3],
      [3, 5],
      [4, 5],
      [5, 5],
      [1, 5],
      [4, 5],
      [4, 8],
      [8, 5],
    ]);
    expect(shape(sizes(6, 3, 5), 'Y')).toEqual([6, 5]);
    expect(shape(sizes(4, 7, 5), 'UW')).toEqual([12, 5]);
  });

  it('mark the row and the column that make an entry of the result', () => {
    const marks = layOutBatch(sizesOf(result), both, 'lectureA', { widthPx: 900, heightPx: 400 });
    const of = (name: string) => marks.matrices.find((mark) => mark.name === name)!;
    const { box } = of('Y');
    const cell = marks.cellPx;
    const indices = indicesAt(marks, 27, box.xPx + 2.5 * cell, box.yPx + 1.5 * cell);
    expect(indices).toEqual({ ...noIndices, i: 1, j: 2 });
    expect(bandOf(of('U'), indices!, 27)).toMatchObject({ widthPx: cell, heightPx: of('U').box.heightPx });
    expect(bandOf(of('XH'), indices!, 27)).toMatchObject({ heightPx: cell, widthPx: of('XH').box.widthPx });
    expect(indicesAt(marks, 27, 0, 0)).toBeNull();
    const earlier = of('UW').box;
    expect(indicesAt(marks, 27, earlier.xPx + 0.5 * cell, earlier.yPx + 28.5 * cell)).toEqual({ ...noIndices, j: 0, l: 1 });
  });
});

describe('the words of a mini-batch', () => {
  it('write the product in every notation, with the stacked matrix by its own name', () => {
    const lines = notations.map((notation) => both.map((form) => plainText(batchEquation(notation, form, 'h', 1))));
    expect(lines).toEqual([
      ['H_t = tanh(X_t U + H_t − 1 W + b)', 'H_t = tanh([X_t H_t − 1] [U;W] + b)'],
      ['Y_(t) = tanh(X_(t) W_x + Y_(t − 1) W_y + b)', 'Y_(t) = tanh([X_(t) Y_(t − 1)] W + b)'],
      ['H_t = tanh(X_t W_i h^T + H_t − 1 W_h h^T + b_i h)', 'H_t = tanh([X_t H_t − 1] [W_i h^T;W_h h^T] + b_i h)'],
      ['H_t = tanh(X_t · kernel + H_t − 1 · recurrent_kernel + bias)', 'H_t = tanh([X_t H_t − 1] · [kernel;recurrent_kernel] + bias)'],
    ]);
  });

  it('name every shape, letters beside numbers', () => {
    expect(tabulateShapes(result, 'lectureB').rows.map((row) => row.slice(0, 4))).toEqual([
      ['X_(t)', 'm × n_inputs', '2 × 27', '54'],
      ['W_x', 'n_inputs × n_neurons', '27 × 5', '135'],
      ['Y_(t − 1)', 'm × n_neurons', '2 × 5', '10'],
      ['W_y', 'n_neurons × n_neurons', '5 × 5', '25'],
      ['b', '1 × n_neurons', '1 × 5', '5'],
      ['Y_(t)', 'm × n_neurons', '2 × 5', '10'],
      ['[X_(t) Y_(t − 1)]', 'm × n_inputs + n_neurons', '2 × 32', '64'],
      ['W', 'n_inputs + n_neurons × n_neurons', '32 × 5', '160'],
    ]);
  });

  it('tell the arithmetic of an entry, and of a name that has ended that it stays', () => {
    const row = { name: 'Martha', reads: 'r' };
    const shown = entriesOf(result, 'Y', 3)[1] ?? 0;
    expect(describeEntry(result, row, 0, 1, 3)).toContain(shown.toFixed(3).replace('-', '−'));
    expect(describeEntry(result, { name: 'Ida', reads: null }, 1, 1, 5)).toBe('Ida has ended: its state stays as it was.');
    expect(tabulateOutputs(result, [row, { name: 'Ida', reads: 'a' }], 3).rows).toHaveLength(5);
    expect(describeBatch(result, 3)).toContain('X 2 × 27');
  });

  it('say how far the two forms differ, as computed', () => {
    expect(describeDifference({ ...result, difference: 0 })).toContain('to the last bit');
    expect(describeDifference({ ...result, difference: 4.4e-16 })).toContain('4.4');
  });
});
