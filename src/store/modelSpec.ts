import { taskOf } from '../data/tasks';
import type { Quantity } from '../engine/recording';
import type { BiasStyle, LayerSpec, ModelSpec } from '../engine/spec';
import type { CellChoice, ModelChoice } from './scene';

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

/** The network of a task: what it reads and puts out is the task's, its cells are chosen; a decoder has the same cells as its encoder. */
export function specOf(choice: Pick<ModelChoice, 'task' | 'cell' | 'sizes' | 'bias' | 'forgetBias'>): ModelSpec {
  const { shape, input, decoder, outputs } = taskOf(choice);
  const layers = choice.sizes.map((size) => layerOf(choice.cell, size, choice.bias, choice.forgetBias ?? 1));
  return {
    shape,
    input,
    convolution: null,
    layers,
    decoder: decoder && { input: decoder, layers },
    head: { kind: 'softmax', size: outputs.length, bias: true },
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
