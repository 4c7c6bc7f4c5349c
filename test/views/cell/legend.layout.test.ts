import { describe, expect, it } from 'vitest';
import { sightOf } from '../../../src/store/readAnswer';
import type { CellChoice, Direction } from '../../../src/store/scene';
import { endNumber } from '../../../src/ui/legendEnds';
import { layOutCell } from '../../../src/views/cell/cell.layout';
import { cellKey, keyWidths, layOutHead } from '../../../src/views/cell/legend.layout';
import { engineAnswer } from '../engineAnswer';

function shown(cell: CellChoice, direction: Direction = 'forward') {
  // Larger weights, so that c and q leave −1…1.
  const answer = engineAnswer({ model: { cell, sizes: [16] }, scene: { direction, gain: 4 } });
  const sight = sightOf(answer.scene, answer);
  return { key: cellKey(answer, sight, 'lectureA'), marks: layOutCell(answer, sight, 'lectureA', { width: 900, height: 500 }) };
}

describe('cellKey', () => {
  for (const cell of ['rnn', 'lstm', 'peephole', 'gru', 'gruAfter'] as const) {
    it(`names every extent that a strip of a ${cell} is coloured to`, () => {
      const { key, marks } = shown(cell);
      const high = key.scales.find(({ name }) => name === 'Signed values')?.high ?? '';
      const extents = marks.strips.flatMap(({ scale }) => (scale.kind === 'diverging' ? [scale.extent] : []));
      for (const extent of extents) expect(high).toContain(extent === 1 ? '+1' : `to ±${endNumber(extent)}`);
      const unlike = new Set(marks.strips.flatMap(({ sign, scale }) => (scale.kind === 'diverging' && scale.extent !== 1 ? [sign] : [])));
      expect(high.split('; ').length - 1).toBe(unlike.size);
    });
  }

  it('says how far C goes in an LSTM and q in a GRU that resets after the product', () => {
    expect(shown('lstm').key.scales[1]?.high).toMatch(/^\+1; C to ±\d/);
    expect(shown('gruAfter').key.scales[1]?.high).toMatch(/^\+1; q to ±\d/);
    expect(shown('gru').key.scales[1]?.high).toBe('+1');
  });

  it('has one scale for all gradients', () => {
    const { key, marks } = shown('lstm', 'backward');
    expect(key.scales).toHaveLength(1);
    for (const { scale } of marks.strips) expect(scale).toEqual(key.scales[0]?.scale);
  });
});

describe('layOutHead', () => {
  const { scalesPx, changePx } = keyWidths(shown('lstm').key);
  const least = 316;
  const headAt = (widthPx: number, heightPx: number, mapPx: number | null = 42) =>
    layOutHead({ widthPx, heightPx, mapPx, scalesPx, changePx }, least);

  it('shows the key in a lecture hall too, in a row of its own, and leaves the figure what it needs', () => {
    const head = headAt(660, 440);
    expect(head).toMatchObject({ hasKey: true, isStacked: true, mapRoomPx: 660 - changePx });
    expect(440 - head.heightPx).toBeGreaterThanOrEqual(least);
    expect(headAt(660, 380)).toMatchObject({ hasKey: false, isStacked: false });
  });

  it('puts key and map beside each other where both have room, and none over the other', () => {
    for (let widthPx = 320; widthPx < 1600; widthPx += 20) {
      const head = headAt(widthPx, 500);
      expect(head.mapRoomPx).toBeGreaterThanOrEqual(190);
      const isBeside = head.hasKey && !head.isStacked;
      expect(head.mapRoomPx + (isBeside ? scalesPx + changePx + 90 : 0)).toBeLessThanOrEqual(widthPx);
    }
    expect(changePx).toBeGreaterThan(0);
    expect(headAt(1000, 500)).toMatchObject({ hasKey: true, isStacked: false });
  });

  it('keeps to one row on a phone, and without a map', () => {
    expect(headAt(358, 480)).toMatchObject({ hasKey: false, isStacked: false });
    expect(headAt(660, 480, null).isStacked).toBe(false);
  });
});
