import { describe, expect, it } from 'vitest';
import { measuredLengths } from '../../../src/data/recall/words';
import { plainNumber } from '../../../src/ui/format';
import {
  describeLength,
  describeMarker,
  describeMemory,
  judgeMemory,
  sayMemory,
  tabulateMemory,
} from '../../../src/views/memory/memory.describe';
import { curve, forgetful, keeping } from './curves';

/** Thin spaces as plain ones. */
const plain = (words: string) => words.replaceAll('\u202f', ' ');
const curves = [forgetful, keeping];

describe('the words of a length', () => {
  it('tell of every network what it names rightly and how much gradient arrives', () => {
    expect(plain(describeLength(curves, 4))).toBe('Words of 4 letters: RNN 50 % right, ‖∂L/∂x₁‖ = 0.001; GRU 100 %, 0.020.');
    expect(plain(describeLength([forgetful], 1))).toBe('Words of 1 letter: RNN 95 % right, ‖∂L/∂x₁‖ = 1.000.');
    const none = curve(
      'lstm',
      'LSTM, forget bias 0',
      () => 0,
      () => 0,
    );
    expect(plain(describeLength([none], 2))).toBe('Words of 2 letters: LSTM (forget bias 0) 0 % right, ‖∂L/∂x₁‖ = 0.');
  });

  it('name the measured length where another was asked for', () => {
    expect(describeLength(curves, 7)).toMatch(/^Words of 8 letters, measured nearest to 7: RNN/);
    expect(describeLength(curves, 70)).toMatch(/^Words of 64 letters, the most measured \(here are 70\): RNN/);
    expect(describeLength(curves, 0)).toMatch(/^Words of 1 letter: RNN/);
  });

  it('say that something is on its way, or why it is not, with what was measured', () => {
    expect(sayMemory({ curves: [], failures: [] }, 6)).toBe('Words of 1 to 64 letters are read, forward and back …');
    const failure = { message: 'Too large.', advice: 'Choose a smaller one.' };
    expect(sayMemory({ curves: [], failures: [{ name: 'LSTM', failure }] }, 6)).toBe('LSTM: Too large. Choose a smaller one.');
    expect(sayMemory({ curves: [keeping], failures: [{ name: 'RNN', failure }] }, 6)).toMatch(/^Words of 6 .* RNN: Too large\./);
  });

  it('tell where the marker stands', () => {
    expect([0, 1, 12, 64, 70].map(describeMarker)).toEqual([
      'no letter yet',
      '1 letter',
      '12 letters',
      '64 letters',
      '70 letters, more than the 64 measured',
    ]);
  });
});

describe('the figure’s name', () => {
  it('sums up every network with a verdict on what it keeps', () => {
    expect(plain(describeMemory(curves))).toBe(
      'RNN: from 95 % right at 1 letter to 50 % at 64; ‖∂L/∂x₁‖ falls from 1.000 to 1.0 × 10⁻⁶³; names fewer than 9 in 10 rightly from 2 letters on. ' +
        'GRU: from 100 % right at 1 letter to 100 % at 64; ‖∂L/∂x₁‖ stays at 0.020; names 9 in 10 or more rightly at all lengths up to 64.',
    );
  });

  it('judges by every length', () => {
    const judge = (right: (length: number) => number) => judgeMemory(curve('rnn', 'RNN', right, () => 1).points);
    expect(judge(() => 0.9)).toBe('names 9 in 10 or more rightly at all lengths up to 64');
    expect(judge(() => 0.88)).toBe('names fewer than 9 in 10 rightly at every length');
    expect(judge((length) => (length < 16 ? 1 : 0.6))).toBe('names fewer than 9 in 10 rightly from 16 letters on');
    expect(judge((length) => (length === 16 ? 0.8 : 1))).toBe('names fewer than 9 in 10 rightly at some lengths, first at 16 letters');
  });
});

describe('the table', () => {
  it('has a row a length, and of every network its share in percent and its gradient', () => {
    const { columns, rows, caption } = tabulateMemory(curves, 104);
    expect(caption).toContain('104 words');
    expect(columns).toEqual(['letters', 'RNN: right, %', 'RNN: ‖∂L/∂x₁‖', 'GRU: right, %', 'GRU: ‖∂L/∂x₁‖']);
    expect(rows.map(([letters]) => Number(letters))).toEqual(measuredLengths);
    expect(rows.at(-1)?.map((shown) => Number(plainNumber(shown)))).toEqual([64, 50, 1e-63, 100, 0.02]);
  });
});
