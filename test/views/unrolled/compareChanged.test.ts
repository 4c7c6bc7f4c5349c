import { describe, expect, it } from 'vitest';
import { comparedScene } from '../../../src/store/comparedScene';
import type { CellChoice, Direction, Scene } from '../../../src/store/scene';
import { formatNumber } from '../../../src/ui/format';
import { describeEffects, describeReach } from '../../../src/views/unrolled/compare/changed.describe';
import { describeAt, describeCompare, describeHead, describeWayBack } from '../../../src/views/unrolled/compare/compare.describe';
import { rowNames } from '../../../src/store/rivalNames';
import { compareKeyRoom } from '../../../src/views/unrolled/compare/compareKey.layout';
import { layoutCompare } from '../../../src/views/unrolled/compare/compare.layout';
import { compareKeyHeight } from '../../../src/views/unrolled/compare/room';
import { compareNorms, formerNorms, gradientNorms, scalesOf, stateAt } from '../../../src/views/unrolled/compare/states';
import { tabulateCompare } from '../../../src/views/unrolled/compare/table.describe';
import { scoreBefore, scoreOf } from '../../../src/views/unrolled/predictions';
import { engineAnswer } from '../engineAnswer';

const cells: readonly CellChoice[] = ['rnn', 'lstm', 'gru'];
const directions: readonly Direction[] = ['forward', 'backward'];
const forget = { part: 'encoder', layer: 1, quantity: 'f', unit: 'all', from: 3, to: 3, value: 0 } as const;
const hidden = { ...forget, quantity: 'h' } as const;

/** Each cell as the comparison asks it beside an LSTM on stage; weights large enough that guesses change. */
function compared(change: Partial<Scene>, direction: Direction = 'forward') {
  const stage = engineAnswer({ model: { cell: 'lstm' }, scene: { ...change, direction }, seed: 4, spread: 1.5 });
  const all = cells.map((cell) => {
    const { clamps, edits, gain } = comparedScene(stage.scene, cell);
    const scene = { clamps, edits, gain, direction };
    return { cell, name: rowNames[cell], answer: engineAnswer({ model: { cell }, scene, seed: 4, spread: 1.5 }) };
  });
  return { stage, cells: all };
}

function input(change: Partial<Scene>, direction: Direction, widthPx = 900) {
  const signs = Array.from('·Martha');
  const shows = 'change' as const;
  const sizes = { widthPx, heightPx: 340, steps: signs.length, step: 2, zoom: 1, layer: 1 };
  return { ...compared(change, direction), ...sizes, direction, shows, signs, notation: 'lectureA' as const };
}

describe('rows of cells in which something was changed by hand', () => {
  it.each(directions)('show what changed in each, on one scale for all, %s', (direction) => {
    const shown = input({ clamps: [hidden] }, direction);
    const scales = scalesOf(shown);
    expect(scales.c).toEqual(scales.h);
    const { rows } = layoutCompare(shown);
    let largest = 0;
    rows.forEach(({ blocks }, row) => {
      const answer = shown.cells[row]?.answer;
      if (!answer?.unchanged) throw new RangeError('h is held in every cell.');
      const [now, before] = [answer, answer.unchanged].map((run) =>
        (direction === 'forward' ? run.values : run.gradients).layers[0]?.quantities.h?.data.subarray(10, 15),
      );
      const change = Array.from(now ?? [], (value, unit) => value - (before?.[unit] ?? Number.NaN));
      const perStep = blocks.length / answer.columns.length;
      expect(Array.from(blocks[3 * perStep - 1]?.values ?? [])).toEqual(change);
      largest = Math.max(largest, ...blocks.flatMap(({ values }) => Array.from(values, Math.abs)));
      for (const { scale } of blocks) expect(scale).toEqual(scales.h);
    });
    expect(largest).toBeGreaterThan(0);
    expect(scales.h).toEqual({ kind: 'diverging', extent: largest });
  });

  it('stay as they are where a cell has not got what is held, and say why', () => {
    const { stage, cells: all } = compared({ clamps: [forget] });
    const [rnn, lstm, gru] = all;
    if (!rnn || !lstm || !gru) throw new RangeError('There are three.');
    const contents = { direction: 'forward', shows: 'change' } as const;
    expect(rnn.answer.unchanged).toBeNull();
    expect([...stateAt(rnn.answer, 1, 'h', 4, contents)]).toEqual([0, 0, 0, 0, 0]);
    expect(stateAt(lstm.answer, 1, 'c', 4, contents).some((change) => change !== 0)).toBe(true);
    const reach = describeReach(stage.scene, gru.answer);
    expect(reach).toBe('not changed: it has no forget gate');
    expect(describeReach(stage.scene, lstm.answer)).toBeNull();
    expect(describeHead(gru.answer, null, reach)).toMatch(/^not changed: it has no forget gate · right at /);
    expect(describeWayBack(gru.answer, 1, reach)).toMatch(/^not changed: it has no forget gate · /);
    expect(describeCompare(all, 7, { ...contents, cause: 'the clamp' })).toBe(
      'RNN, LSTM and GRU read the same text in 7 steps. Forward: the change of the states by the clamp, guesses and losses. Nothing is changed in the RNN and the GRU.',
    );
    const edits = [{ tensor: 'layer1.W', index: 0, value: 1 }];
    expect(describeReach({ clamps: [], edits }, gru.answer)).toBe('not changed: its weights are its own');
  });

  it('mark the guesses that changed with what they were, inside their column', () => {
    for (const widthPx of [340, 700, 1400]) {
      const shown = input({ gain: 3 }, 'forward', widthPx);
      const { rows, axis } = layoutCompare(shown);
      const marks = rows.flatMap(({ guesses }) => guesses);
      const formers = marks.filter(({ former }) => former);
      expect(formers.length > 0 || widthPx < 400, 'a factor of 3 on W changes some guess').toBe(true);
      for (const { step, letter, former, value } of formers) {
        const column = axis.columns.find((each) => each.step === step);
        expect(former?.xPx).toBeGreaterThan(letter.xPx);
        expect(former?.text).not.toBe(letter.text);
        expect(former?.xPx).toBeLessThan((column?.centrePx ?? 0) + axis.pitchPx / 2);
        expect(value?.xPx ?? Number.POSITIVE_INFINITY).toBeGreaterThan((former?.xPx ?? 0) + 2);
      }
    }
  });

  it('mark on each bar of a gradient how long it was, on the scale of all', () => {
    const shown = input({ clamps: [hidden] }, 'backward');
    const { rows } = layoutCompare(shown);
    const scale = compareNorms(shown.cells, 1);
    rows.forEach(({ norms, ends }, row) => {
      const answer = shown.cells[row]?.answer;
      for (const { step, state, box, formerPx } of norms) {
        const before = answer ? (formerNorms(answer, 1, state)?.[step] ?? 0) : 0;
        expect(before).toBeGreaterThan(0);
        expect(formerPx).toBeCloseTo((ends?.bottomPx ?? 0) - Math.max(1, box.heightPx * (scale.share(before) ?? 0)), 6);
      }
    });
    const unreached = layoutCompare(input({ clamps: [forget] }, 'backward')).rows[0]?.norms ?? [];
    expect(unreached.map(({ formerPx }) => formerPx).every((px) => px === null)).toBe(true);
  });

  it('are told with what they were: at a step, at the head, together and in the table', () => {
    const { stage, cells: all } = compared({ clamps: [hidden] });
    const [rnn] = all;
    if (!rnn) throw new RangeError('There is a first row.');
    const [now, before] = [scoreOf(rnn.answer), scoreBefore(rnn.answer)];
    const losses = `${formatNumber(now.loss)}, was ${formatNumber(before?.loss ?? Number.NaN)}`;
    expect(before?.loss).not.toBe(now.loss);
    expect(describeHead(rnn.answer, null)).toContain(`loss ${losses}`);
    expect(describeEffects(stage.scene, all)).toContain(`What the clamp did to the mean loss: RNN ${losses}; LSTM `);
    expect(describeAt(rnn, 3, 1, 'forward')).toMatch(/guesses .* with [<>\d.\s]+(, was [<>\d.\s]+|, .* before the change)/);
    const norms = [gradientNorms(rnn.answer, 1, 'h')[2], formerNorms(rnn.answer, 1, 'h')?.[2]].map((norm) => formatNumber(norm ?? 0));
    expect(describeAt(rnn, 2, 1, 'backward')).toContain(`‖∂L/∂h‖ = ${norms.join(', was ')}`);
    const signs = Array.from('·Martha');
    const forward = tabulateCompare(all, signs, 1, { direction: 'forward', shows: 'change', cause: 'the clamp' });
    expect(forward.columns.slice(1, 6)).toEqual(
      ['guess', 'p of what comes', 'loss', 'guess before', 'loss before'].map((what) => `RNN: ${what}`),
    );
    expect(forward.rows[4]?.[5]).toBe(formatNumber(rnn.answer.unchanged?.losses.data[4] ?? Number.NaN));
    const backward = tabulateCompare(all, signs, 1, { direction: 'backward', shows: 'change', cause: 'the clamp' });
    expect(backward.columns.slice(1, 3)).toEqual(['RNN: ‖∂L/∂h‖', 'RNN: ‖∂L/∂h‖ before']);
    expect(backward.rows[2]?.slice(1, 3)).toEqual(norms);
    for (const { columns, rows } of [forward, backward]) for (const row of rows) expect(row).toHaveLength(columns.length);
  });

  it('have a key with room for what it tells of the change', () => {
    const { stage } = compared({ clamps: [hidden], gain: 2, edits: [{ tensor: 'layer1.W', index: 0, value: 1 }] });
    const choices = Object.values(rowNames);
    for (const widthPx of [340, 700, 900, 1300]) {
      for (const direction of directions) {
        const room = compareKeyRoom(stage, choices, { direction, shows: 'change' }, widthPx, false);
        expect(room).toBeGreaterThanOrEqual(compareKeyHeight(widthPx, false));
        expect(compareKeyRoom(engineAnswer(), choices, { direction, shows: 'values' }, widthPx, false)).toBe(
          compareKeyHeight(widthPx, false),
        );
      }
    }
    expect(compareKeyRoom(stage, choices, { direction: 'backward', shows: 'change' }, 340, false)).toBeGreaterThan(
      compareKeyHeight(340, false),
    );
  });

  it.each(directions)('have a height also before the figure has its room, %s', (direction) => {
    const shown = input({ clamps: [hidden] }, direction);
    for (const heightPx of [-40, 0, 90, 162]) {
      for (const { boxes, strips } of layoutCompare({ ...shown, heightPx }).rows) {
        expect(strips.bottomPx - strips.topPx).toBeGreaterThan(0);
        expect(Math.min(...boxes.map((box) => box.heightPx))).toBeGreaterThan(0);
      }
    }
  });
});
