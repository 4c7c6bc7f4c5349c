import { parameters } from './parameters';
import type { LayerRecording, Quantity, Recording } from './recording';
import type { LayerSpec, ModelSpec } from './spec';

/**
 * Where gradients go: a state's gradient is the sum of what comes back from the next step and what comes down from above (for c: from its
 * own h), and each backward arrow of an unrolled network carries one of those parts. Euclidean norms, one a step, of a batch of one.
 */
export interface LayerFlows {
  /** What step t sends back to h_{t−1}; step 0: to the initial state. */
  readonly h: Float64Array;
  /** The same for the LSTM's c; null for other cells. */
  readonly c: Float64Array | null;
  /** What h_t receives from the layer above, or from the output layer. */
  readonly fromAbove: Float64Array;
}

/** One pass over a batch of one: tensors [T, 1, d]. */
export interface FlowsInput {
  readonly spec: ModelSpec;
  /** Flat, in the order of `parameters(spec)`. */
  readonly weights: Float64Array;
  readonly values: Recording;
  readonly gradients: Recording;
  /** What was put in by hand as the gradient of the last layer's h, [T, 1, d]; nothing when left out. */
  readonly seeds?: Float64Array | null;
}

/** A difference of sums this much smaller than they are is their rounding. */
const rounding = 1e-13;

const gatesBefore: Readonly<Record<LayerSpec['cell'], readonly Quantity[]>> = {
  rnn: ['hPre'],
  lstm: ['fPre', 'iPre', 'oPre', 'gPre'],
  gru: ['zPre', 'rPre', 'nPre'],
};

function vector(recording: LayerRecording, quantity: Quantity, size: number, step: number): Float64Array {
  return recording.quantities[quantity]?.data.subarray(step * size, (step + 1) * size) ?? new Float64Array(size);
}

function norm(values: ArrayLike<number>): number {
  let sum = 0;
  for (let k = 0; k < values.length; k++) sum += values[k]! * values[k]!;
  return Math.sqrt(sum);
}

/** sum += matrix[:, column … column + d.length] · d, for a row-major matrix with `stride` columns. */
function addThrough(sum: Float64Array, matrix: Float64Array, stride: number, column: number, d: ArrayLike<number>): void {
  for (let row = 0; row < sum.length; row++) {
    for (let j = 0; j < d.length; j++) sum[row]! += matrix[row * stride + column + j]! * d[j]!;
  }
}

type Weights = (name: string) => Float64Array | null;

/** What comes down to h of layer `index`: through the next layer's U from the inputs of its gates; to the last, through V and by hand. */
function fromAbove({ spec, gradients, seeds }: FlowsInput, index: number, step: number, weights: Weights): Float64Array {
  const sum = new Float64Array(spec.layers[index]!.size);
  const above = spec.layers[index + 1];
  if (!above && seeds) sum.set(seeds.subarray(step * sum.length, (step + 1) * sum.length));
  const matrix = weights(above ? `layer${index + 2}.U` : 'V');
  if (!matrix) return sum;
  if (!above) {
    const classes = spec.head!.size;
    addThrough(sum, matrix, classes, 0, gradients.logits!.data.subarray(step * classes, (step + 1) * classes));
    return sum;
  }
  const gates = gatesBefore[above.cell];
  gates.forEach((gate, k) => {
    const d = vector(gradients.layers[index + 1]!, gate, above.size, step);
    addThrough(sum, matrix, gates.length * above.size, k * above.size, d);
  });
  return sum;
}

/** What c_t receives within its own step: through tanh(c), and through the output gate's peephole. */
function fromOwnH(
  values: LayerRecording,
  gradients: LayerRecording,
  size: number,
  step: number,
  peephole: Float64Array | null,
): Float64Array {
  const tanhC = vector(values, 'tanhC', size, step);
  const dTanhC = vector(gradients, 'tanhC', size, step);
  const dOutput = vector(gradients, 'oPre', size, step);
  return Float64Array.from(
    tanhC,
    (value, unit) => dTanhC[unit]! * (1 - value * value) + (peephole ? peephole[2 * size + unit]! * dOutput[unit]! : 0),
  );
}

/** Norm of total − part, where what rounding leaves of an exact nothing is nothing. */
function normOfRest(total: Float64Array, part: Float64Array): number {
  return norm(
    total.map((sum, unit) => {
      const rest = sum - part[unit]!;
      return Math.abs(rest) <= rounding * Math.abs(part[unit]!) ? 0 : rest;
    }),
  );
}

/** ∂L/∂h_t = (what step t + 1 sends back) + (what comes from above), taken apart. Holds for truncated passes and clamped values too. */
export function gradientFlows(input: FlowsInput): readonly LayerFlows[] {
  const tensors = new Map(parameters(input.spec).map((tensor) => [tensor.name, tensor]));
  const weights: Weights = (name) => {
    const tensor = tensors.get(name);
    return tensor ? input.weights.subarray(tensor.offset, tensor.offset + tensor.count) : null;
  };
  return input.spec.layers.map((layer, index): LayerFlows => {
    const { size } = layer;
    const [values, gradients] = [input.values.layers[index]!, input.gradients.layers[index]!];
    const steps = (gradients.quantities.h?.data.length ?? 0) / size;
    const above = Array.from({ length: steps }, (_, step) => fromAbove(input, index, step, weights));
    const peephole = weights(`layer${index + 1}.peephole`);
    const sentToH = (step: number) => normOfRest(vector(gradients, 'h', size, step - 1), above[step - 1]!);
    const sentToC = (step: number) =>
      normOfRest(vector(gradients, 'c', size, step - 1), fromOwnH(values, gradients, size, step - 1, peephole));
    const sent = (state: 'h' | 'c', rest: (step: number) => number) =>
      Float64Array.from({ length: steps }, (_, step) => (step === 0 ? norm(gradients.initial[state]?.data ?? []) : rest(step)));
    return {
      h: sent('h', sentToH),
      c: layer.cell === 'lstm' ? sent('c', sentToC) : null,
      fromAbove: Float64Array.from(above, norm),
    };
  });
}
