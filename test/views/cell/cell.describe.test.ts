import { describe, expect, it } from 'vitest';
import { sightOf, unchangedVectorOf, valueOf } from '../../../src/store/readAnswer';
import { describeCell, describeStrip, tabulateCell } from '../../../src/views/cell/cell.describe';
import { layOutCell } from '../../../src/views/cell/cell.layout';
import type { Answer } from '../../../src/store/run';
import { formatNumber } from '../../../src/ui/format';
import { formerWords } from '../../../src/ui/former';
import { engineAnswer } from '../engineAnswer';

const size = { width: 900, height: 500 };

describe('the words of the cell', () => {
  it('say which cell it is, where, what it reads and what is shown', () => {
    const answer = engineAnswer({ scene: { unit: 2 } });
    expect(describeCell(answer, sightOf(answer.scene, answer))).toBe(
      'The LSTM cell at step 4, reading ‘t’: values of all 5 units, unit 2 in numbers.',
    );
    const backward = engineAnswer({ model: { cell: 'gruAfter', sizes: [3, 2] }, scene: { layer: 2, direction: 'backward' } });
    expect(describeCell(backward, sightOf(backward.scene, backward))).toBe(
      'The GRU cell, reset after the product of layer 2 at step 4, reading h of layer 1: gradients of the cost of all 2 units, unit 0 in numbers.',
    );
  });

  it('name a character that the model never saw', () => {
    const answer = engineAnswer({ text: 'ж', scene: { step: 1 } });
    expect(describeCell(answer, sightOf(answer.scene, answer))).toContain('never saw');
  });

  it('give each strip its name and number, and say when it is held', () => {
    const clamps = [{ part: 'encoder', layer: 1, quantity: 'f', unit: 'all', from: 0, to: 9, value: 0.5 }] as const;
    const answer = engineAnswer({ scene: { unit: 2, clamps } });
    const sight = sightOf(answer.scene, answer);
    const names = layOutCell(answer, sight, 'lectureA', size).strips.map((strip) => describeStrip(answer, strip, sight));
    const was = unchangedVectorOf(answer, { quantity: 'f', layer: 1, step: 4 })?.[2] ?? Number.NaN;
    expect(names).toContain(`forget gate, unit 2: 0.500, held by hand, was ${formatNumber(was)}`);
    expect(names.filter((name) => name.startsWith('hidden state of the step before, unit 2'))).toHaveLength(1);
  });

  it('say what the gradients were before a change, or that they are as before', () => {
    const clamps = [{ part: 'encoder', layer: 1, quantity: 'f', unit: 'all', from: 4, to: 4, value: 0.5 }] as const;
    const sightIn = (of: Answer, step: number) => sightOf({ ...of.scene, step, unit: 2, direction: 'backward' }, of);
    const namesAt = (of: Answer, step: number) =>
      layOutCell(of, sightIn(of, step), 'lectureA', size).strips.map((strip) => describeStrip(of, strip, sightIn(of, step)));
    const answer = engineAnswer({ scene: { clamps } });
    const place = { quantity: 'o', layer: 1, step: 2, unit: 2 } as const;
    const [now, was] = [valueOf(answer, place, 'backward'), unchangedVectorOf(answer, place, 'backward')?.[2] ?? Number.NaN];
    expect(was).not.toBe(now);
    expect(namesAt(answer, 2)).toContain(`gradient of the output gate, unit 2: ${formatNumber(now)}, ${formerWords(now, was)}`);
    expect(describeCell(answer, sightIn(answer, 2))).toMatch(/; below: what you changed\.$/);
    const early = engineAnswer({ scene: { clamps, cost: [1, 2] } });
    expect(namesAt(early, 1).every((name) => name.endsWith(', as before'))).toBe(true);
    expect(describeCell(early, sightIn(early, 1))).toMatch(/; all as before\.$/);
    expect(describeCell(early, { ...sightIn(early, 5), direction: 'forward' })).toMatch(/; below: what you changed\.$/);
  });

  it('tabulate every value of the step with the number that the strip shows', () => {
    const answer = engineAnswer({ scene: { unit: 3 } });
    const sight = sightOf(answer.scene, answer);
    const table = tabulateCell(answer, sight, 'lectureA');
    expect(table.columns).toEqual(
      ['unit', 'h_t − 1', 'C_t − 1', 'a_f,t', 'a_i,t', 'a_C,t', 'a_o,t', 'f_t', 'i_t', 'C\u0303_t', 'C_t', 'o_t', 'tanh(C_t)', 'h_t'].map(
        (name) => name.replaceAll('_f,t', '_f, t').replaceAll('_i,t', '_i, t').replaceAll('_C,t', '_C, t').replaceAll('_o,t', '_o, t'),
      ),
    );
    expect(table.rows).toHaveLength(5);
    const forget = layOutCell(answer, sight, 'lectureA', size).strips.find(({ sign }) => sign === 'f');
    expect(table.rows[3]?.[table.columns.indexOf('f_t')]).toBe(formatNumber(forget?.values[3] ?? Number.NaN));
  });

  it('tabulate beside what a change by hand moved what it was, and only there', () => {
    const clamps = [{ part: 'encoder', layer: 1, quantity: 'f', unit: 'all', from: 4, to: 4, value: 0.5 }] as const;
    const answer = engineAnswer({ scene: { unit: 3, clamps } });
    const sight = sightOf(answer.scene, answer);
    const { columns, rows, caption } = tabulateCell(answer, sight, 'pytorch');
    const before = columns.filter((column) => column.endsWith(' before'));
    expect(before).toEqual(['f_t', 'c_t', 'tanh(c_t)', 'h_t'].map((name) => `${name} before`));
    expect(caption).toMatch(/; beside what changed: what it was before\.$/);
    const was = unchangedVectorOf(answer, { quantity: 'c', layer: 1, step: 4 });
    expect(rows.map((row) => row[columns.indexOf('c_t before')])).toEqual([...(was ?? [])].map((value) => formatNumber(value)));
    expect(new Set(columns).size).toBe(columns.length);
    const early = tabulateCell(answer, { ...sight, step: 2 }, 'pytorch');
    expect(early.columns.some((column) => column.includes('before'))).toBe(false);
    expect(early.caption).toMatch(/; all as before\.$/);
  });
});
