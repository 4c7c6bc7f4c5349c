import type { Tensor } from '../engine/tensor';

/** Tensors by name, in a framework's own names and layout: weights, or gradients, which have the same form. */
export type NamedTensors = ReadonlyMap<string, Tensor>;

/** The same without their numbers, as a file's header tells them. */
export type NamedShapes = ReadonlyMap<string, Pick<Tensor, 'shape'>>;

/** What a flat vector holds. Where one framework keeps one number and another two, weights add up and gradients are equal. */
export type Meaning = 'weights' | 'gradients';

/** Tensors or a file that do not fit; the message is for people. */
export class InteropError extends Error {
  override readonly name = 'InteropError';
}

/** `3 × 12`, as the messages and tables write a shape. */
export function formatShape(shape: readonly number[]): string {
  return shape.length === 0 ? 'a single number' : shape.join(' × ');
}
