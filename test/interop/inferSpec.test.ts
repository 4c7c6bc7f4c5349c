import { describe, expect, it } from 'vitest';
import { countParameters } from '../../src/engine/parameters';
import type { LayerSpec, ModelSpec } from '../../src/engine/spec';
import { inferSpec } from '../../src/interop/inferSpec';
import type { Framework } from '../../src/interop/layouts';
import type { Given } from '../../src/interop/tensorReading';
import { writeWeights } from '../../src/interop/weights';
import { Chance } from '../engine/chance';
import { randomSpec } from '../engine/randomSpec';
import { bare, counting, gru, lstm, rnn } from './models';

const write = (spec: ModelSpec, framework: Framework) => writeWeights(spec, counting(countParameters(spec)), framework);
const infer = (spec: ModelSpec, framework: Framework, given?: Given) => inferSpec(write(spec, framework), framework, given);
const asked = (spec: ModelSpec, framework: Framework, given?: Given) => {
  const found = infer(spec, framework, given);
  return found.status === 'asks' ? found.questions.map(({ about }) => about) : [];
};

/** The bias style that a framework's own tensors have. */
function biasIn(layer: LayerSpec, framework: Framework): LayerSpec {
  if (layer.bias === 'none') return layer;
  const one = framework === 'keras' && !(layer.cell === 'gru' && layer.resetAfter);
  return { ...layer, bias: one ? 'one' : 'two' };
}

/** Makes of a random model one that its tensors and one answer to each question determine. */
function determined(drawn: ModelSpec, framework: Framework): ModelSpec {
  const settle = (layer: LayerSpec): LayerSpec => {
    const own = biasIn(layer, framework);
    if (own.cell === 'rnn') return { ...own, activation: 'relu' };
    if (own.cell === 'lstm') return { ...own, forgetBias: 0 };
    const told = framework === 'keras' && own.bias !== 'none';
    return told ? own : biasIn({ ...own, resetAfter: false }, framework);
  };
  const layers = drawn.layers.map(settle);
  return { ...drawn, layers, decoder: drawn.decoder && { ...drawn.decoder, layers } };
}

describe('a model is read off its tensors', () => {
  it.each(['pytorch', 'keras', 'onnx'] as const)('of %s, for any model', (framework) => {
    for (let seed = 1; seed <= 120; seed += 1) {
      const drawn = determined(randomSpec(new Chance(seed), 6), framework);
      const dense = drawn.input.kind === 'embedding' ? drawn.input : ({ kind: 'dense', size: drawn.input.size } as const);
      const read = drawn.decoder?.input;
      const decoderInput = read?.kind === 'embedding' ? read : ({ kind: 'dense', size: read?.size ?? 0 } as const);
      const spec: ModelSpec = { ...drawn, input: dense, decoder: drawn.decoder && { ...drawn.decoder, input: decoderInput } };
      const { convolution, head } = spec;
      const found = infer(spec, framework, {
        activation: 'relu',
        resetAfter: false,
        ...(spec.shape === 'encoderDecoder' ? {} : { shape: spec.shape }),
        ...(head ? { head: head.kind } : {}),
        ...(head?.kind === 'linear' ? { loss: head.loss } : {}),
        ...(convolution ? { stride: convolution.stride, convolutionActivation: convolution.activation } : {}),
      });
      expect(found, `seed ${seed}`).toEqual({ status: 'known', spec });
    }
  });
});

describe('what shapes leave open is asked, not guessed', () => {
  it('a basic cell’s activation', () => {
    expect(asked(bare(2, rnn(3)), 'pytorch')).toEqual(['activation']);
    expect(asked(bare(2, rnn(3)), 'pytorch', { activation: 'relu' })).toEqual([]);
  });

  it('where a GRU resets: not in PyTorch, in Keras only without a bias, in ONNX always', () => {
    expect(asked(bare(2, gru(3, 'one')), 'pytorch')).toEqual([]);
    expect(asked(bare(2, gru(3, 'one')), 'keras')).toEqual([]);
    expect(asked(bare(2, gru(3, 'none')), 'keras')).toEqual(['resetAfter']);
    expect(asked(bare(2, gru(3, 'one')), 'onnx')).toEqual(['resetAfter']);
  });

  it('what the output layer is', () => {
    const head = { kind: 'softmax', size: 4, bias: true } as const;
    const found = infer({ ...bare(2, lstm(3)), head }, 'pytorch');
    expect(found).toEqual({ status: 'asks', questions: [{ about: 'head', words: 'Is the output layer a softmax, a sigmoid or linear?' }] });
  });

  it('and each question once', () => {
    expect(asked(bare(2, rnn(3), rnn(3)), 'keras')).toEqual(['activation']);
  });
});

describe('tensors that make no model', () => {
  const tensor = (...shape: number[]) => ({ shape, data: new Float64Array(shape.reduce((a, b) => a * b, 1)) });

  it('are refused when nothing recurs', () => {
    expect(() => inferSpec(new Map([['fc.weight', tensor(2, 2)]]), 'pytorch')).toThrow('there is no “weight_hh_l0” among fc.weight');
    expect(() => inferSpec(new Map(), 'keras')).toThrow('no tensors at all');
  });

  it('are refused when no cell has that many gates', () => {
    const tensors = new Map([
      ['weight_ih_l0', tensor(6, 4)],
      ['weight_hh_l0', tensor(6, 3)],
    ]);
    expect(() => inferSpec(tensors, 'pytorch')).toThrow('“weight_hh_l0” has 3 units and 6 outputs; an RNN has 1, a GRU 3, an LSTM 4 times');
  });

  it('are refused when a weight is no matrix', () => {
    expect(() => inferSpec(new Map([['recurrent_kernel', tensor(6)]]), 'keras')).toThrow(
      '“recurrent_kernel” is 6, but a matrix belongs there.',
    );
  });

  it('are refused with two directions', () => {
    const tensors = new Map([
      ['W', tensor(2, 4, 2)],
      ['R', tensor(2, 4, 1)],
    ]);
    expect(() => inferSpec(tensors, 'onnx')).toThrow('counts directions and must be 1');
  });
});
