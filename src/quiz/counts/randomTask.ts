import type { ConvolutionSpec, InputSpec, LayerSpec, ModelSpec } from '../../engine/spec';
import type { Convention } from '../../interop/conventions';
import type { Chance } from '../chance';
import type { Difficulty } from '../question';
import { allLayers, type CountTask, withBias } from './countTask';

const units = [8, 10, 16, 20, 24, 32, 40, 50, 64, 80, 100, 128, 150, 200, 256, 300, 512] as const;
const widths = [1, 2, 3, 5, 8, 10, 12, 20, 26, 27, 40, 50, 64, 100, 128, 234, 300] as const;
const classes = [2, 3, 5, 7, 10, 12, 15, 20, 27, 40] as const;
const vocabularies = [500, 1000, 2000, 5000, 10_000] as const;

type Make = (size: number) => LayerSpec;
const rnn: Make = (size) => ({ cell: 'rnn', size, bias: 'one', activation: 'tanh' });
const lstm: Make = (size) => ({ cell: 'lstm', size, bias: 'one', peephole: false, forgetBias: 1 });
const peephole: Make = (size) => ({ cell: 'lstm', size, bias: 'one', peephole: true, forgetBias: 1 });
const gru: Make = (size) => ({ cell: 'gru', size, bias: 'one', resetAfter: false });
const gruAfter: Make = (size) => ({ cell: 'gru', size, bias: 'one', resetAfter: true });

const dense = (chance: Chance): InputSpec => ({ kind: 'dense', size: chance.pick(widths) });
const embedding = (chance: Chance): InputSpec => ({
  kind: 'embedding',
  size: chance.pick(vocabularies),
  width: chance.pick([16, 32, 50, 64, 100]),
});

function stack(chance: Chance, make: Make, layers: number): readonly LayerSpec[] {
  return Array.from({ length: layers }, () => make(chance.pick(units)));
}

function modelOf(chance: Chance, layers: readonly LayerSpec[], more: Partial<ModelSpec> = {}): ModelSpec {
  const head = { kind: 'softmax', size: chance.pick(classes), bias: true } as const;
  return { shape: 'manyToOne', input: dense(chance), convolution: null, layers, decoder: null, head, ...more };
}

function convolution(chance: Chance): ConvolutionSpec {
  return {
    filters: chance.pick([8, 16, 20, 32, 64]),
    width: chance.between(2, 5),
    stride: chance.between(1, 2),
    bias: true,
    activation: 'relu',
  };
}

function encoderDecoder(chance: Chance): ModelSpec {
  const layers = stack(chance, chance.pick([rnn, lstm, gru]), 1);
  const decoder = { input: chance.pick([dense, embedding])(chance), layers };
  return modelOf(chance, layers, { shape: 'encoderDecoder', decoder });
}

/** Every extra that the lecture names, one in each model. */
function withExtra(chance: Chance): ModelSpec {
  const make = chance.pick([rnn, lstm, gru, gruAfter]);
  switch (chance.pick(['peephole', 'embedding', 'convolution', 'decoder', 'deep'] as const)) {
    case 'peephole':
      return modelOf(chance, stack(chance, peephole, chance.between(1, 2)));
    case 'embedding':
      return modelOf(chance, stack(chance, make, chance.between(1, 2)), { input: embedding(chance) });
    case 'convolution':
      return modelOf(chance, stack(chance, make, 1), { convolution: convolution(chance) });
    case 'decoder':
      return encoderDecoder(chance);
    case 'deep':
      return modelOf(chance, stack(chance, make, 3));
  }
}

/** The conventions in which a model exists at all. */
export function conventionsOf(spec: ModelSpec): readonly Convention[] {
  const layers = allLayers(spec);
  if (layers.some((layer) => layer.cell === 'lstm' && layer.peephole)) return ['lecture'];
  if (layers.some((layer) => layer.cell === 'gru' && !layer.resetAfter)) return ['lecture', 'keras'];
  return ['lecture', 'pytorch', 'keras'];
}

function modelFor(chance: Chance, difficulty: Difficulty): ModelSpec {
  switch (difficulty) {
    case 1:
      return modelOf(chance, stack(chance, rnn, chance.between(1, 2)));
    case 2:
      return modelOf(chance, stack(chance, chance.pick([lstm, lstm, gru, gruAfter]), chance.between(1, 2)));
    case 3:
      return withExtra(chance);
  }
}

/** 1: basic cells without the frameworks' conventions. 2: gates and conventions. 3: everything else that a model may have. */
export function randomTask(chance: Chance, difficulty: Difficulty): CountTask {
  const withBiases = modelFor(chance, difficulty);
  const spec = chance.between(1, 3) === 1 ? withBias(withBiases, 'none') : withBiases;
  const isBiased = spec.head?.bias === true;
  // Without biases the conventions agree, and the question need not name one.
  const convention = difficulty === 1 || !isBiased ? 'lecture' : chance.pick(conventionsOf(spec));
  const isTold = difficulty > 1;
  const [steps, batch] = [chance.pick([20, 25, 30, 50, 60]), chance.pick([16, 32, 64])];
  return { spec, convention, steps: isTold ? steps : null, batch: isTold ? batch : null };
}
