import { describe, expect, it } from 'vitest';
import { tensorsOf } from '../../../src/store/readAnswer';
import { placeOf } from '../../../src/views/number/chosenWeight';
import { sumOf } from '../../../src/views/number/number.terms';
import { engineAnswer } from '../engineAnswer';

describe('a weight that a link names', () => {
  it('is the place that a factor of the sum gives', () => {
    for (const cell of ['rnn', 'peephole', 'gruAfter'] as const) {
      const answer = engineAnswer({ model: { cell, sizes: [8], bias: 'two' } });
      for (const quantity of ['h', 'f', 'n', 'q', 'logits'] as const) {
        const sum = sumOf(answer, { quantity, layer: 1, step: 2, unit: 5 }, 'forward');
        const weights = sum.terms.flatMap(({ factors }) => factors.flatMap((factor) => (factor.kind === 'weight' ? [factor.weight] : [])));
        expect(weights.map((weight) => placeOf(answer, weight))).toEqual(weights);
      }
    }
  });

  it('is nothing where the model has no such weight', () => {
    const answer = engineAnswer({ model: { cell: 'rnn', sizes: [8] } });
    const [first] = tensorsOf(answer.spec);
    expect(placeOf(answer, { tensor: 'layer9.U', index: 0 })).toBeNull();
    expect(placeOf(answer, { tensor: first?.name ?? '', index: first?.count ?? 0 })).toBeNull();
  });
});
