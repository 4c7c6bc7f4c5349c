import { describe, expect, it } from 'vitest';
import { sightOf } from '../../../src/store/readAnswer';
import type { CellChoice, Direction, Notation } from '../../../src/store/scene';
import { layOutCell } from '../../../src/views/cell/cell.layout';
import { type CellMarks, overlap, solidBoxes } from '../../../src/views/cell/marks';
import { engineAnswer } from '../engineAnswer';
import type { Box } from '../../../src/ui/box';

/** A cell as wide as a lecture hall's large type leaves it. */
const hall = { width: 660, height: 470 };

const cells: readonly CellChoice[] = ['rnn', 'lstm', 'peephole', 'gru', 'gruAfter'];
const notations: readonly Notation[] = ['lectureA', 'lectureB', 'pytorch', 'keras'];
const places = [{ width: 358, height: 316 }, { width: 390, height: 360 }, hall, { width: 900, height: 520 }, { width: 1500, height: 820 }];

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

/** The lines that are drawn, straight piece by straight piece. */
function linesOf({ wires, frame }: CellMarks): readonly { readonly name: string; readonly box: Box }[] {
  const lines = wires.flatMap(({ key, path }) => {
    const points = [...path.matchAll(/[ML]([-\d.e]+) ([-\d.e]+)/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) }));
    return points.slice(1).map(({ x, y }, index) => {
      const from = points[index] ?? { x, y };
      const box = { xPx: Math.min(x, from.x), yPx: Math.min(y, from.y), widthPx: Math.abs(x - from.x), heightPx: Math.abs(y - from.y) };
      return { name: `line of ${key}`, box };
    });
  });
  const side = { ...frame, widthPx: 0 };
  return [...lines, { name: 'frame', box: side }, { name: 'frame', box: { ...side, xPx: frame.xPx + frame.widthPx } }];
}

const written = (runs: readonly { readonly text: string }[] | undefined) => runs?.map(({ text }) => text).join('') ?? '';
const namesOf = ({ operators, wires }: CellMarks) => [
  ...operators.flatMap(({ word }) => (word ? [word.text] : [])),
  ...wires.flatMap(({ label }) => (label ? [written(label.runs)] : [])),
];

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

  for (const size of places) {
    it(`heads every gradient as one at ${size.width} px, in full or as ∂ of the value, and no value`, () => {
      for (const cell of cells) {
        for (const direction of ['forward', 'backward'] as const) {
          const heads = marksOf(cell, 32, size, direction).strips.flatMap(({ label }) => (label ? [written(label.runs)] : []));
          expect(heads.length).toBeGreaterThan(1);
          for (const head of heads) expect(head).toMatch(direction === 'backward' ? /^(∂L\/)?∂[^∂]/ : /^[^∂]/);
        }
      }
    });

    it(`writes no name over a line at ${size.width} px`, () => {
      for (const cell of cells) {
        for (const notation of notations) {
          const marks = marksOf(cell, 32, size, 'forward', notation);
          const names = solidBoxes(marks).filter(({ name }) => /^(word|weight)/.test(name));
          const crossed = names.flatMap(({ name, box }) =>
            linesOf(marks).flatMap((line) => (overlap(box, line.box) ? [`${name} × ${line.name}`] : [])),
          );
          expect(crossed).toEqual([]);
        }
      }
    });
  }

  for (const size of [hall, { width: 894, height: 490 }]) {
    it(`names what is done to the state and all weights of an LSTM cell at ${size.width} px, with peepholes and without`, () => {
      const all = ['forget', 'add', 'write', 'read', 'V', ...['f', 'i', 'C', 'o'].flatMap((gate) => [`U${gate}`, `W${gate}`])];
      expect(new Set(namesOf(marksOf('lstm', 32, size)))).toEqual(new Set(all));
      expect(new Set(namesOf(marksOf('peephole', 32, size)))).toEqual(new Set([...all, 'pf', 'pi', 'po']));
    });
  }

  it('writes the name of the state’s weights between the taps where three of them stand apart', () => {
    const { wires, gates } = marksOf('peephole', 32, { width: 894, height: 490 });
    for (const gate of ['f', 'i', 'o']) {
      const label = wires.find(({ key }) => key === `W.${gate}`)?.label;
      const box = gates.find(({ id }) => id === gate)?.box;
      expect((label?.yPx ?? Infinity) - ((box?.yPx ?? 0) + (box?.heightPx ?? 0))).toBeLessThan(20);
    }
  });
});
