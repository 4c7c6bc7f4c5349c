import { clipByNorm, euclideanNorm } from '../engine/clip';
import { parameters } from '../engine/parameters';
import { withPass } from './pass';
import type { ClippingRequest, ClippingResult } from './protocol';

/** The gradient of one pass before and after clipping by its global norm, as training does it. */
export function clipping({ pass, limit }: ClippingRequest, weights: Float64Array): ClippingResult {
  return withPass(pass, weights, (program) => {
    const [before, after] = [program.gradient, program.gradient.slice()];
    const norm = clipByNorm(after, limit);
    const tensors = parameters(pass.spec).map(({ name, offset, count }) => ({
      name,
      before: euclideanNorm(before.subarray(offset, offset + count)),
      after: euclideanNorm(after.subarray(offset, offset + count)),
    }));
    return { before: norm, after: euclideanNorm(after), tensors };
  });
}
