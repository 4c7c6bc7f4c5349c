import { gradientFlows } from '../engine/flows';
import type { Recording } from '../engine/recording';
import { batchOf, withPass, withProgram } from './pass';
import type { Pass, TraceResult } from './protocol';

/** Everything that one pass over the text computed, forward and back. */
export function trace(pass: Pass, weights: Float64Array): TraceResult {
  const changed = pass.clamps.length > 0 || pass.edits.length > 0;
  return withPass(pass, weights, (program, loss) => {
    const losses = program.losses();
    losses.data.forEach((_, step) => {
      if ((pass.targets[step] ?? -1) < 0) losses.data[step] = Number.NaN;
    });
    const [used, values, gradients] = [program.weights.slice(), program.values().main, program.gradients().main];
    return {
      weights: used,
      values,
      gradients,
      flows: gradientFlows({ spec: pass.spec, weights: used, values, gradients }),
      parameterGradient: program.gradient.slice(),
      losses,
      loss,
      unchanged: changed ? runUnchanged(pass, weights) : null,
    };
  });
}

function runUnchanged(pass: Pass, weights: Float64Array): Recording {
  return withProgram(pass.spec, weights, pass.tokens.length, (program) => {
    program.forward(batchOf(pass));
    return program.values().main;
  });
}
