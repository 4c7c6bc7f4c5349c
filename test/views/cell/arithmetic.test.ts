import { describe, expect, it } from 'vitest';
import { cellQuantities, layerSpecAt, sightOf, valueOf } from '../../../src/store/readAnswer';
import type { CellChoice, Direction, Scene } from '../../../src/store/scene';
import { activationOf, writeLine } from '../../../src/views/cell/arithmetic';
import { equationsOf } from '../../../src/views/cell/equationsOf';
import { engineAnswer } from '../engineAnswer';
import { calculate } from './calculator';

const cells: readonly CellChoice[] = ['rnn', 'lstm', 'peephole', 'gru', 'gruAfter'];

function linesOf(cell: CellChoice, direction: Direction) {
  const answer = engineAnswer({ model: { cell, sizes: [6] }, scene: { direction, unit: 3 }, spread: 0.9 });
  const sight = sightOf(answer.scene, answer);
  return equationsOf(layerSpecAt(answer.spec, 1), 'lectureA', direction).map((equation) => ({
    equation,
    line: writeLine(equation, answer, sight),
  }));
}

describe('writeLine', () => {
  for (const cell of cells) {
    for (const direction of ['forward', 'backward'] as const) {
      it(`writes arithmetic for a ${cell}, ${direction}, that comes to the shown result within the digits shown`, () => {
        for (const { equation, line } of linesOf(cell, direction)) {
          const text = line.pieces.map((piece) => piece.text).join('');
          expect(text === '' ? 0 : Math.abs(calculate(text) - line.result), `${equation.defines}: ${text}`).toBeLessThan(0.004);
        }
      });
    }
  }

  it('puts a negative factor in brackets, but not at the start', () => {
    const text = linesOf('lstm', 'forward')
      .find(({ equation }) => equation.defines === 'c')
      ?.line.pieces.map((piece) => piece.text);
    expect(text?.join('')).toMatch(/^\S+ · \S+ \+ \S+ · \S+$/);
    expect(text?.join('')).not.toMatch(/[·+] −/);
  });

  it('leads every number of the cell to where it came from', () => {
    const lines = linesOf('lstm', 'forward');
    const places = lines.flatMap(({ line }) =>
      line.pieces.flatMap((piece) => (piece.kind === 'number' && piece.place ? [piece.place.quantity] : [])),
    );
    expect(new Set(places)).toEqual(new Set(['fPre', 'iPre', 'gPre', 'oPre', 'f', 'c', 'i', 'g', 'o', 'tanhC']));
  });

  it('has nothing from a next step at the last one', () => {
    const answer = engineAnswer({ scene: { direction: 'backward', step: 6, unit: 0 } });
    const sight = sightOf(answer.scene, answer);
    const equation = equationsOf(layerSpecAt(answer.spec, 1), 'lectureA', 'backward').find(({ defines }) => defines === 'c');
    const line = equation && writeLine(equation, answer, sight);
    expect(line?.pieces.some((piece) => piece.kind === 'number' && piece.key.endsWith('@next'))).toBe(false);
    expect(line?.pieces.length).toBeGreaterThan(0);
  });

  it('says when a value is held, what it would have been, and what it was', () => {
    const clamps = [{ part: 'encoder', layer: 1, quantity: 'f', unit: 0, from: 4, to: 4, value: 0 }] as const;
    const answer = engineAnswer({ scene: { unit: 0, clamps } });
    const sight = sightOf(answer.scene, answer);
    const [forget] = equationsOf(layerSpecAt(answer.spec, 1), 'lectureA', 'forward');
    const line = forget && writeLine(forget, answer, sight);
    expect(line).toMatchObject({ held: true, result: 0 });
    expect(forget && activationOf(forget, answer, sight)).toBeCloseTo(line?.before ?? Number.NaN, 12);
  });

  it('says what a gradient was before a change, and nothing where it is the same', () => {
    const clamps = [{ part: 'encoder', layer: 1, quantity: 'f', unit: 0, from: 4, to: 4, value: 0 }] as const;
    const lineOf = (cost: Scene['cost'], step: number) => {
      const answer = engineAnswer({ scene: { direction: 'backward', step, unit: 0, clamps, cost } });
      const [h] = equationsOf(layerSpecAt(answer.spec, 1), 'lectureA', 'backward');
      return h && writeLine(h, answer, sightOf(answer.scene, answer));
    };
    const before = valueOf(engineAnswer(), { quantity: 'h', layer: 1, step: 2, unit: 0 }, 'backward');
    expect(lineOf('every', 2)).toMatchObject({ held: false, before });
    expect(lineOf('every', 2)?.result).not.toBe(before);
    expect(lineOf([1, 2], 2)?.before).toBeNull();
  });

  it('knows the cell’s own values by their names', () => {
    const defined = linesOf('gruAfter', 'forward').map(({ equation }) => equation.defines);
    expect(defined).toEqual(expect.arrayContaining([...cellQuantities({ cell: 'gru', size: 1, bias: 'one', resetAfter: true })]));
  });
});
