import { describe, expect, it } from 'vitest';
import { parameters } from '../../src/engine/parameters';
import { quantitiesOf, specOf } from '../../src/store/modelSpec';
import type { CellChoice } from '../../src/store/scene';
import { keysOf, plainText } from '../../src/ui/mathTree';
import { unitSymbol, valueSymbol, valueWords, weightSymbol } from '../../src/ui/notation';
import type { NotationName, ValueSign } from '../../src/ui/notationForm';
import { notations } from '../../src/ui/notations';

const names = Object.keys(notations) as NotationName[];
const cells: readonly CellChoice[] = ['rnn', 'lstm', 'peephole', 'gru', 'gruAfter'];
const values: readonly ValueSign[] = [...new Set([...cells.flatMap(quantitiesOf), 'x' as const, 'logits' as const, 'output' as const])];

describe('notations', () => {
  for (const name of names) {
    it(`has a symbol for every quantity of every cell in ${name}`, () => {
      for (const sign of values) {
        expect(plainText(valueSymbol(name, sign)), sign).toMatch(/\S/);
        expect(plainText(unitSymbol(name, sign, 7)), sign).toContain('7');
        expect(valueWords[sign], sign).toMatch(/\S/);
      }
    });

    it(`has a symbol for every tensor of every model in ${name}, a different one for each block`, () => {
      for (const cell of cells) {
        const spec = specOf({ cell, sizes: [3], bias: 'two' });
        const symbols = parameters(spec).flatMap(({ role, gates }) =>
          (gates.length === 0 ? [undefined] : gates).map((gate) => plainText(weightSymbol(name, role, gate))),
        );
        expect(symbols.every((symbol) => symbol.trim() !== '')).toBe(true);
        expect(new Set(symbols).size, `${cell}: ${symbols.join(' ')}`).toBe(symbols.length);
      }
    });

    it(`tells the quantities of a cell apart in ${name}`, () => {
      for (const cell of cells) {
        const symbols = quantitiesOf(cell).map((quantity) => plainText(valueSymbol(name, quantity)));
        expect(new Set(symbols).size, `${cell}: ${symbols.join(' ')}`).toBe(symbols.length);
      }
    });
  }

  it('writes the lecture as the lecture does', () => {
    expect(plainText(valueSymbol('lectureA', 'g'))).toBe('C\u0303_t');
    expect(plainText(valueSymbol('lectureA', 'c', 'previous'))).toBe('C_t − 1');
    expect(plainText(valueSymbol('lectureB', 'h', 'previous'))).toBe('h_(t − 1)');
    expect(plainText(weightSymbol('lectureB', 'U', 'f'))).toBe('W_x f');
    expect(plainText(weightSymbol('lectureB', 'W', 'h'))).toBe('W_y');
  });

  it('writes PyTorch and Keras as their documentation does', () => {
    expect(plainText(weightSymbol('pytorch', 'U', 'n'))).toBe('W_i n');
    expect(plainText(weightSymbol('pytorch', 'bRecurrent', 'f'))).toBe('b_h f');
    expect(plainText(weightSymbol('pytorch', 'W', 'h'))).toBe('W_h h');
    expect(plainText(weightSymbol('keras', 'W', 'g'))).toBe('recurrent_kernel_c');
    expect(plainText(weightSymbol('keras', 'U', 'h'))).toBe('kernel');
  });

  it('says where conventions differ: the two roles of z, and the labels of the worked count', () => {
    const notes = (name: NotationName) => notations[name].notes.map(({ text }) => text).join(' ');
    for (const name of names) expect(notes(name), name).toContain('Chung et al. 2014');
    expect(notes('lectureA')).toContain('V1 and V2');
  });

  it('keys a symbol by what it stands for, so that it can be lit', () => {
    expect(keysOf(valueSymbol('keras', 'c', 'previous'))).toEqual(['c@previous']);
    expect(keysOf(weightSymbol('pytorch', 'U', 'f'))).toEqual(['U.f']);
    expect(keysOf(weightSymbol('lectureA', 'V'))).toEqual(['V']);
  });
});
