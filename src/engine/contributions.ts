import { addOuter, addVector, type Half, layerRule, need, type Rule } from './layerRules';
import { type ParameterTensor, parameters } from './parameters';
import type { Batch, Clamp, Run } from './program';
import type { ModelSpec } from './spec';
import { type Tensor, vectorAt, zeros } from './tensor';

/** A pass forward and back, as a program left it. */
export interface Backpropagation {
  readonly spec: ModelSpec;
  readonly batch: Batch;
  readonly clamps: readonly Clamp[];
  readonly values: Run;
  readonly gradients: Run;
  /** Flat, in the order of `parameters(spec)`. */
  readonly parameterGradient: Float64Array;
}

export interface Contributions {
  /** [T, …shape]: what each time step alone adds to the gradient of the shared tensor. For a convolution, T counts its outputs. */
  readonly steps: Tensor;
  /** The gradient itself, as backpropagation gave it. */
  readonly total: Tensor;
  /** Largest absolute difference between the sum of the steps and the total. */
  readonly residual: number;
}

/**
 * Takes the gradient of one parameter tensor apart by time step: a tensor that is used at every step gets, from each of them, the outer
 * product of what it multiplied and of the gradient of what it produced there (summed over the batch). Throws a RangeError for a name
 * that the model does not have.
 */
export function contributions(pass: Backpropagation, name: string): Contributions {
  const tensor = parameters(pass.spec).find((candidate) => candidate.name === name);
  if (!tensor) throw new RangeError(`The model has no parameter tensor “${name}”.`);
  const rule = ruleOf(pass, tensor);
  const steps = zeros(rule.steps, ...tensor.shape);
  for (let t = 0; t < rule.steps; t++) {
    const target = steps.data.subarray(t * tensor.count, (t + 1) * tensor.count);
    for (let row = 0; row < pass.batch.size; row++) rule.add(target, t, row);
  }
  const total = { shape: tensor.shape, data: pass.parameterGradient.slice(tensor.offset, tensor.offset + tensor.count) };
  return { steps, total, residual: largestResidual(steps.data, total.data) };
}

function largestResidual(steps: Float64Array, total: Float64Array): number {
  let largest = 0;
  for (let k = 0; k < total.length; k++) {
    let sum = 0;
    for (let at = k; at < steps.length; at += total.length) sum += steps[at]!;
    largest = Math.max(largest, Math.abs(sum - total[k]!));
  }
  return largest;
}

function ruleOf(pass: Backpropagation, tensor: ParameterTensor): Rule {
  const half = halfOf(pass, tensor);
  switch (tensor.role) {
    case 'embedding':
      return embeddingRule(pass, tensor, half);
    case 'convolutionKernel':
    case 'convolutionBias':
      return convolutionRule(pass.spec, tensor, half);
    case 'V':
    case 'bOutput':
      return headRule(tensor, half);
    case 'U':
    case 'W':
    case 'b':
    case 'bRecurrent':
    case 'peephole':
      return layerRule(tensor, half);
  }
}

function halfOf({ spec, values, gradients }: Backpropagation, { part }: ParameterTensor): Half {
  if (part === 'encoder' && values.encoder && gradients.encoder) {
    return { values: values.encoder, gradients: gradients.encoder, layers: spec.layers };
  }
  return { values: values.main, gradients: gradients.main, layers: (spec.decoder ?? spec).layers };
}

/** V: h_tᵀ ∂L/∂logits_t; its bias: ∂L/∂logits_t. */
function headRule({ role, shape }: ParameterTensor, { values, gradients }: Half): Rule {
  const h = need(values.layers.at(-1)?.quantities.h);
  const d = need(gradients.logits);
  const add: Rule['add'] = (target, t, row) => {
    if (role === 'V') addOuter(target, shape[1] ?? 0, 0, vectorAt(h, t, row), vectorAt(d, t, row));
    else addVector(target, 0, vectorAt(d, t, row));
  };
  return { steps: d.shape[0] ?? 0, add };
}

/** The row of the token that was read: ∂L/∂x_t, but nothing through clamped values. */
function embeddingRule({ spec, batch, clamps }: Backpropagation, { part, shape }: ParameterTensor, { gradients }: Half): Rule {
  const { inputs } = part === 'decoder' && batch.decoder ? batch.decoder : batch;
  const held = clamps.filter(({ quantity, part: of }) => quantity === 'x' && of === (spec.decoder ? part : 'encoder'));
  const width = shape[1] ?? 0;
  const add: Rule['add'] = (target, t, row) => {
    const token = inputs[t * batch.size + row] ?? -1;
    if (token < 0) return;
    const d = vectorAt(gradients.input, t, row).map((value, unit) => {
      const blocked = held.some((clamp) => clamp.from <= t && t <= clamp.to && (clamp.unit === 'all' || clamp.unit === unit));
      return blocked ? 0 : value;
    });
    addVector(target, token * width, d);
  };
  return { steps: gradients.input.shape[0] ?? 0, add };
}

/** Each tap of the kernel: xᵀ δ_t with x of the step that the tap sees and δ the gradient of the pre-activation; the bias: δ_t. */
function convolutionRule({ convolution }: ModelSpec, { role }: ParameterTensor, { values, gradients }: Half): Rule {
  const y = need(values.convolved);
  const dy = need(gradients.convolved);
  const { activation = 'linear', width = 1, stride = 1, filters = 0 } = convolution ?? {};
  const slope = { linear: () => 1, relu: (value: number) => (value > 0 ? 1 : 0), tanh: (value: number) => 1 - value * value }[activation];
  const add: Rule['add'] = (target, t, row) => {
    const outputs = vectorAt(y, t, row);
    const d = vectorAt(dy, t, row).map((value, filter) => value * slope(outputs[filter]!));
    if (role === 'convolutionBias') return addVector(target, 0, d);
    for (let tap = 0; tap < width; tap++) {
      const x = vectorAt(values.input, t * stride + tap, row);
      addOuter(target, filters, tap * x.length * filters, x, d);
    }
    return undefined;
  };
  return { steps: y.shape[0] ?? 0, add };
}
