import { batchOf, editWeights, withProgram } from './pass';
import type {
  ContributionsRequest,
  ContributionsResult,
  JacobiansRequest,
  JacobiansResult,
  SaliencyRequest,
  SaliencyResult,
} from './protocol';

/** ∂y/∂x of one output: backpropagation with nothing but a 1 at that output. */
export function saliency({ pass, step, token }: SaliencyRequest, weights: Float64Array): SaliencyResult {
  return withProgram(pass.spec, weights, pass.tokens.length, (program) => {
    editWeights(program.weights, pass.spec, pass.edits);
    program.forward(batchOf(pass), null, pass.clamps);
    const size = pass.spec.head?.size ?? 0;
    if (!(step < pass.tokens.length && token < size)) throw new RangeError(`The model has no output ${token} at step ${step}.`);
    const output = new Float64Array(pass.tokens.length * size);
    output[step * size + token] = 1;
    program.backward({ seeds: { output } });
    return { gradient: program.gradients().main.input };
  });
}

export function contributions(_request: ContributionsRequest, _weights: Float64Array): ContributionsResult {
  throw new RangeError('Contributions are on their way.');
}

export function jacobians(_request: JacobiansRequest, _weights: Float64Array): JacobiansResult {
  throw new RangeError('Jacobians are on their way.');
}
