import type { ModelChoice } from './scene';

/** Names a training from its first update on: everything that fixes its bits but the number of updates. */
export function trainingKey({ cell, sizes, bias }: ModelChoice, seed: number, learningRate: number): string {
  return `${cell} ${sizes.join('-')} ${bias} seed ${seed} rate ${learningRate}`;
}

/** Names a model's weights: equal keys, equal bits. */
export function weightKey(model: ModelChoice): string {
  const { source } = model;
  if (source.kind === 'shipped') return `${model.cell} ${model.sizes.join('-')} shipped`;
  return `${trainingKey(model, source.seed, source.learningRate)} after ${source.updates}`;
}
