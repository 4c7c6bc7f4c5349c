import type { ModelChoice } from './scene';

/** Names a training from its first update on: everything that fixes its bits but the number of updates. */
export function trainingKey(
  { task = 'names', cell, sizes, bias, forgetBias }: Pick<ModelChoice, 'task' | 'cell' | 'sizes' | 'bias' | 'forgetBias'>,
  seed: number,
  learningRate: number,
): string {
  return `${task} ${cell} ${sizes.join('-')} ${bias} forget ${forgetBias ?? 1} seed ${seed} rate ${learningRate}`;
}

/** Names a model's weights: equal keys, equal bits. */
export function weightKey(model: ModelChoice): string {
  const { source } = model;
  if (source.kind === 'shipped') return `${model.task ?? 'names'} ${model.cell} ${model.sizes.join('-')} shipped`;
  if (source.kind === 'case') return `case ${source.digest} ${model.cell} ${model.sizes.join('-')} ${model.bias}`;
  if (source.kind === 'file') return `${model.task ?? 'names'} ${model.cell} ${model.sizes.join('-')} ${model.bias} file ${source.digest}`;
  return `${trainingKey(model, source.seed, source.learningRate)} after ${source.updates}`;
}
