import { describe, expect, it } from 'vitest';
import { unchangedVectorOf } from '../../../src/store/readAnswer';
import { exact, formatNumber, plainNumber } from '../../../src/ui/format';
import { formerWords } from '../../../src/ui/former';
import { describeFactor, describeNumber, originsOf, tabulateNumber } from '../../../src/views/number/number.describe';
import { sumOf } from '../../../src/views/number/number.terms';
import { productOf } from '../../../src/views/number/product/product';
import { blockRuns } from '../../../src/views/number/symbols';
import { engineAnswer, type EngineWish } from '../engineAnswer';

const answer = engineAnswer({ model: { sizes: [6] } });
const forget = sumOf(answer, { quantity: 'f', layer: 1, step: 4, unit: 2 }, 'forward');

describe('the words of a number', () => {
  it('say what it is, where, its value and how it came about', () => {
    expect(describeNumber(answer, forget)).toBe(
      `The forget gate, unit 2 at step 4: ${formatNumber(forget.result)}, a sum of 8 terms; σ of ${formatNumber(forget.total)}.`,
    );
    const slope = sumOf(answer, { quantity: 'o', layer: 1, step: 4, unit: 2 }, 'backward');
    expect(describeNumber(answer, slope)).toMatch(/^The gradient of the output gate, unit 2 at step 4: \S+, one product\.$/);
  });

  it('say of a held value that it is held, of its gradient what it is', () => {
    const clamps = [{ part: 'encoder', layer: 1, quantity: 'f', unit: 2, from: 4, to: 4, value: 0.5 }] as const;
    const held = engineAnswer({ model: { sizes: [6] }, scene: { clamps } });
    const told = (direction: 'forward' | 'backward') =>
      describeNumber(held, sumOf(held, { quantity: 'f', layer: 1, step: 4, unit: 2 }, direction));
    expect(told('forward')).toContain('held at 0.500');
    expect(told('backward')).not.toContain('held');
  });

  it('name letters by themselves, not by their numbers', () => {
    const h = sumOf(answer, { quantity: 'output', layer: 1, step: 4, unit: 8 }, 'forward');
    expect(describeNumber(answer, h)).toContain('output, entry h');
    const [input] = forget.terms[0]?.factors ?? [];
    expect(input && describeFactor(answer, input, 'lectureA')).toBe('x_t[t] = 1.000: open the input, entry t at step 4');
  });

  it('tell what each origin brings, and the parts make the whole', () => {
    const origins = originsOf(forget);
    expect(origins.map(({ words }) => words).toSorted()).toEqual(['the bias', 'the input', 'the state before']);
    expect(origins.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(forget.total, 12);
  });

  it('tabulate every term, the sum and the result', () => {
    const table = tabulateNumber(answer, forget, 'keras');
    expect(table.rows).toHaveLength(8 + 2);
    expect(table.rows.at(-1)?.at(-1)).toBe(formatNumber(forget.result));
    expect(table.rows[0]?.[2]).toBe('x_t[t] · kernel_f[t, 2]');
    expect(table.columns).not.toContain('before');
  });

  it('tabulate what each term was before a change by hand: both columns add up', () => {
    const clamps = [{ part: 'encoder', layer: 1, quantity: 'h', unit: 'all', from: 3, to: 3, value: 0.5 }] as const;
    const held = engineAnswer({ model: { sizes: [6] }, scene: { clamps } });
    for (const direction of ['forward', 'backward'] as const) {
      const sum = sumOf(held, { quantity: 'c', layer: 1, step: 2, unit: 2 }, direction);
      const later = sumOf(held, { quantity: 'f', layer: 1, step: 4, unit: 2 }, direction);
      const { columns, rows } = tabulateNumber(held, later, 'lectureA', exact);
      expect(columns.at(-1)).toBe('before');
      const [terms, totals] = [rows.filter(([name]) => /^\d+$/.test(name ?? '')), rows.find(([name]) => name === 'sum')];
      for (const at of [4, 5]) {
        const parts = terms.reduce((whole, row) => whole + Number(plainNumber(row[at] ?? '')), 0);
        expect(parts).toBeCloseTo(Number(plainNumber(totals?.[at] ?? '')), 12);
      }
      expect(totals?.[4]).not.toBe(totals?.[5]);
      const was = unchangedVectorOf(held, sum.place, direction)?.[2] ?? Number.NaN;
      expect(describeNumber(held, sum)).toContain(formerWords(sum.result, was));
    }
  });

  it('tabulate terms that there no longer are, such as the letter that a network read before', () => {
    const clamps = [{ part: 'encoder', layer: 1, quantity: 'h', unit: 'all', from: 2, to: 2, value: 0 }] as const;
    const held = engineAnswer({ model: { task: 'translation', sizes: [6] }, text: 'six', scene: { clamps }, spread: 0.9 });
    const step = held.columns.findIndex(({ own, token }, at) => own && token !== held.unchanged?.columns[at]?.token);
    expect(step, 'held by hand, it says something else').toBeGreaterThan(0);
    const { rows } = tabulateNumber(held, sumOf(held, { quantity: 'f', layer: 1, step, unit: 2 }, 'forward'), 'lectureA');
    const inputs = rows.filter(([, from]) => from === 'the input').map((row) => [row[4] === '', row[5] === '']);
    expect(inputs).toEqual([
      [false, true],
      [true, false],
    ]);
  });
});

describe('a symbol in a stack', () => {
  it('says which layer it belongs to; with one layer there is nothing to say', () => {
    const stack = engineAnswer({ model: { sizes: [3, 2] } });
    const above = sumOf(stack, { quantity: 'h', layer: 1, step: 4, unit: 0 }, 'backward').terms.find(({ origin }) => origin === 'above');
    const [weight, slope] = above?.factors ?? [];
    expect(weight && describeFactor(stack, weight, 'lectureA')).toContain('U_f^(2)[0, 0]');
    expect(slope && describeFactor(stack, slope, 'lectureA')).toContain('^(2)[0]');
    const [input] = forget.terms[0]?.factors ?? [];
    expect(input && describeFactor(answer, input, 'lectureA')).not.toContain('^(');
  });

  it('says of a matrix whose it is, in a stack and in an encoder–decoder', () => {
    const named = (wish: EngineWish, step: number, layer: number) => {
      const read = engineAnswer(wish);
      const blocks = productOf(read, sumOf(read, { quantity: 'f', layer, step, unit: 0 }, 'forward')).blocks;
      return blocks.map((block) => blockRuns(read, block, 'lectureA').map(({ text }) => text));
    };
    expect(named({ model: { sizes: [3] } }, 2, 1)).toEqual([
      ['U', 'f'],
      ['W', 'f'],
    ]);
    expect(named({ model: { sizes: [3, 2] } }, 2, 2)).toEqual([
      ['U', 'f', '(2)'],
      ['W', 'f', '(2)'],
    ]);
    const halves = { model: { task: 'translation', cell: 'lstm', sizes: [3] }, text: 'one' } as const;
    expect(named(halves, 1, 1).map((texts) => texts.at(-1))).toEqual([' enc', ' enc']);
    expect(named(halves, 5, 1).map((texts) => texts.at(-1))).toEqual([' dec', ' dec']);
  });
});
