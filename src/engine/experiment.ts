import { clipByNorm, euclideanNorm } from './clip';
import { createProgram } from './createProgram';
import type { Batch, Clamp, Cost, Run, Seeds } from './program';
import type { ModelSpec } from './spec';

/** One pass of a small model with weights of its own, forward and back: what a question measures. Plain data, so that it can be sent. */
export interface Experiment {
  readonly spec: ModelSpec;
  /** Flat, in the order of `parameters(spec)`. */
  readonly weights: Float64Array;
  readonly batch: Batch;
  readonly cost: Cost | null;
  /** Gradients put in by hand, beside or instead of the cost's. */
  readonly seeds: Seeds | null;
  readonly clamps: readonly Clamp[];
  /** Clips the gradient of the weights to this norm; left out: it stays as it is. */
  readonly clipNorm?: number;
}

export interface Measurement {
  readonly values: Run;
  readonly gradients: Run;
  /** Before clipping. */
  readonly parameterGradient: Float64Array;
  readonly gradientNorm: number;
  /** After clipping; the same values where nothing is clipped. */
  readonly clippedGradient: Float64Array;
  readonly loss: number;
}

/** Runs it once. Throws a RangeError when its parts do not fit together. */
export function conduct(experiment: Experiment): Measurement {
  const { spec, weights, batch, cost, seeds, clamps } = experiment;
  const program = createProgram(spec, { steps: batch.steps, decoderSteps: batch.decoder?.steps ?? 1, size: batch.size });
  try {
    if (weights.length !== program.weights.length) {
      throw new RangeError(`The model has ${program.weights.length} weights, but ${weights.length} were given.`);
    }
    program.weights.set(weights);
    const loss = program.forward(batch, cost, clamps);
    program.backward(seeds ? { seeds } : {});
    const parameterGradient = program.gradient.slice();
    const clippedGradient = parameterGradient.slice();
    if (experiment.clipNorm !== undefined) clipByNorm(clippedGradient, experiment.clipNorm);
    return {
      values: program.values(),
      gradients: program.gradients(),
      parameterGradient,
      gradientNorm: euclideanNorm(parameterGradient),
      clippedGradient,
      loss,
    };
  } finally {
    program.release();
  }
}
