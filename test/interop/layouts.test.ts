import { describe, expect, it } from 'vitest';
import { countParameters, parameters } from '../../src/engine/parameters';
import type { ModelSpec } from '../../src/engine/spec';
import type { Framework } from '../../src/interop/layouts';
import { writeWeights } from '../../src/interop/weights';
import { bare, counting, gru, lstm, rnn } from './models';

/** What a framework gets for a model whose weights are 1, 2, 3, …; arrays by tensor name. */
function written(spec: ModelSpec, framework: Framework): Record<string, number[]> {
  const tensors = writeWeights(spec, counting(countParameters(spec)), framework);
  return Object.fromEntries([...tensors].map(([name, { data }]) => [name, [...data]]));
}

function shapes(spec: ModelSpec, framework: Framework): Record<string, readonly number[]> {
  const tensors = writeWeights(spec, counting(countParameters(spec)), framework);
  return Object.fromEntries([...tensors].map(([name, { shape }]) => [name, shape]));
}

/** Where the engine keeps a tensor: its first number. */
function startOf(spec: ModelSpec, name: string): number {
  return parameters(spec).find((tensor) => tensor.name === name)!.offset + 1;
}

/** From the engine's blocks of two to another order of them: 'ifgo' of 'fiog'. */
function reordered(first: number, engine: string, wanted: string): number[] {
  return [...wanted].flatMap((gate) => [0, 1].map((unit) => first + 2 * engine.indexOf(gate) + unit));
}

describe('order of the gates', () => {
  const one = bare(1, lstm(2, 'two', true));
  const [U, b, r, p] = ['U', 'b', 'bRecurrent', 'peephole'].map((role) => startOf(one, `layer1.${role}`)) as [
    number,
    number,
    number,
    number,
  ];

  it('is i f g o for an LSTM in PyTorch', () => {
    const tensors = written(one, 'pytorch');
    expect(tensors.weight_ih_l0).toEqual(reordered(U, 'fiog', 'ifgo'));
    expect(tensors.bias_ih_l0).toEqual(reordered(b, 'fiog', 'ifgo'));
    expect(tensors.bias_hh_l0).toEqual(reordered(r, 'fiog', 'ifgo'));
    expect(tensors.weight_peephole_l0).toEqual(reordered(p, 'fio', 'ifo'));
  });

  it('is i f c o for an LSTM in Keras', () => {
    expect(written(one, 'keras').kernel).toEqual(reordered(U, 'fiog', 'ifgo'));
  });

  it('is i o f c for an LSTM in ONNX, and i o f for its peepholes', () => {
    const tensors = written(one, 'onnx');
    expect(tensors.W).toEqual(reordered(U, 'fiog', 'iofg'));
    expect(tensors.B).toEqual([...reordered(b, 'fiog', 'iofg'), ...reordered(r, 'fiog', 'iofg')]);
    expect(tensors.P).toEqual(reordered(p, 'fio', 'iof'));
  });

  it('is r z n for a GRU in PyTorch, z r h in Keras and ONNX', () => {
    const spec = bare(1, gru(2, 'two', true));
    const first = startOf(spec, 'layer1.U');
    expect(written(spec, 'pytorch').weight_ih_l0).toEqual(reordered(first, 'zrn', 'rzn'));
    expect(written(spec, 'keras').kernel).toEqual(reordered(first, 'zrn', 'zrn'));
    expect(written(spec, 'onnx').W).toEqual(reordered(first, 'zrn', 'zrn'));
  });
});

describe('rows and columns', () => {
  const spec = bare(2, rnn(3, 'none'));

  it('are gates × inputs in PyTorch and ONNX, the lecture’s matrix transposed', () => {
    expect(written(spec, 'pytorch').weight_ih_l0).toEqual([1, 4, 2, 5, 3, 6]);
    expect(written(spec, 'pytorch').weight_hh_l0).toEqual([7, 10, 13, 8, 11, 14, 9, 12, 15]);
    expect(written(spec, 'onnx').W).toEqual([1, 4, 2, 5, 3, 6]);
  });

  it('are inputs × gates in Keras, as in the lecture', () => {
    expect(written(spec, 'keras').kernel).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('have a leading axis for one direction in ONNX', () => {
    expect(shapes(bare(2, lstm(3, 'two', true)), 'onnx')).toEqual({ W: [1, 12, 2], R: [1, 12, 3], B: [1, 24], P: [1, 9] });
  });

  it('put both biases of a Keras GRU with reset_after into two rows', () => {
    expect(shapes(bare(2, gru(3, 'two', true)), 'keras')).toEqual({ kernel: [2, 9], recurrent_kernel: [3, 9], bias: [2, 9] });
    expect(shapes(bare(2, gru(3, 'one', false)), 'keras')).toEqual({ kernel: [2, 9], recurrent_kernel: [3, 9], bias: [9] });
  });

  it('of a convolution are filters × inputs × taps in PyTorch, taps × inputs × filters in Keras', () => {
    const convolution = { filters: 2, width: 3, stride: 1, bias: true, activation: 'linear' } as const;
    const model: ModelSpec = { ...bare(2, rnn(1, 'none')), convolution };
    expect(shapes(model, 'pytorch')['convolution.weight']).toEqual([2, 2, 3]);
    // Rows of the engine's kernel are (tap, input): filter 0 holds 1, 3, 5, … of which input 0 has taps 1, 5, 9.
    expect(written(model, 'pytorch')['convolution.weight']).toEqual([1, 5, 9, 3, 7, 11, 2, 6, 10, 4, 8, 12]);
    expect(shapes(model, 'keras')['convolution/kernel']).toEqual([3, 2, 2]);
    expect(written(model, 'keras')['convolution/kernel']).toEqual([...counting(12)]);
  });

  it('of the output layer follow, and embeddings stay tokens × width everywhere', () => {
    const head = { kind: 'softmax', size: 3, bias: true } as const;
    const model: ModelSpec = { ...bare(1, rnn(2, 'none')), input: { kind: 'embedding', size: 4, width: 5 }, head };
    expect(shapes(model, 'pytorch')).toMatchObject({ 'embedding.weight': [4, 5], 'head.weight': [3, 2], 'head.bias': [3] });
    expect(shapes(model, 'keras')).toMatchObject({ 'embedding/embeddings': [4, 5], 'head/kernel': [2, 3], 'head/bias': [3] });
    expect(written(model, 'pytorch')['embedding.weight']).toEqual([...counting(20)]);
  });
});

describe('names', () => {
  const pair: ModelSpec = {
    ...bare(1, rnn(2), gru(3)),
    shape: 'encoderDecoder',
    decoder: { input: { kind: 'dense', size: 1 }, layers: [rnn(2), gru(3)] },
  };

  it('count layers and tell encoder from decoder', () => {
    expect(Object.keys(written(bare(1, rnn(2), rnn(2)), 'pytorch'))).toContain('weight_hh_l1');
    expect(Object.keys(written(pair, 'pytorch'))).toContain('decoder.weight_ih_l1');
    expect(Object.keys(written(pair, 'keras'))).toContain('decoder_layer2/recurrent_kernel');
    expect(Object.keys(written(pair, 'onnx'))).toContain('layer2.R');
  });

  it('are the operator’s own where a layer stands alone', () => {
    expect(Object.keys(written(bare(1, lstm(2)), 'keras'))).toEqual(['kernel', 'recurrent_kernel', 'bias']);
    expect(Object.keys(written(bare(1, lstm(2)), 'onnx'))).toEqual(['W', 'R', 'B']);
  });
});
