import { describe, expect, it } from 'vitest';
import { countParameters } from '../../../src/engine/parameters';
import { inputWidth, type ModelSpec } from '../../../src/engine/spec';
import { layoutTimeAxis } from '../../../src/ui/timeAxis';
import { textWidth } from '../../../src/ui/textWidth';
import { describeNet, describePrefixNets, tabulatePrefixNets } from '../../../src/views/prefix/prefix.describe';
import { labelPx, layoutPrefixNets } from '../../../src/views/prefix/prefix.layout';
import { prefixNet, prefixNets } from '../../../src/views/prefix/prefixNets';
import { engineAnswer } from '../engineAnswer';

const small: ModelSpec = {
  shape: 'manyToMany',
  input: { kind: 'oneHot', size: 5 },
  convolution: null,
  layers: [{ cell: 'rnn', size: 3, bias: 'one', activation: 'tanh' }],
  decoder: null,
  head: { kind: 'softmax', size: 4, bias: true },
};

/** By hand: every layer n·d + d, and the output layer; the loop’s W is missing. */
function countByHand(spec: ModelSpec, inputs: number): number {
  let [width, sum] = [inputs * inputWidth(spec.input), 0];
  for (const { size, bias } of spec.layers) {
    sum += width * size + (bias === 'none' ? 0 : size);
    width = size;
  }
  return sum + (spec.head ? width * spec.head.size + (spec.head.bias ? spec.head.size : 0) : 0);
}

const specs: readonly (readonly [string, ModelSpec])[] = [
  ['a basic layer', small],
  ['two layers without bias', { ...small, layers: [2, 7].map((size) => ({ cell: 'rnn', size, bias: 'none', activation: 'tanh' })) }],
  ['an LSTM with two biases', { ...small, layers: [{ cell: 'lstm', size: 6, bias: 'two', peephole: true, forgetBias: 1 }] }],
  ['many to one', { ...small, shape: 'manyToOne' }],
];

describe('the networks for prefixes', () => {
  it.each(specs)('have the layers of %s for all inputs so far, and no W', (_, spec) => {
    for (const inputs of [1, 2, 9]) {
      const net = prefixNet(spec, inputs);
      expect(net.total).toBe(countByHand(spec, inputs));
      expect(inputs * net.perInput + net.rest).toBe(net.total);
    }
  });

  it('lack nothing but W of the recurrent network where there is one input', () => {
    expect(prefixNet(small, 1).total).toBe(countParameters(small) - 3 * 3);
  });

  it('are counted together, beside one count of the recurrent network for any length', () => {
    for (const steps of [1, 5, 60]) {
      const { nets, together, recurrent } = prefixNets(small, steps);
      expect(nets.map(({ inputs }) => inputs)).toEqual(Array.from({ length: steps }, (_, step) => step + 1));
      expect(together).toBe(nets.reduce((sum, { inputs }) => sum + countByHand(small, inputs), 0));
      expect(recurrent).toBe(countParameters(small));
    }
  });
});

const widths = [390, 900, 1400];
const lengths = [1, 7, 60, 400];
const typed = Array.from({ length: 400 }, (_, place) => 'Martha'[place % 6] ?? '');

describe('the figure of the networks for prefixes', () => {
  it.each(widths.flatMap((width) => lengths.map((steps) => [width, steps] as const)))(
    'draws parameters to one scale, %i px wide, %i steps',
    (widthPx, steps) => {
      const axis = layoutTimeAxis({ widthPx, steps, focus: steps - 1, zoom: 1 });
      const nets = prefixNets(small, steps);
      const { bars, basePx, recurrentPx, recurrentLabelPx } = layoutPrefixNets(nets, axis, typed, steps - 1, 180);
      const perPx = nets.recurrent / (basePx - recurrentPx);
      for (const { step, blocks, rest } of bars) {
        const tallPx = blocks.reduce((sum, { box }) => sum + box.heightPx, 0) + rest.box.heightPx;
        expect(tallPx * perPx).toBeCloseTo(nets.nets[step]?.total ?? 0, 6);
        expect(rest.box.yPx).toBeCloseTo(basePx - tallPx, 9);
        expect(rest.box.yPx).toBeGreaterThanOrEqual(0);
        expect(recurrentLabelPx.name).toBeGreaterThanOrEqual(labelPx);
        expect(recurrentLabelPx.count).toBeLessThanOrEqual(180);
      }
    },
  );

  it('names the signs that a network reads, from the first up, where there is room', () => {
    const axis = layoutTimeAxis({ widthPx: 900, steps: 4, focus: 2, zoom: 1 });
    const { bars } = layoutPrefixNets(prefixNets(small, 4), axis, typed, 2, 300);
    expect(bars[2]?.blocks.map(({ label }) => label)).toEqual(['M', 'a', 'r']);
    const crowded = layoutTimeAxis({ widthPx: 390, steps: 60, focus: 50, zoom: 1 });
    expect(layoutPrefixNets(prefixNets(small, 60), crowded, typed, 50, 180).bars.map(({ blocks }) => blocks.length)).toEqual(
      crowded.columns.map(() => 1),
    );
  });

  it.each(widths)('writes counts that do not touch, that of the step in view among them, %i px wide', (widthPx) => {
    for (const current of [0, 13, 59]) {
      const axis = layoutTimeAxis({ widthPx, steps: 60, focus: current, zoom: 1 });
      const { bars } = layoutPrefixNets(prefixNets(small, 60), axis, typed, current, 180);
      const counts = bars.flatMap(({ step, count }) => (count ? [{ step, ...count }] : []));
      expect(counts.some(({ step }) => step === current)).toBe(true);
      const gaps = counts.slice(1).map(({ text, xPx }, at) => {
        const before = counts[at] ?? { text: '', xPx: Number.NaN };
        return xPx - before.xPx - (textWidth(text, labelPx) + textWidth(before.text, labelPx)) / 2;
      });
      expect(Math.min(...gaps)).toBeGreaterThan(0);
    }
  });
});

describe('the words of the networks for prefixes', () => {
  const nets = prefixNets(small, 3);

  it('say how many there are, their parameters, and that none is for one more', () => {
    const sum = [1, 2, 3].reduce((total, inputs) => total + countByHand(small, inputs), 0);
    expect(describePrefixNets(nets)).toBe(
      `3 networks, one for each length, have ${sum} parameters together and none for 4 inputs; the recurrent one has 43, at any length.`,
    );
    expect(describePrefixNets(prefixNets(small, 1))).toContain('The one network for one input has 34 parameters');
  });

  it('take a network apart', () => {
    expect(describeNet(prefixNet(small, 1))).toBe('Network 1 reads 1 input at once: 15 weights for it and 19 for the rest make 34.');
    expect(describeNet(prefixNet(small, 3))).toBe('Network 3 reads 3 inputs at once: 3 × 15 weights for them and 19 for the rest make 64.');
  });

  it('stand in the table with the sums so far', () => {
    const answer = engineAnswer();
    const shown = prefixNets(answer.spec, answer.columns.length);
    const { columns, rows } = tabulatePrefixNets(answer, shown);
    expect(rows).toHaveLength(answer.columns.length);
    for (const row of rows) expect(row).toHaveLength(columns.length);
    const plain = (text = '') => Number(text.replaceAll(/\D/g, ''));
    expect(plain(rows.at(-1)?.[5])).toBe(shown.together);
    expect(new Set(rows.map((row) => plain(row[6])))).toEqual(new Set([shown.recurrent]));
  });
});
