import { taskOf } from '../data/tasks';
import type { Quantity } from '../engine/recording';
import type { BiasStyle, LayerSpec, ModelSpec } from '../engine/spec';
import type { CaseSource, CellChoice, ModelChoice, WeightSource } from './scene';

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

/** The case on the stage; null where it reads the text of a task. */
export function caseOf({ source }: { readonly source?: WeightSource }): CaseSource | null {
  return source?.kind === 'case' ? source : null;
}

function specOfCase({ inputs, activation }: CaseSource, layers: readonly LayerSpec[]): ModelSpec {
  return {
    shape: 'manyToMany',
    input: { kind: 'dense', size: inputs },
    convolution: null,
    layers: layers.map((layer) => (layer.cell === 'rnn' ? { ...layer, activation } : layer)),
    decoder: null,
    head: null,
  };
}

/**
 * The network of a task: what it reads and puts out is the task's, its cells are chosen; a decoder has the same cells as its encoder. That
 * of a case has no output layer.
 */
export function specOf(
  choice: Pick<ModelChoice, 'task' | 'cell' | 'sizes' | 'bias' | 'forgetBias'> & { readonly source?: WeightSource },
): ModelSpec {
  const layers = choice.sizes.map((size) => layerOf(choice.cell, size, choice.bias, choice.forgetBias ?? 1));
  const opened = caseOf(choice);
  if (opened) return specOfCase(opened, layers);
  const { shape, input, decoder, outputs } = taskOf(choice);
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
