import type { Quantity } from '../engine/recording';
import type { BiasStyle, LayerSpec, ModelSpec } from '../engine/spec';
import type { CellChoice, ModelChoice } from './scene';

/** The start and end mark, then a to z. */
const vocabularySize = 27;

function layerOf(cell: CellChoice, size: number, bias: BiasStyle, forgetBias: number): LayerSpec {
  switch (cell) {
    case 'rnn':
      return { cell: 'rnn', size, bias, activation: 'tanh' };
    case 'lstm':
    case 'peephole':
      return { cell: 'lstm', size, bias, peephole: cell === 'peephole', forgetBias };
    case 'gru':
    case 'gruAfter':
      return { cell: 'gru', size, bias, resetAfter: cell === 'gruAfter' };
  }
}

/** The network that reads names: one-hot letters in, at every step the distribution over the next letter out. */
export function specOf(choice: Pick<ModelChoice, 'cell' | 'sizes' | 'bias' | 'forgetBias'>): ModelSpec {
  return {
    shape: 'manyToMany',
    input: { kind: 'oneHot', size: vocabularySize },
    convolution: null,
    layers: choice.sizes.map((size) => layerOf(choice.cell, size, choice.bias, choice.forgetBias ?? 1)),
    decoder: null,
    head: { kind: 'softmax', size: vocabularySize, bias: true },
  };
}

/** What a chosen cell computes at each step, in the order of computation, pre-activations before their values. */
export function quantitiesOf(cell: CellChoice): readonly Quantity[] {
  switch (cell) {
    case 'rnn':
      return ['hPre', 'h'];
    case 'lstm':
    case 'peephole':
      return ['fPre', 'f', 'iPre', 'i', 'gPre', 'g', 'c', 'oPre', 'o', 'tanhC', 'h'];
    case 'gru':
      return ['zPre', 'z', 'rPre', 'r', 'rh', 'nPre', 'n', 'h'];
    case 'gruAfter':
      return ['zPre', 'z', 'rPre', 'r', 'q', 'nPre', 'n', 'h'];
  }
}
