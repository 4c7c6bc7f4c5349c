import { cellOf } from './cells/registry';
import { type GateName, gatesOf, type ParameterTensor } from './parameters';
import type { LayerRecording, Quantity, Recording } from './recording';
import type { LayerSpec } from './spec';
import { type Tensor, vectorAt } from './tensor';

/** How a tensor's gradient comes about: what step t of sequence `row` adds to it. */
export interface Rule {
  readonly steps: number;
  readonly add: (target: Float64Array, t: number, row: number) => void;
}

/** The two recordings of the half of a model that a tensor belongs to, and its layers. */
export interface Half {
  readonly values: Recording;
  readonly gradients: Recording;
  readonly layers: readonly LayerSpec[];
}

/** target += leftᵀ right, from `place` on in a matrix of `columns` columns. */
export function addOuter(target: Float64Array, columns: number, place: number, left: Float64Array, right: Float64Array): void {
  for (let i = 0; i < left.length; i++) {
    const factor = left[i]!;
    const start = place + i * columns;
    if (factor !== 0) for (let j = 0; j < right.length; j++) target[start + j] = target[start + j]! + factor * right[j]!;
  }
}

export function addVector(target: Float64Array, place: number, values: Float64Array): void {
  for (let k = 0; k < values.length; k++) target[place + k] = target[place + k]! + values[k]!;
}

/** A tensor that a recording of the model at hand has. */
export function need(tensor: Tensor | null | undefined): Tensor {
  if (!tensor) throw new RangeError('The recording does not belong to this model.');
  return tensor;
}

/** The layer's side of a rule: its cell, its recordings and where its gates' columns start. */
class LayerSide {
  readonly cell;
  readonly size: number;
  readonly gates: readonly GateName[];
  /** Columns of U and W. */
  readonly columns: number;
  readonly steps: number;
  private readonly value: LayerRecording | undefined;
  private readonly gradient: LayerRecording | undefined;

  constructor(spec: LayerSpec, value: LayerRecording | undefined, gradient: LayerRecording | undefined) {
    this.cell = cellOf(spec);
    this.size = spec.size;
    this.gates = gatesOf(spec);
    this.columns = this.gates.length * spec.size;
    this.value = value;
    this.gradient = gradient;
    this.steps = this.values('h').shape[0] ?? 0;
  }

  values(quantity: Quantity): Tensor {
    return need(this.value?.quantities[quantity]);
  }

  /** The gradient of a gate's pre-activation, or of the recurrent product that a cell keeps apart (`q`). */
  gradientOf(gate: number | 'q'): Tensor {
    const quantity = gate === 'q' ? gate : (`${this.gates[gate]!}Pre` as const);
    return need(this.gradient?.quantities[quantity]);
  }

  /** Gates whose recurrent product is kept apart. */
  isApart(gate: number): boolean {
    return this.cell.products.some(({ into, firstGate, gates }) => into === 'q' && gate >= firstGate && gate < firstGate + gates);
  }

  /** A state as it was before step t. */
  before(state: 'h' | 'c', t: number, row: number): Float64Array {
    if (t > 0) return vectorAt(this.values(state), t - 1, row);
    return need(this.value?.initial[state]).data.subarray(row * this.size, (row + 1) * this.size);
  }
}

/** For the tensors of a layer. */
export function layerRule(tensor: ParameterTensor, { values, gradients, layers }: Half): Rule {
  const index = tensor.layer - 1;
  const layer = new LayerSide(layers[index]!, values.layers[index], gradients.layers[index]);
  switch (tensor.role) {
    case 'U':
      return inputRule(layer, index > 0 ? need(values.layers[index - 1]?.quantities.h) : (values.convolved ?? values.input));
    case 'W':
      return recurrentRule(layer);
    case 'peephole':
      return peepholeRule(layer);
    default:
      return biasRule(layer, tensor);
  }
}

/** U: x_tᵀ δ_t. */
function inputRule(layer: LayerSide, input: Tensor): Rule {
  const { size, columns } = layer;
  const add: Rule['add'] = (target, t, row) => {
    const x = vectorAt(input, t, row);
    for (let gate = 0; gate < layer.gates.length; gate++) {
      addOuter(target, columns, gate * size, x, vectorAt(layer.gradientOf(gate), t, row));
    }
  };
  return { steps: layer.steps, add };
}

/** W: for each of the cell's recurrent products, h_{t−1}ᵀ δ_t (or what else stands on its left). */
function recurrentRule(layer: LayerSide): Rule {
  const { size, columns, cell } = layer;
  const add: Rule['add'] = (target, t, row) => {
    for (const { left, firstGate, gates, into } of cell.products) {
      const factor = left === 'h' ? layer.before('h', t, row) : vectorAt(layer.values(left), t, row);
      for (let gate = firstGate; gate < firstGate + gates; gate++) {
        addOuter(target, columns, gate * size, factor, vectorAt(layer.gradientOf(into === 'q' ? 'q' : gate), t, row));
      }
    }
  };
  return { steps: layer.steps, add };
}

/** b: δ_t. A recurrent bias goes with the recurrent product, also where the cell keeps that apart. */
function biasRule(layer: LayerSide, { role, gates }: ParameterTensor): Rule {
  const add: Rule['add'] = (target, t, row) => {
    gates.forEach((name, block) => {
      const gate = layer.gates.indexOf(name);
      const apart = role === 'bRecurrent' && layer.isApart(gate);
      addVector(target, block * layer.size, vectorAt(layer.gradientOf(apart ? 'q' : gate), t, row));
    });
  };
  return { steps: layer.steps, add };
}

/** p: c_{t−1} ⊙ δ_t, or c_t ⊙ δ_t. */
function peepholeRule(layer: LayerSide): Rule {
  const add: Rule['add'] = (target, t, row) => {
    layer.cell.peepholes.forEach(({ gate, when }, block) => {
      const c = when === 'previous' ? layer.before('c', t, row) : vectorAt(layer.values('c'), t, row);
      const d = vectorAt(layer.gradientOf(gate), t, row);
      for (let k = 0; k < layer.size; k++) target[block * layer.size + k]! += c[k]! * d[k]!;
    });
  };
  return { steps: layer.steps, add };
}
