import { arena } from './arena';
import type { LayerFrame } from './cells/layerFrame';
import { add, addColumnProducts, fillRows } from './kernels/elementwise';
import { addProduct, setProduct } from './kernels/products';
import { addTransposedProduct } from './kernels/weightGradients';

/** What a layer reads: rows [T, B, n] in the arena, or token numbers [T, B] that stand for one-hot rows (−1: zeros). */
export interface LayerInput {
  readonly offset: number;
  readonly tokens: Int32Array | null;
}

/** The one loop over time, forward, for every cell. `lengths` (of each row; null: all full) end a row's sequence: its states stay. */
export function forwardLayer(layer: LayerFrame, input: LayerInput, lengths: Int32Array | null): void {
  projectInput(layer, input);
  for (let t = 0; t < layer.steps; t++) {
    layer.cell.forwardStep(layer, t);
    if (lengths) keepEndedStates(layer, t, lengths);
  }
}

/** Pre-activations of all steps = x U + b, as one product. */
function projectInput(layer: LayerFrame, input: LayerInput): void {
  const columns = layer.gates * layer.size;
  const rows = layer.steps * layer.rows;
  if (!input.tokens) {
    setProduct(layer.preValue, columns, layer.bias, 0, input.offset, layer.inputs, layer.packedU, rows);
    return;
  }
  fillRows(layer.preValue, layer.bias, rows, columns);
  for (let row = 0; row < rows; row++) {
    const token = input.tokens[row] as number;
    if (token >= 0) add(layer.preValue + row * columns, layer.weight.U + token * columns, columns);
  }
}

function keepEndedStates(layer: LayerFrame, t: number, lengths: Int32Array): void {
  for (let row = 0; row < layer.rows; row++) {
    if (t < (lengths[row] as number)) continue;
    for (const state of layer.cell.states) {
      const now = layer.value[state] + t * layer.count + row * layer.size;
      arena.copyWithin(now, now - layer.count, now - layer.count + layer.size);
    }
  }
}

/**
 * The one loop over time, backward, through steps from…to (exclusive). Takes the gradients of h that later layers and the head have
 * left in `gradient.h`, and adds to the gradients of this layer's weights when `weights`.
 */
export function backwardLayer(
  layer: LayerFrame,
  input: LayerInput,
  lengths: Int32Array | null,
  from: number,
  to: number,
  weights: boolean,
): void {
  for (let t = to - 1; t >= from; t--) {
    if (lengths) liftEndedGradients(layer, t, lengths);
    layer.cell.backwardStep(layer, t);
    layer.unblock();
    if (lengths) lowerEndedGradients(layer, t, lengths);
  }
  if (weights) addWeightGradients(layer, input, from, to);
}

/** A row whose sequence has ended passes its state gradients by: they wait in `carried` while the step goes backward without them. */
function liftEndedGradients(layer: LayerFrame, t: number, lengths: Int32Array): void {
  for (let row = 0; row < layer.rows; row++) {
    if (t < (lengths[row] as number)) continue;
    for (let s = 0; s < layer.cell.states.length; s++) {
      const now = layer.gradient[layer.cell.states[s] as 'h' | 'c'] + t * layer.count + row * layer.size;
      arena.copyWithin(layer.carried + s * layer.count + row * layer.size, now, now + layer.size);
      arena.fill(0, now, now + layer.size);
    }
  }
}

function lowerEndedGradients(layer: LayerFrame, t: number, lengths: Int32Array): void {
  for (let row = 0; row < layer.rows; row++) {
    if (t < (lengths[row] as number)) continue;
    for (let s = 0; s < layer.cell.states.length; s++) {
      const before = layer.gradient[layer.cell.states[s] as 'h' | 'c'] + (t - 1) * layer.count + row * layer.size;
      add(before, layer.carried + s * layer.count + row * layer.size, layer.size);
    }
  }
}

/** Since U, W, b are the same at every step, their gradients are sums over all steps: one product each. */
function addWeightGradients(layer: LayerFrame, input: LayerInput, from: number, to: number): void {
  const { size, inputs, weightGradient } = layer;
  const columns = layer.gates * size;
  const rows = (to - from) * layer.rows;
  const first = from * layer.rows;
  if (input.tokens) addTokenGradients(layer, input.tokens, first, rows);
  else
    addTransposedProduct(
      weightGradient.U,
      columns,
      input.offset + first * inputs,
      inputs,
      inputs,
      layer.dPre(0, from),
      columns,
      columns,
      rows,
    );
  for (const product of layer.cell.products) {
    const left = product.left === 'h' ? layer.value.h + (from - 1) * layer.count : layer.value.rh + from * layer.count;
    const own = product.into === 'q';
    const right = own ? layer.gradient.q + from * layer.count : layer.dPre(product.firstGate, from);
    const target = weightGradient.W + product.firstGate * size;
    addTransposedProduct(target, columns, left, size, size, right, own ? size : columns, product.gates * size, rows);
  }
  layer.addBiasGradients(from, to);
  layer.cell.peepholes.forEach(({ gate, when }, k) => {
    const c = layer.value.c + (when === 'previous' ? from - 1 : from) * layer.count;
    addColumnProducts(weightGradient.peephole + k * size, layer.dPre(gate, from), c, rows, size, columns);
  });
}

function addTokenGradients(layer: LayerFrame, tokens: Int32Array, first: number, rows: number): void {
  const columns = layer.gates * layer.size;
  for (let row = first; row < first + rows; row++) {
    const token = tokens[row] as number;
    if (token >= 0) add(layer.weightGradient.U + token * columns, layer.preGradient + row * columns, columns);
  }
}

/** Adds the gradient of the layer's input, [T, B, n], for steps from…to (exclusive). */
export function addInputGradient(layer: LayerFrame, target: number, from: number, to: number): void {
  const columns = layer.gates * layer.size;
  const first = from * layer.rows;
  addProduct(
    target + first * layer.inputs,
    layer.inputs,
    layer.preGradient + first * columns,
    columns,
    layer.packedUTransposed,
    (to - from) * layer.rows,
  );
}
