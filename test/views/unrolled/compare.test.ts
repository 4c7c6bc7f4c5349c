import { describe, expect, it } from 'vitest';
import { textWidth } from '../../../src/ui/textWidth';
import type { CellChoice, Scene } from '../../../src/store/scene';
import { rowName, rowNames } from '../../../src/store/rivalNames';
import { saidBy } from '../../../src/store/columnWords';
import { scoreOf } from '../../../src/views/unrolled/predictions';
import { normOf } from '../../../src/views/unrolled/norms';
import {
  describeFairness,
  describeGuesses,
  describeHead,
  describeVanishing,
  describeWayBack,
  vanishingOf,
} from '../../../src/views/unrolled/compare/compare.describe';
import { tabulateCompare } from '../../../src/views/unrolled/compare/table.describe';
import { layoutCompare } from '../../../src/views/unrolled/compare/compare.layout';
import { compareKeyHeight, leastCompareHeight } from '../../../src/views/unrolled/compare/room';
import { gradientNorms, scalesOf } from '../../../src/views/unrolled/compare/states';
import { defaultScene } from '../../../src/store/scene';
import { engineAnswer } from '../engineAnswer';

const cells: readonly CellChoice[] = ['rnn', 'lstm', 'gru'];

function compared(text = 'Martha', scene: Partial<Scene> = {}) {
  return cells.map((cell) => ({ cell, name: rowNames[cell], answer: engineAnswer({ model: { cell }, text, scene, seed: 4 }) }));
}

function input(direction: Scene['direction'], widthPx = 900, heightPx = 340, text = 'Martha') {
  const signs = Array.from(`·${text}`);
  return {
    cells: compared(text, { direction }),
    widthPx,
    heightPx,
    direction,
    shows: 'values' as const,
    signs,
    steps: signs.length,
    step: 2,
    zoom: 1,
    layer: 1,
    notation: 'lectureA' as const,
  };
}

describe('rows of several cells', () => {
  it.each(['forward', 'backward'] as const)('stand apart, inside the figure and on one time axis, %s', (direction) => {
    for (const [widthPx, heightPx] of [
      [340, 300],
      [900, 320],
      [1400, 620],
    ] as const) {
      for (const text of ['Al', 'Martha', 'abcdefghij'.repeat(5)]) {
        const { rows, axis } = layoutCompare(input(direction, widthPx, heightPx, text));
        let lowest = 0;
        for (const { headPx, strips, blocks, norms } of rows) {
          expect(headPx).toBeGreaterThanOrEqual(lowest);
          expect(strips.bottomPx - strips.topPx).toBeGreaterThan(12);
          lowest = Math.max(strips.bottomPx, ...norms.flatMap(({ bar }) => (bar ? [bar.yPx + bar.heightPx] : [])));
          expect(lowest).toBeLessThanOrEqual(heightPx - 30);
          for (const { xPx, widthPx: wide } of blocks) {
            expect(axis.columns.some((column) => xPx >= column.xPx - 1e-9 && xPx + wide <= column.xPx + column.widthPx + 1e-9)).toBe(true);
          }
        }
      }
    }
  });

  it.each(['forward', 'backward'] as const)('keep their strips in the least room that the stage leaves them, %s', (direction) => {
    for (const widthPx of [340, 700, 900]) {
      for (const row of ['roomy', 'flat'] as const) {
        const heightPx = leastCompareHeight(cells.length, widthPx, true, row) - compareKeyHeight(widthPx, true);
        const { rows } = layoutCompare(input(direction, widthPx, heightPx));
        for (const { strips } of rows) expect(strips.bottomPx - strips.topPx).toBeGreaterThan(12);
      }
    }
  });

  it('share one scale of colour for h, and one of lengths for all gradients', () => {
    const { cells: all } = input('forward');
    const scales = scalesOf({ cells: all, layer: 1, direction: 'forward', shows: 'values' });
    const { rows } = layoutCompare(input('forward'));
    const h = rows.map(({ blocks }) => blocks.at(-1)?.scale);
    expect(h).toEqual([scales.h, scales.h, scales.h]);
    const { rows: back, norms } = layoutCompare(input('backward'));
    const marks = back.flatMap((row) => row.norms);
    expect(Math.max(...marks.map(({ norm }) => norm))).toBeLessThanOrEqual(10 ** (norms?.topExponent ?? 0));
  });

  it('have one list a state, not folded into several, however low the rows are', () => {
    const roomy = input('forward', 358, 240);
    const large = roomy.cells.map((each, index) => ({
      ...each,
      answer: engineAnswer({ model: { cell: cells[index] ?? 'rnn', sizes: [128] }, text: 'Martha' }),
    }));
    const { rows } = layoutCompare({ ...roomy, cells: large });
    for (const { blocks } of rows) {
      expect(blocks.length).toBeGreaterThan(0);
      for (const { rows: units, columns } of blocks) expect([units, columns]).toEqual([128, 1]);
    }
  });

  it('show the engine’s values: strips, guesses and lengths', () => {
    const { cells: all } = input('forward');
    const { rows } = layoutCompare(input('forward'));
    const answer = all[1]?.answer;
    const strip = rows[1]?.blocks[2 * 2 + 1];
    expect(Array.from(strip?.values ?? [])).toEqual(Array.from(answer?.values.layers[0]?.quantities.h?.data.subarray(10, 15) ?? []));
    const { rows: back } = layoutCompare(input('backward'));
    const mark = back[0]?.norms.find(({ step }) => step === 3);
    const gradient = all[0]?.answer.gradients.layers[0]?.quantities.h?.data.subarray(15, 20) ?? [];
    expect(mark?.norm).toBeCloseTo(normOf(gradient), 12);
  });

  it('end where their own words end, and show as read only what all of them read', () => {
    const all = cells.map((cell) => ({
      cell,
      name: rowNames[cell],
      answer: engineAnswer({ model: { cell, task: 'translation' }, text: 'one', seed: 7, spread: 2 }),
    }));
    const lengths = all.map(({ answer }) => answer.columns.length);
    expect(new Set(lengths).size).toBeGreaterThan(1);
    const steps = Math.max(...lengths);
    const layout = layoutCompare({ ...input('forward'), cells: all, steps, zoom: 0.01, breakBefore: 4, signs: Array.from('·one') });
    expect(layout.rows.map(({ boxes }) => boxes.length)).toEqual(lengths);
    expect(layout.reads.map(({ text }) => text)).toEqual(['·', 'o', 'n', 'e']);
    expect(layout.own?.xPx).toBe(layout.axis.columns[4]?.xPx);
  });

  it('set numbers in one size, and the loss clear of a guess of several digits', () => {
    const text = '12.5 8.5 7.5 13.0 9.0 8.5';
    const all = cells.map((cell) => ({
      cell,
      name: rowNames[cell],
      answer: engineAnswer({ model: { cell, task: 'births' }, text, seed: 7, targets: [1, 2, 3, 4, 5, 6] }),
    }));
    const signs = ['·', ...text.split(' ')];
    for (const zoom of [0.6, 1]) {
      const layout = layoutCompare({ ...input('forward'), cells: all, steps: signs.length, zoom, signs });
      expect(new Set(layout.reads.slice(1).map(({ sizePx }) => sizePx)).size).toBe(1);
      const guesses = layout.rows.flatMap((row) => row.guesses);
      const pairs = guesses.flatMap(({ letter, value }) => (value ? [[letter, value] as const] : []));
      expect(pairs.length).toBeGreaterThan(0);
      for (const [letter, value] of pairs) {
        expect(value.xPx).toBeGreaterThan(letter.xPx + textWidth(letter.text, letter.sizePx) / 2 + 2);
      }
    }
  });

  it('leave room for a cell whose answer is not there yet', () => {
    const waiting = input('forward');
    const { rows } = layoutCompare({ ...waiting, cells: waiting.cells.map((each, at) => (at === 1 ? { ...each, answer: null } : each)) });
    expect(rows[1]?.blocks).toEqual([]);
    expect(rows[2]?.headPx).toBe(layoutCompare(waiting).rows[2]?.headPx);
  });
});

describe('the comparison in words', () => {
  it('counts the steps whose likeliest letter comes, and leaves out those that cannot be judged', () => {
    const { right, of, loss } = scoreOf(engineAnswer({ model: { cell: 'gru' }, text: 'Zo1', seed: 4 }));
    expect(of).toBe(3);
    expect(right).toBeLessThanOrEqual(3);
    expect(loss).toBeGreaterThan(0);
  });

  it('names the best first, or says that all are alike', () => {
    const all = compared();
    const scores = all.map(({ answer }) => scoreOf(answer).right);
    const sentence = describeGuesses(all);
    expect(sentence).toContain(`right at ${Math.max(...scores)} of 7 steps`);
    const one = all.slice(0, 1);
    expect(describeGuesses([...one, ...one])).toMatch(/^Both guess right at \d of 7 steps\.$/);
  });

  it('gives score, losses and parameters at a row’s head', () => {
    const answer = engineAnswer({ model: { cell: 'rnn' }, seed: 4 });
    expect(describeHead(answer, 2.103)).toMatch(/^right at \d of 7 · loss [\d.]+ · held-out 2\.103 · 327 parameters, untrained$/);
    expect(describeHead(answer, null)).not.toContain('held-out');
  });

  it('says who gives which answer where a text has one, the right one first', () => {
    const model = { task: 'spelling' } as const;
    const all = cells.map((cell) => ({ name: rowNames[cell], answer: engineAnswer({ model: { ...model, cell }, text: '12', seed: 4 }) }));
    const [first] = all;
    if (!first) throw new Error('no answer');
    const said = saidBy(first.answer);
    const right = all.map((each) => ({ ...each, answer: { ...each.answer, key: { targets: [], expected: said, trainedOn: true } } }));
    expect(describeGuesses(right)).toMatch(new RegExp(`^The RNN says ‘${said}’, which is right; `));
    const wrong = all.map((each) => ({ ...each, answer: { ...each.answer, key: { targets: [], expected: 'twelve', trainedOn: true } } }));
    expect(describeGuesses(wrong)).toMatch(/ Right is ‘twelve’\.$/);
    expect(describeGuesses(right.map((each) => ({ ...each, answer: first.answer })))).toMatch(/^The RNN, the LSTM and the GRU say ‘/);
  });

  it('measures how far the gradient carries, along the state that keeps most of it', () => {
    const all = compared('Christopher', { direction: 'backward', cost: 'last' });
    for (const { answer } of all) {
      const found = vanishingOf(answer, 1);
      const norms = gradientNorms(answer, 1, found?.state ?? 'h');
      expect(found?.factor).toBe((norms[11] ?? 0) / (norms[0] ?? 1));
    }
    expect(describeVanishing(all, 1)).toMatch(/^The gradient, on its way from step 11 back to step 0: in the /);
    expect(describeVanishing(compared('Ida', { cost: [] }), 1)).toBe('The cost sends no gradient back through time.');
  });

  it('says at a row’s head how much of the gradient arrives', () => {
    const [rnn] = compared('Christopher', { direction: 'backward', cost: 'last' });
    if (!rnn) throw new RangeError('There is a first row.');
    expect(describeWayBack(rnn.answer, 1)).toMatch(/^the gradient (shrinks|grows) [\d.]+ times · from step 11 to step 0 · along h$/);
    const [none] = compared('Ida', { cost: [] });
    expect(none && describeWayBack(none.answer, 1)).toBe('no gradient goes back in time');
  });

  it('names cells, and the start of the forget gate’s bias where that is what differs', () => {
    const stage = { ...defaultScene.model, forgetBias: 0 } as const;
    expect(rowName('lstm', stage, ['rnn', 'lstm'])).toBe('LSTM');
    expect(['lstm', 'otherBias'].map((rival) => rowName(rival as 'lstm' | 'otherBias', stage, ['lstm', 'otherBias']))).toEqual([
      'LSTM, forget bias 0',
      'LSTM, forget bias 1',
    ]);
  });

  it('says what is alike, and to whom interventions belong', () => {
    expect(describeFairness(defaultScene)).toContain('32 units, the shipped weights of each');
    const model = { ...defaultScene.model, source: { kind: 'trained', seed: 5, updates: 0, learningRate: 0.01 } } as const;
    const edits = [{ tensor: 'layer1.U', index: 0, value: 1 }];
    expect(describeFairness({ ...defaultScene, model, edits })).toMatch(/fresh weights from seed 5.*counts for the LSTM alone\.$/);
    expect(describeFairness({ ...defaultScene, gain: 2 })).toMatch(/The factor is on the W of all of them\.$/);
  });

  it('has a table with a row a step', () => {
    const table = tabulateCompare(compared(), Array.from('·Martha'), 1, { direction: 'forward', shows: 'values', cause: '' });
    expect([table.rows.length, table.columns.length, table.rows[0]?.length]).toEqual([7, 10, 10]);
    expect(
      tabulateCompare(compared(), Array.from('·Martha'), 1, { direction: 'backward', shows: 'values', cause: '' }).columns,
    ).toHaveLength(5);
  });
});
