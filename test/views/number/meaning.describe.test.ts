import { describe, expect, it } from 'vitest';
import type { CellChoice, NumberQuantity, Scene } from '../../../src/store/scene';
import { formatNumber } from '../../../src/ui/format';
import { describeMeaning } from '../../../src/views/number/meaning.describe';
import { sumOf } from '../../../src/views/number/number.terms';
import { engineAnswer } from '../engineAnswer';

const spot = { layer: 1, step: 4, unit: 2 };
const digits = 5;

function open(cell: CellChoice, quantity: NumberQuantity, scene: Partial<Scene> = {}) {
  const answer = engineAnswer({ model: { cell }, scene });
  const meaning = (direction: 'forward' | 'backward') =>
    describeMeaning(answer, sumOf(answer, { quantity, ...spot }, direction), digits) ?? '';
  const term = (of: NumberQuantity, id: string) => {
    const found = sumOf(answer, { quantity: of, ...spot }, 'forward').terms.find((candidate) => candidate.origin === id);
    return formatNumber(found?.value ?? Number.NaN, digits);
  };
  return { answer, forward: meaning('forward'), backward: meaning('backward'), term };
}

describe('what a number means', () => {
  it('is, of a gate of the LSTM, the very term that it brings to the state', () => {
    for (const cell of ['lstm', 'peephole'] as const) {
      const { forward: kept, term } = open(cell, 'f');
      expect(kept).toContain(`it keeps ${term('c', 'memory')}.`);
      expect(open(cell, 'i').forward).toContain(`it writes ${term('c', 'write')}.`);
      expect(open(cell, 'g').forward).toContain(`writes ${term('c', 'write')}.`);
      const shown = formatNumber(sumOf(open(cell, 'h').answer, { quantity: 'h', ...spot }, 'forward').result, digits);
      expect(open(cell, 'h').forward).toContain(`the output gate shows ${shown}.`);
      expect(open(cell, 'o').forward).toContain(`it shows ${shown}.`);
      expect(open(cell, 'c').forward).toContain(`the output gate shows ${shown}.`);
    }
  });

  it('is, of the update gate, both parts of the new state, and they add up', () => {
    for (const cell of ['gru', 'gruAfter'] as const) {
      const { answer, forward } = open(cell, 'z');
      const parts = sumOf(answer, { quantity: 'h', ...spot }, 'forward').terms.map(({ value }) => formatNumber(value, digits));
      expect(parts).toHaveLength(2);
      for (const part of parts) expect(forward).toContain(part);
      expect(open(cell, 'r').forward).not.toBe(open(cell, 'z').forward);
    }
  });

  it('is, of a basic cell’s state, the slope that gradients meet on their way back', () => {
    const { answer, forward } = open('rnn', 'h');
    const [slope] = sumOf(answer, { quantity: 'hPre', ...spot }, 'backward').terms[0]?.factors.slice(1) ?? [];
    expect(forward).toContain(`slope ${formatNumber(slope?.value ?? Number.NaN, digits)}:`);
  });

  it('is, of a gradient, what the cost does; a small step up shows that it does', () => {
    const { answer, backward } = open('lstm', 'c');
    const held = { part: 'encoder', quantity: 'c', layer: 1, unit: spot.unit, from: spot.step, to: spot.step } as const;
    const gradient = sumOf(answer, { quantity: 'c', ...spot }, 'backward').result;
    const now = sumOf(answer, { quantity: 'c', ...spot }, 'forward').result;
    const meanLoss = (value: number) => {
      const { losses } = open('lstm', 'c', { clamps: [{ ...held, value }] }).answer;
      return losses.data.reduce((sum, loss) => sum + loss, 0) / losses.data.length;
    };
    const rises = meanLoss(now + 1e-4) > meanLoss(now);
    expect(backward).toContain(`the cost would ${rises ? 'rise' : 'fall'}, by ${formatNumber(Math.abs(gradient), digits)} times as much.`);
  });

  it('claims nothing of a gradient that is cut, or of a value that nothing flows through', () => {
    expect(open('lstm', 'c', { truncation: 1 }).backward).toBe('');
    const clamps = [{ part: 'encoder', quantity: 'h', layer: 1, unit: spot.unit, from: 4, to: 4, value: 0.5 }] as const;
    expect(open('rnn', 'h', { clamps }).forward).toContain('nothing comes back through it');
  });
});
