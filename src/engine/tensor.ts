/** A row-major array with its shape; the only array type that leaves the engine. */
export interface Tensor {
  readonly shape: readonly number[];
  readonly data: Float64Array;
}

export function elementCount(shape: readonly number[]): number {
  let count = 1;
  for (const extent of shape) count *= extent;
  return count;
}

export function zeros(...shape: number[]): Tensor {
  return { shape, data: new Float64Array(elementCount(shape)) };
}

/** The vector at [step, row] of a [T, B, d] tensor, as a view. */
export function vectorAt(tensor: Tensor, step: number, row = 0): Float64Array {
  const [, batch = 1, width = 1] = tensor.shape;
  const start = (step * batch + row) * width;
  return tensor.data.subarray(start, start + width);
}
