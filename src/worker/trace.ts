import { gradientFlows, type LayerFlows } from '../engine/flows';
import { joinRun } from '../engine/joinInTime';
import { decoderAlone, encoderAlone } from '../engine/parts';
import type { Program, Run } from '../engine/program';
import type { Tensor } from '../engine/tensor';
import { goOn } from './goOn';
import { batchOf, costOf, encoderSteps, seedsOf, weighOutputs, withPass } from './pass';
import type { Pass, TraceResult } from './protocol';

/**
 * Everything that one pass computed, forward and back; with interventions also what the network does without them, held against the same
 * cost: where it goes on by itself, it may then say something else.
 */
export function trace(asked: Pass, weights: Float64Array): TraceResult {
  const isChanged = asked.clamps.length > 0 || asked.edits.length > 0 || asked.gain !== 1;
  const unchanged = isChanged ? runPass({ ...asked, clamps: [], gain: 1, edits: [] }, weights) : null;
  return { ...runPass(asked, weights), unchanged };
}

function runPass(asked: Pass, weights: Float64Array): Omit<TraceResult, 'unchanged'> {
  const pass = goOn(asked, weights);
  const { inputs, decoder, targets } = pass;
  return withPass(pass, weights, (program, loss) => {
    const [used, values, gradients] = [program.weights.slice(), program.values(), program.gradients()];
    const parameterGradient = program.gradient.slice();
    return {
      weights: used,
      read: { inputs, decoder, targets },
      values: joinRun(values),
      gradients: joinRun(gradients),
      flows: flowsOf(pass, used, values, gradients),
      parameterGradient,
      losses: lossesOfAll(program, pass),
      loss,
    };
  });
}

/** The arrows of both halves, one after the other: what the decoder's first step sends back goes to the encoder's last. */
function flowsOf(pass: Pass, weights: Float64Array, values: Run, gradients: Run): readonly LayerFlows[] {
  const { spec } = pass;
  if (!values.encoder || !gradients.encoder) {
    return gradientFlows({ spec, weights, values: values.main, gradients: gradients.main, seeds: seedsOf(pass) });
  }
  const [encoder, encoderWeights] = encoderAlone(spec, weights);
  const [decoder, decoderWeights] = decoderAlone(spec, weights);
  const first = gradientFlows({ spec: encoder, weights: encoderWeights, values: values.encoder, gradients: gradients.encoder });
  const second = gradientFlows({ spec: decoder, weights: decoderWeights, values: values.main, gradients: gradients.main });
  const join = (a: Float64Array, b: Float64Array = new Float64Array(0)) => Float64Array.from([...a, ...b]);
  return first.map(({ h, c, fromAbove }, index) => ({
    h: join(h, second[index]?.h),
    c: c && join(c, second[index]?.c ?? undefined),
    fromAbove: join(fromAbove, second[index]?.fromAbove),
  }));
}

/** Each output's own loss, also of those that the cost leaves out; NaN where there is nothing to score. Runs the program forward again. */
function lossesOfAll(program: Program, pass: Pass): Tensor {
  const weighed = seedsOf({ ...pass, costSteps: 'every' });
  if (weighed) {
    const data = weighOutputs(program, weighed);
    return { shape: [data.length, 1], data };
  }
  program.forward(batchOf(pass), costOf({ ...pass, costSteps: 'every' }), pass.clamps);
  const { data, shape } = program.losses();
  const before = encoderSteps(pass);
  const losses = new Float64Array(before + data.length).fill(Number.NaN);
  const isScored = (step: number) => pass.spec.head?.kind === 'softmax' && (pass.targets[step] ?? -1) >= 0;
  data.forEach((loss, step) => {
    if (isScored(step)) losses[before + step] = loss;
  });
  return { shape: [losses.length, shape[1] ?? 1], data: losses };
}
