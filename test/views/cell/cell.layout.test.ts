import { describe, expect, it } from 'vitest';
import { sightOf } from '../../../src/store/readAnswer';
import type { CellChoice, Direction, Notation } from '../../../src/store/scene';
import { layOutCell } from '../../../src/views/cell/cell.layout';
import { overlap, solidBoxes } from '../../../src/views/cell/marks';
import { engineAnswer } from '../engineAnswer';
import type { Box } from '../../../src/ui/box';

const cells: readonly CellChoice[] = ['rnn', 'lstm', 'peephole', 'gru', 'gruAfter'];
const notations: readonly Notation[] = ['lectureA', 'lectureB', 'pytorch', 'keras'];
const places = [
  { width: 358, height: 316 },
  { width: 390, height: 360 },
  { width: 900, height: 520 },
  { width: 1500, height: 820 },
];

function marksOf(
  cell: CellChoice,
  units: number,
  size: { width: number; height: number },
  direction: Direction = 'forward',
  notation: Notation = 'lectureA',
  gain = 1,
) {
  const answer = engineAnswer({ model: { cell, sizes: [units] }, scene: { unit: units - 1, direction, gain } });
  return layOutCell(answer, sightOf(answer.scene, answer), notation, size);
}

function collisions(boxes: readonly { readonly name: string; readonly box: Box }[]): readonly string[] {
  return boxes.flatMap((a, index) => boxes.slice(index + 1).flatMap((b) => (overlap(a.box, b.box) ? [`${a.name} × ${b.name}`] : [])));
}

describe('layOutCell', () => {
  for (const cell of cells) {
    for (const size of places) {
      for (const units of [8, 32, 128]) {
        it(`lets nothing of a ${cell} with ${units} units cover anything else at ${size.width} px, forward and backward, changed by hand or not`, () => {
          const shown = (['forward', 'backward'] as const).flatMap((direction) => [1, 2].map((gain) => ({ direction, gain })));
          for (const { direction, gain } of shown) {
            const boxes = solidBoxes(marksOf(cell, units, size, direction, 'lectureA', gain));
            expect(boxes.some(({ name }) => name.startsWith('change of '))).toBe(gain !== 1);
            expect(collisions(boxes)).toEqual([]);
            for (const { name, box } of boxes) {
              expect(box.xPx, name).toBeGreaterThanOrEqual(0);
              expect(box.yPx, name).toBeGreaterThanOrEqual(0);
              expect(box.xPx + box.widthPx, name).toBeLessThanOrEqual(size.width);
              expect(box.yPx + box.heightPx, name).toBeLessThanOrEqual(size.height);
            }
          }
        });
      }
    }
    it(`lets nothing of a ${cell} cover anything else in any notation`, () => {
      for (const notation of notations)
        for (const size of places) expect(collisions(solidBoxes(marksOf(cell, 32, size, 'forward', notation)))).toEqual([]);
    });
  }
});
