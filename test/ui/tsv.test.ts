import { describe, expect, it } from 'vitest';
import { writeMatrix, writeNumber, writeTable, writeVector } from '../../src/ui/tsv';

describe('what goes to the clipboard', () => {
  it('has every digit of a number, as other programs write them', () => {
    expect(writeNumber(-1 / 3)).toBe('-0.3333333333333333');
    expect(writeNumber(1.5e-9)).toBe('1.5e-9');
  });

  it('is a line an entry, a row a line, with names', () => {
    expect(writeVector([0.5, -1], (unit) => `u${unit}`)).toBe('u0\t0.5\nu1\t-1');
    expect(writeMatrix([1, 2, 3, 4], [2, 2], String, (column) => `c${column}`)).toBe('\tc0\tc1\n0\t1\t2\n1\t3\t4');
  });

  it('keeps a table in its cells, whatever was typed into it', () => {
    const table = {
      caption: '',
      columns: ['step', 'reads'],
      rows: [
        ['0', '\t'],
        ['1', '−2.0\u202f×\u202f10⁻⁴'],
      ],
    };
    expect(writeTable(table)).toBe('step\treads\n0\t \n1\t-2.0e-4');
  });
});
