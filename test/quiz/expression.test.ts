import { describe, expect, it } from 'vitest';
import { readNumber } from '../../src/quiz/expression';
import { readShape, readVector } from '../../src/quiz/listInput';

function valueOf(text: string, expected: 'whole' | 'real' = 'whole'): number | string {
  const reading = readNumber(text, expected);
  return reading.kind === 'value' ? reading.value : reading.kind;
}

function reasonFor(text: string, expected: 'whole' | 'real' = 'whole'): string {
  const reading = readNumber(text, expected);
  return reading.kind === 'malformed' ? reading.reason : '';
}

describe('a number as a learner types it', () => {
  it.each([
    '239616',
    '239,616',
    '239 616',
    ' 239\u202f616 ',
    '239\u2009616',
    '239\u00a0616',
    "239'616",
    '234*1024',
    '234×1024',
    '234·1024',
    '234 x 1024',
    '234 * 1,024',
    '(234)(1024)',
    '2(117*1024)',
    '200*1024+34*1024',
    '(200 + 34) × 1 024',
    '240 000 − 384',
    '2.39616e5',
    '479232/2',
    '479232 ÷ 2',
  ])('reads %j as 239616', (text) => {
    expect(valueOf(text)).toBe(239_616);
  });

  it.each([
    ['1,048,576', 1_048_576],
    ['1.048.576', 1_048_576],
    ['2^10', 1024],
    ['2¹⁰', 1024],
    ['2**10', 1024],
    ['-2^2', -4],
    ['2^3^2', 512],
    ['4·(6·5+5)', 140],
    ['1 048 576 + 239,616', 1_288_192],
  ])('reads %j as %d', (text, value) => {
    expect(valueOf(text)).toBe(value);
  });

  it.each([
    ['0.285', 0.285],
    ['0,285', 0.285],
    ['.5', 0.5],
    ['−0,29', -0.29],
    ['2.1e-4', 2.1e-4],
    ['2.1 × 10⁻⁴', 2.1e-4],
    ['2,1·10^-4', 2.1e-4],
    ['1,234.5', 1234.5],
    ['1.234,5', 1234.5],
    ['1 234.5', 1234.5],
    ['tanh(0)', 0],
    ['σ(0)', 0.5],
    ['2 sigmoid(0)', 1],
    ['sqrt(16)', 4],
    ['0.5*tanh(0.5+-0.5)', 0],
  ])('reads %j as the real number %d', (text, value) => {
    expect(valueOf(text, 'real')).toBeCloseTo(value, 12);
  });

  it('takes nothing for an answer when there is nothing', () => {
    expect(valueOf('  ')).toBe('empty');
  });

  it('asks when a point could group thousands or begin a fraction', () => {
    expect(reasonFor('239.616')).toContain('239616');
    expect(reasonFor('239.616')).toContain('whole number');
  });

  it('asks when a comma could group thousands or begin a fraction', () => {
    expect(reasonFor('1,234', 'real')).toContain('1.234');
    expect(reasonFor('1,234', 'real')).toContain('1234');
  });

  it.each([
    ['234*', 'missing'],
    ['(234*1024', 'not closed'],
    ['234*1024)', 'closing bracket'],
    ['()', 'nothing between'],
    ['n*d', 'not a number'],
    ['23 45', 'side by side'],
    ['1/0', 'divided by 0'],
    ['5/2', 'whole number'],
    ['12,34,5', 'groups of three'],
    ['2_000', 'cannot be read'],
    ['about 200', 'not a number'],
    ['10^400', 'too large'],
  ])('says why it cannot read %j', (text, reason) => {
    expect(readNumber(text, 'whole').kind).toBe('malformed');
    expect(reasonFor(text)).toContain(reason);
  });
});

describe('a shape', () => {
  it.each(['20×32', '20 x 32', '(20, 32)', '[20;32]', '20 by 32', '20*32', '20 32', '(20,32,)'])('reads %j as 20 × 32', (text) => {
    expect(readShape(text)).toEqual({ kind: 'value', value: [20, 32] });
  });

  it('reads a vector as a shape with one side', () => {
    expect(readShape('(128,)')).toEqual({ kind: 'value', value: [128] });
  });

  it.each(['m×n', '20×', '20×3.2', '0×5'])('refuses %j in words', (text) => {
    expect(readShape(text).kind).toBe('malformed');
  });
});

describe('a vector', () => {
  it('reads one number in each box', () => {
    expect(readVector(['0,5', '−1/4'], 2)).toEqual({ kind: 'value', value: [0.5, -0.25] });
  });

  it('names the box that is empty or cannot be read', () => {
    expect(readVector(['1', ''], 2)).toEqual({ kind: 'malformed', reason: 'Value 2 of 2 is still empty.' });
    expect(JSON.stringify(readVector(['b', '1'], 2))).toContain('Value 1 of 2: “b” is not a number');
    expect(readVector(['', ''], 2)).toEqual({ kind: 'empty' });
  });
});
