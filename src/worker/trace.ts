import { gradientFlows } from '../engine/flows';
import type { Program } from '../engine/program';
import type { Recording } from '../engine/recording';
import type { Tensor } from '../engine/tensor';
import { batchOf, costOf, withPass, withProgram } from './pass';
import type { Pass, TraceResult } from './protocol';

/** Everything that one pass over the text computed, forward and back. */
export function trace(pass: Pass, weights: Float64Array): TraceResult {
  const changed = pass.clamps.length > 0 || pass.edits.length > 0 || pass.gain !== 1;
  return withPass(pass, weights, (program, loss) => {
    const [used, values, gradients] = [program.weights.slice(), program.values().main, program.gradients().main];
    const parameterGradient = program.gradient.slice();
    return {
      weights: used,
      values,
      gradients,
      flows: gradientFlows({ spec: pass.spec, weights: used, values, gradients }),
      parameterGradient,
      losses: lossesOfAll(program, pass),
      loss,
      unchanged: changed ? runUnchanged(pass, weights) : null,
    };
  });
}

/** Each output's own loss, also of those that the cost leaves out; NaN where there is nothing to score. Runs the program forward again. */
function lossesOfAll(program: Program, pass: Pass): Tensor {
  program.forward(batchOf(pass), costOf({ ...pass, costSteps: [...pass.tokens.keys()] }), pass.clamps);
  const losses = program.losses();
  losses.data.forEach((_, step) => {
    if ((pass.targets[step] ?? -1) < 0) losses.data[step] = Number.NaN;
  });
  return losses;
}

function runUnchanged(pass: Pass, weights: Float64Array): Recording {
  return withProgram(pass.spec, weights, pass.tokens.length, (program) => {
    program.forward(batchOf(pass));
    return program.values().main;
  });
}
