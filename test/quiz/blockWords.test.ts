import { describe, expect, it } from 'vitest';
import type { LayerSpec } from '../../src/engine/spec';
import { biasWords } from '../../src/quiz/counts/modelFacts';
import { plain } from '../../src/quiz/rich';
import { layerModel } from '../../src/quiz/steps/smallModel';
import { addresses, nameOf, questionAt } from './pose';

const gru = (resetAfter: boolean): LayerSpec => ({ cell: 'gru', size: 4, bias: 'one', resetAfter });
const lstm: LayerSpec = { cell: 'lstm', size: 4, bias: 'one', peephole: false, forgetBias: 1 };

describe('the words about the blocks of a cell', () => {
  it('count the candidate beside the gates, which it is none of', () => {
    for (const layer of [lstm, gru(true), gru(false)]) {
      for (const convention of ['lecture', 'pytorch', 'keras'] as const) {
        expect(biasWords(layerModel(layer, 3), convention)).toMatch(/^(?!.*each gate(?! and the candidate)).*each gate and the candidate/);
      }
    }
    expect(biasWords(layerModel({ cell: 'rnn', size: 4, bias: 'one', activation: 'tanh' }, 3), 'keras')).not.toContain('gate');
  });

  it('put only the candidate’s second bias of Keras inside the reset', () => {
    expect(biasWords(layerModel(gru(true), 3), 'keras')).toBe(
      'as Keras keeps them with reset_after=True: two vectors for each gate and the candidate, one with either product; only the candidate’s second one stands inside the reset',
    );
  });

  it('say how many gates stand beside the candidate', () => {
    for (const address of addresses(8, ['shape', 'matchingProducts'])) {
      const facts = questionAt(address).facts.map((fact) => [plain(fact.label), plain(fact.value)]);
      const blocks = facts.find(([label]) => label === 'blocks')?.[1];
      const cell = facts.find(([label]) => label === 'layer')?.[1] ?? '';
      const gates = cell.startsWith('LSTM') ? '4 side by side in U, W and b: three gates' : '3 side by side in U, W and b: two gates';
      expect(blocks, nameOf(address)).toBe(cell.startsWith('basic') ? undefined : `${gates} and the candidate`);
    }
  });
});
