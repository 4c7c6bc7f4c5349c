import { describe, expect, it } from 'vitest';
import { pairsAgainstOracle } from './againstOracle';
import { worstOf } from './agreement';
import { describeCase, type Extent, randomCase } from './randomSpec';

const extents: readonly Extent[] = [
  { units: 6, steps: 6, rows: 4 },
  { units: 19, steps: 9, rows: 7 },
  { units: 1, steps: 3, rows: 1 },
];

describe('the engine against the textbook', () => {
  it.each(extents)('computes the same values and gradients everywhere: up to $units units, $steps steps, $rows rows', (extent) => {
    for (let seed = 1; seed <= 120; seed += 1) {
      const random = randomCase(seed, extent);
      const worst = worstOf(pairsAgainstOracle(random));
      expect(worst.error, `${describeCase(random)}: ${worst.name}`).toBeLessThan(1e-12);
    }
  });

  it('is asked about every cell, input, head, bias, shape and kind of batch', () => {
    const seen = new Set<string>();
    for (let seed = 1; seed <= 120; seed += 1) {
      const { spec, batch, seeds } = randomCase(seed);
      seen
        .add(spec.shape)
        .add(spec.input.kind)
        .add(`head ${spec.head?.kind}`)
        .add(spec.convolution ? 'convolution' : '');
      for (const layer of spec.layers) seen.add(`${layer.cell} ${layer.bias}`);
      if (spec.layers.some((layer) => layer.cell === 'lstm' && layer.peephole)) seen.add('peephole');
      if (spec.layers.some((layer) => layer.cell === 'gru' && layer.resetAfter)) seen.add('reset after');
      if (new Set(spec.layers.map(({ cell }) => cell)).size > 1) seen.add('mixed');
      if (batch.lengths) seen.add('padded');
      if (batch.initial) seen.add('initial states');
      for (const key of Object.keys(seeds)) seen.add(`seeds ${key}`);
    }
    const cells = ['rnn', 'lstm', 'gru'].flatMap((cell) => ['none', 'one', 'two'].map((bias) => `${cell} ${bias}`));
    const shapes = ['manyToMany', 'manyToOne', 'oneToMany', 'encoderDecoder'];
    const inputs = ['dense', 'oneHot', 'embedding', 'convolution'];
    const heads = ['softmax', 'sigmoid', 'linear', 'undefined'].map((kind) => `head ${kind}`);
    const batches = ['padded', 'initial states', 'seeds h', 'seeds logits', 'seeds output'];
    for (const kind of [...cells, ...shapes, ...inputs, ...heads, ...batches, 'peephole', 'reset after', 'mixed'])
      expect(seen).toContain(kind);
  });
});
