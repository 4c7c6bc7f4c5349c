import { gatesOf } from '../../engine/parameters';
import type { LayerSpec, ModelSpec } from '../../engine/spec';
import type { Chance } from '../chance';
import { cellName } from '../counts/modelFacts';
import type { Difficulty, Fact } from '../question';
import { letter, say } from '../rich';

export interface LayerTask {
  readonly spec: ModelSpec;
  /** Sequences of the mini-batch. */
  readonly batch: number;
  readonly steps: number;
}

function layerFor(chance: Chance, difficulty: Difficulty, size: number): LayerSpec {
  if (difficulty === 1) return { cell: 'rnn', size, bias: 'one', activation: 'tanh' };
  const lstm = { cell: 'lstm', size, bias: 'one', peephole: false, forgetBias: 1 } as const;
  return chance.pick<LayerSpec>([lstm, { cell: 'gru', size, bias: 'one', resetAfter: false }]);
}

/** One layer whose sides all differ, sums and multiples included, so that every shape names its sides. */
export function layerTask(chance: Chance, difficulty: Difficulty): LayerTask {
  const batch = chance.pick([16, 24, 32]);
  const inputs = chance.pick([3, 5, 7, 12, 20, 27]);
  const size = chance.pick([10, 13, 50, 100]);
  const layer = layerFor(chance, difficulty, size);
  const spec: ModelSpec = {
    shape: 'manyToMany',
    input: { kind: 'dense', size: inputs },
    convolution: null,
    layers: [layer],
    decoder: null,
    head: null,
  };
  return { spec, batch, steps: chance.pick([8, 15, 40]) };
}

export function layerTaskFacts({ spec, batch, steps }: LayerTask): readonly Fact[] {
  const [layer] = spec.layers;
  if (!layer) return [];
  const blocks = gatesOf(layer).length;
  const gates = layer.cell === 'lstm' ? 'three' : 'two';
  return [
    { label: ['mini-batch'], value: say`${letter('m')} = ${batch} sequences of ${steps} steps` },
    { label: ['input'], value: say`${letter('n')} = ${spec.input.size} values a step` },
    { label: ['layer'], value: say`${cellName(layer)}, ${letter('d')} = ${layer.size} units` },
    ...(blocks > 1 ? [{ label: ['blocks'], value: [`${blocks} side by side in U, W and b: ${gates} gates and the candidate`] }] : []),
  ];
}
