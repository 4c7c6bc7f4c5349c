import { contributions as takeApart } from '../engine/contributions';
import { jacobianNorms, recurrentSpectra } from '../engine/jacobianNorms';
import { joinInTime } from '../engine/joinInTime';
import { parameters } from '../engine/parameters';
import { saliency as saliencyOf } from '../engine/saliency';
import type { ModelSpec } from '../engine/spec';
import { type Tensor, zeros } from '../engine/tensor';
import { goOn } from './goOn';
import { batchOf, countOutputs, encoderSteps, withPass, withProgram } from './pass';
import type {
  ContributionsRequest,
  ContributionsResult,
  JacobiansRequest,
  JacobiansResult,
  Pass,
  SaliencyRequest,
  SaliencyResult,
} from './protocol';

/** What each time step adds to the gradient of one parameter tensor; the steps of the half that does not use it add nothing. */
export function contributions({ pass: asked, tensor }: ContributionsRequest, weights: Float64Array): ContributionsResult {
  const pass = goOn(asked, weights);
  return withPass(pass, weights, (program) => {
    const result = takeApart(
      {
        spec: pass.spec,
        batch: batchOf(pass),
        clamps: pass.clamps,
        values: program.values(),
        gradients: program.gradients(),
        parameterGradient: program.gradient.slice(),
      },
      tensor,
    );
    return { ...result, steps: onWholeAxis(pass, tensor, result.steps) };
  });
}

function onWholeAxis(pass: Pass, name: string, steps: Tensor): Tensor {
  const { spec } = pass;
  if (!spec.decoder) return steps;
  const isEncoders = parameters(spec).find((tensor) => tensor.name === name)?.part === 'encoder';
  const others = zeros(isEncoders ? countOutputs(pass) : encoderSteps(pass), ...steps.shape.slice(1));
  return joinInTime(isEncoders ? [steps, others] : [others, steps]);
}

/** Multiplications that one answer may take; more would keep the stage waiting for seconds. */
const mostMultiplications = 1.5e10;

/** Norms of the Jacobians of one layer's states, for all pairs of steps, and the spectra of its recurrent matrices. */
export function jacobians({ pass: asked, layer }: JacobiansRequest, weights: Float64Array): JacobiansResult {
  const pass = goOn(asked, weights);
  const steps = encoderSteps(pass) + countOutputs(pass);
  if ((steps ** 2 / 2) * stateSpan(pass.spec, layer) ** 3 > mostMultiplications) {
    throw new RangeError(`The Jacobians of all pairs of ${steps} steps are too many for a layer of this size.`);
  }
  return withProgram(pass, weights, (program) => {
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

/** ∂y/∂x of one output with respect to every input; `step` counts the encoder's steps too. */
export function saliency({ pass: asked, step, token }: SaliencyRequest, weights: Float64Array): SaliencyResult {
  const pass = goOn(asked, weights);
  return withProgram(pass, weights, (program) => {
    const choice = { step: step - encoderSteps(pass), row: 0, unit: token, of: 'output' } as const;
    const { encoder, main } = saliencyOf(program, batchOf(pass), choice, pass.clamps);
    return { gradient: encoder ? joinInTime([encoder.input, main.input]) : main.input };
  });
}
