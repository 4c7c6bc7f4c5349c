import { describe, expect, it } from 'vitest';
import type { Figure } from '../../../src/quiz/figure';
import { networkFigure } from '../../../src/quiz/tasks/networks';
import { describeHeat, describeNetwork, describeSeries, heatTable, seriesTable } from '../../../src/views/quiz/figure.describe';
import { layOutNetwork } from '../../../src/views/quiz/network.layout';
import { layOutSeries } from '../../../src/views/quiz/series.layout';

type Network = Extract<Figure, { kind: 'network' }>;

const inCost: Network = {
  kind: 'network',
  layers: 2,
  context: null,
  cost: true,
  steps: [1, 2, 3].map((number) => ({ number, input: 'given', output: number === 2 ? 'ignored' : 'used' })),
};

describe('a drawn network', () => {
  it('has an arrow for each connection, and none for outputs outside the cost', () => {
    const kinds = layOutNetwork(inCost).arrows.map(({ kind }) => kind);
    const count = (wanted: string) => kinds.filter((kind) => kind === wanted).length;
    expect(count('recurrent')).toBe(4);
    expect(count('cost')).toBe(2);
    expect(count('ignored')).toBe(1);
    expect(count('output')).toBe(2);
  });

  it('stays within its frame', () => {
    const { widthPx, heightPx, arrows } = layOutNetwork(inCost);
    for (const { fromXPx, toXPx, fromYPx, toYPx } of arrows) {
      expect(Math.max(fromXPx, toXPx)).toBeLessThanOrEqual(widthPx);
      expect(Math.max(fromYPx, toYPx)).toBeLessThanOrEqual(heightPx);
    }
  });

  it('is told in words that leave out nothing', () => {
    expect(describeNetwork(inCost)).toBe(
      'A network of 2 layers, unrolled over 3 steps. Inputs at every step. Outputs in the cost at steps 1, 3, ignored at step 2.',
    );
    expect(describeNetwork(networkFigure('oneToMany', 4) as Network)).toContain('Inputs at step 1, zeros at steps 2, 3, 4.');
    expect(describeNetwork(networkFigure('encoderDecoder', 6) as Network)).toContain('The state of step 3 is handed over.');
  });
});

const gap: Extract<Figure, { kind: 'series' }> = {
  kind: 'series',
  stepName: 'day',
  series: [{ name: 'measured', values: [1, 2, Number.NaN, Number.NaN, 5, 6] }],
};

describe('a drawn series', () => {
  it('stops where values are missing and goes on after them', () => {
    const { path, gaps } = layOutSeries(gap.series[0]?.values ?? [], 400, 150);
    expect(path.match(/M/g)).toHaveLength(2);
    expect(gaps).toHaveLength(1);
  });

  it('is told with its gap, and tabulated step by step', () => {
    expect(describeSeries(gap)).toContain('Steps 3 to 4 are missing.');
    expect(seriesTable(gap).rows[2]).toEqual(['3', 'missing']);
  });
});

describe('a drawn heat map', () => {
  const heat: Extract<Figure, { kind: 'heat' }> = {
    kind: 'heat',
    title: ['gates'],
    columnLabels: ['·', 'a'],
    rows: [{ label: ['unit 3'], values: [0.25, 0.991], letters: [], scale: { kind: 'gate', hue: 'f' } }],
  };

  it('tells every value that it shows', () => {
    expect(describeHeat(heat)).toBe('Heat map, gates. Columns read · a. unit 3: 0.25, 0.99.');
    expect(heatTable(heat).rows).toEqual([['unit 3', '0.25', '0.99']]);
  });
});
