import { contributions as takeApart } from '../engine/contributions';
import { jacobianNorms, recurrentSpectra } from '../engine/jacobianNorms';
import type { ModelSpec } from '../engine/spec';
import { saliency as saliencyOf } from '../engine/saliency';
import { batchOf, changeWeights, withPass, withProgram } from './pass';
import type {
  ContributionsRequest,
  ContributionsResult,
  JacobiansRequest,
  JacobiansResult,
  SaliencyRequest,
  SaliencyResult,
} from './protocol';

/** What each time step adds to the gradient of one parameter tensor. */
export function contributions({ pass, tensor }: ContributionsRequest, weights: Float64Array): ContributionsResult {
  return withPass(pass, weights, (program) =>
    takeApart(
      {
        spec: pass.spec,
        batch: batchOf(pass),
        clamps: pass.clamps,
        values: program.values(),
        gradients: program.gradients(),
        parameterGradient: program.gradient.slice(),
      },
      tensor,
    ),
  );
}

/** Multiplications that one answer may take; more would keep the stage waiting for seconds. */
const mostMultiplications = 1.5e10;

/** Norms of the Jacobians of one layer's states, for all pairs of steps, and the spectra of its recurrent matrix. */
export function jacobians({ pass, layer }: JacobiansRequest, weights: Float64Array): JacobiansResult {
  const steps = pass.tokens.length;
  if ((steps ** 2 / 2) * stateSpan(pass.spec, layer) ** 3 > mostMultiplications) {
    throw new RangeError(`The Jacobians of all pairs of ${steps} steps are too many for a layer of this size.`);
  }
  return withProgram(pass.spec, weights, steps, (program) => {
    changeWeights(program.weights, pass);
    program.forward(batchOf(pass), null, pass.clamps);
    const spectra = recurrentSpectra(pass.spec, program.weights).filter(({ tensor }) => tensor.layer === layer);
    return { ...jacobianNorms(program, layer), singularValues: spectra.map(({ values }) => values) };
  });
}

/** Values that a layer hands on from step to step: h, and an LSTM's c. */
function stateSpan({ layers }: ModelSpec, layer: number): number {
  const { cell, size } = layers[layer - 1] ?? { cell: 'rnn', size: 0 };
  return cell === 'lstm' ? 2 * size : size;
}

/** ∂y/∂x of one output with respect to every input. */
export function saliency({ pass, step, token }: SaliencyRequest, weights: Float64Array): SaliencyResult {
  return withProgram(pass.spec, weights, pass.tokens.length, (program) => {
    changeWeights(program.weights, pass);
    const run = saliencyOf(program, batchOf(pass), { step, row: 0, unit: token, of: 'output' }, pass.clamps);
    return { gradient: run.main.input };
  });
}
