import type { ModelChoice, WeightSource } from './scene';

/** Sizes of the shipped models, each for every cell; all have one bias vector a layer. */
export const shippedSizes: readonly (readonly number[])[] = [[32], [32, 32]];

export function isShipped({ sizes, bias, forgetBias }: Pick<ModelChoice, 'sizes' | 'bias' | 'forgetBias'>): boolean {
  return bias === 'one' && forgetBias !== 0 && shippedSizes.some((shipped) => shipped.join() === sizes.join());
}

export const defaultLearningRate = 0.01;

/** Freshly initialised weights, for models that are not shipped. */
export const untrained: WeightSource = { kind: 'trained', seed: 1, updates: 0, learningRate: defaultLearningRate };
