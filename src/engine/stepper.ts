import { createProgram } from './createProgram';
import { decoderAlone, encoderAlone } from './parts';
import type { Batch, Program } from './program';
import type { Recording, StateName } from './recording';
import type { ModelSpec } from './spec';

/** States of every layer, [d] each. */
export type States = readonly Readonly<Partial<Record<StateName, Float64Array>>>[];

/** What came out of one step. */
export interface StepOutput {
  /** [k]: V h + b, and φ of it. */
  readonly logits: Float64Array;
  readonly output: Float64Array;
}

/** A model run one step at a time, with the states carried along: for outputs that are fed back as inputs. */
export interface Stepper {
  /** Starts a new sequence; from zeros when left out. */
  start(states?: States): void;
  /** Reads a token or a vector. */
  step(input: number | Float64Array): StepOutput;
  /** Gives its memory back; like programs, in the reverse order of their creation. */
  release(): void;
}

/** Throws a RangeError for a model without an output layer, and for one with a convolution: its outputs do not come one a step. */
export function createStepper(spec: ModelSpec, weights: Float64Array): Stepper {
  if (spec.convolution) throw new RangeError('A model with a convolution cannot be run step by step.');
  if (!spec.head) throw new RangeError('A model without an output layer predicts nothing.');
  if (spec.decoder) return createStepper(...decoderAlone(spec, weights));
  const program = createProgram(spec, { steps: 1, size: 1 });
  program.weights.set(weights);
  let initial: States = [];
  return {
    start(states = []) {
      initial = states;
    },
    step(input) {
      const inputs = typeof input === 'number' ? Int32Array.of(input) : input;
      const values = runFrom(program, { steps: 1, size: 1, inputs }, initial);
      initial = lastStates(values);
      if (!values.logits || !values.output) throw new RangeError('A model without an output layer predicts nothing.');
      return { logits: values.logits.data, output: values.output.data };
    },
    release: () => program.release(),
  };
}

/** The states in which an encoder–decoder's encoder leaves its decoder. */
export function encode(spec: ModelSpec, weights: Float64Array, inputs: Int32Array | Float64Array): States {
  const [encoder, encoderWeights] = encoderAlone(spec, weights);
  const steps = inputs.length / (spec.input.kind === 'dense' ? spec.input.size : 1);
  const program = createProgram(encoder, { steps, size: 1 });
  try {
    program.weights.set(encoderWeights);
    return lastStates(runFrom(program, { steps, size: 1, inputs }, []));
  } finally {
    program.release();
  }
}

function runFrom(program: Program, batch: Batch, initial: States): Recording {
  program.forward({ ...batch, initial });
  return program.values().main;
}

function lastStates({ layers }: Recording): States {
  return layers.map(({ quantities }) => {
    const states: Partial<Record<StateName, Float64Array>> = {};
    for (const name of ['h', 'c'] as const) {
      const tensor = quantities[name];
      if (tensor) states[name] = tensor.data.slice(-(tensor.shape[2] ?? 0));
    }
    return states;
  });
}
