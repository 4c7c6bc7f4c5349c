import { chooseToken, type Choice } from './choose';
import type { Random } from './random';
import type { ModelSpec } from './spec';
import { createStepper, encode, type States, type StepOutput, type Stepper } from './stepper';
import { type Tensor, zeros } from './tensor';

export interface TokenRequest {
  /**
   * Many-to-many: what is read first, one token at least; what was chosen is then read in turn. One-to-many: the single first input;
   * zeros follow. Encoder–decoder: the sequence to encode.
   */
  readonly given: Int32Array | Float64Array;
  /** Encoder–decoder only: what the decoder reads first. */
  readonly start?: number;
  /** Ends the sequence, as its last token; null: only `maximum` does. */
  readonly end: number | null;
  readonly maximum: number;
  readonly choice: Choice;
}

/** What a model with a softmax head invents: the chosen tokens, `end` included when it was chosen. Same random state, same tokens. */
export function generateTokens(spec: ModelSpec, weights: Float64Array, request: TokenRequest, random: Random): Int32Array {
  return generateManyTokens(spec, weights, request, random, 1)[0] ?? new Int32Array(0);
}

/** The same `count` times, one after the other. */
export function generateManyTokens(
  spec: ModelSpec,
  weights: Float64Array,
  request: TokenRequest,
  random: Random,
  count: number,
): Int32Array[] {
  if (spec.head?.kind !== 'softmax') throw new RangeError('Tokens can only be chosen from a softmax.');
  const inputs = firstInputs(spec, request.given, request.start ?? 0);
  return withStepper(spec, weights, request.given, (stepper, states) =>
    Array.from({ length: count }, () => {
      stepper.start(states);
      return chooseTokens(stepper, spec, inputs, request, random);
    }),
  );
}

function chooseTokens(stepper: Stepper, spec: ModelSpec, inputs: readonly StepInput[], request: TokenRequest, random: Random): Int32Array {
  const tokens: number[] = [];
  let { logits } = readAll(stepper, inputs);
  while (tokens.length < request.maximum) {
    const token = chooseToken(logits, request.choice, random);
    tokens.push(token);
    if (token === request.end || tokens.length === request.maximum) break;
    ({ logits } = stepper.step(spec.shape === 'oneToMany' ? silence(spec) : token));
  }
  return Int32Array.from(tokens);
}

/**
 * The outputs [count, k] of a model that reads vectors and then its own outputs (one-to-many: zeros), after it read `given`; a decoder
 * reads zeros first.
 */
export function generateValues(spec: ModelSpec, weights: Float64Array, given: Float64Array, count: number): Tensor {
  const width = spec.head?.size ?? 0;
  const { input } = spec.decoder ?? spec;
  const fits = input.kind === 'dense' && input.size === width;
  if (spec.shape !== 'oneToMany' && !fits) throw new RangeError('An output can be fed back only if it is as wide as an input.');
  const inputs = firstInputs(spec, given, new Float64Array(width));
  return withStepper(spec, weights, given, (stepper, states) => {
    stepper.start(states);
    const values = zeros(count, width);
    let { output } = readAll(stepper, inputs);
    for (let k = 0; k < count; k++) {
      if (k > 0) ({ output } = stepper.step(spec.shape === 'oneToMany' ? silence(spec) : output));
      values.data.set(output, k * width);
    }
    return values;
  });
}

type StepInput = number | Float64Array;

function withStepper<R>(
  spec: ModelSpec,
  weights: Float64Array,
  given: Int32Array | Float64Array,
  run: (stepper: Stepper, states: States | undefined) => R,
): R {
  const states = spec.decoder ? encode(spec, weights, given) : undefined;
  const stepper = createStepper(spec, weights);
  try {
    return run(stepper, states);
  } finally {
    stepper.release();
  }
}

function readAll(stepper: Stepper, inputs: readonly StepInput[]): StepOutput {
  const [first, ...rest] = inputs;
  if (first === undefined) throw new RangeError('A model must read something before it can go on by itself.');
  return rest.reduce((_, input) => stepper.step(input), stepper.step(first));
}

/** What is read before the first output counts. */
function firstInputs(spec: ModelSpec, given: Int32Array | Float64Array, start: StepInput): StepInput[] {
  if (spec.decoder) return [start];
  const { input } = spec;
  const vectors = (values: Float64Array, width: number) =>
    Array.from({ length: values.length / width }, (_, t) => values.slice(t * width, (t + 1) * width));
  const inputs = input.kind === 'dense' ? vectors(Float64Array.from(given), input.size) : Array.from(given);
  return spec.shape === 'oneToMany' ? inputs.slice(0, 1) : inputs;
}

function silence({ input }: ModelSpec): StepInput {
  return input.kind === 'dense' ? new Float64Array(input.size) : -1;
}
