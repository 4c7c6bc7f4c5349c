import { arena } from './arena';
import type { LayerFrame } from './cells/layerFrame';
import type { Head } from './head';
import type { LayerRecording, Quantity, Recording, StateName } from './recording';
import type { Stack } from './stack';
import { type Tensor, zeros } from './tensor';

export type Side = 'value' | 'gradient';

function copy(offset: number, ...shape: number[]): Tensor {
  const tensor = zeros(...shape);
  tensor.data.set(arena.subarray(offset, offset + tensor.data.length));
  return tensor;
}

/** One gate's pre-activations, which stand side by side with the other gates' in the arena, as a tensor of its own. */
function copyGate(layer: LayerFrame, side: Side, gate: number): Tensor {
  const { steps, rows, size, gates } = layer;
  const tensor = zeros(steps, rows, size);
  const start = (side === 'value' ? layer.preValue : layer.preGradient) + gate * size;
  for (let row = 0; row < steps * rows; row++) {
    const from = start + row * gates * size;
    tensor.data.set(arena.subarray(from, from + size), row * size);
  }
  return tensor;
}

function readLayer(layer: LayerFrame, side: Side): LayerRecording {
  const quantities: Partial<Record<Quantity, Tensor>> = {};
  const initial: Partial<Record<StateName, Tensor>> = {};
  const { steps, rows, size, count } = layer;
  for (const quantity of layer.cell.quantities) quantities[quantity] = copy(layer[side][quantity], steps, rows, size);
  layer.gateNames.forEach((gate, index) => {
    quantities[`${gate}Pre`] = copyGate(layer, side, index);
  });
  for (const state of layer.cell.states) initial[state] = copy(layer[side][state] - count, rows, size);
  return { quantities, initial };
}

/** Everything that a stack and its head hold, copied out of the arena. */
export function readRecording(stack: Stack, head: Head | null, side: Side): Recording {
  const { input, convolution, top, layers } = stack;
  const outputs = (offset: number, classes: number) => copy(offset, stack.steps, stack.rows, classes);
  return {
    input: side === 'value' ? input.readValues() : copy(input.gradient, input.steps, input.rows, input.width),
    convolved: convolution ? copy(convolution[side], top.steps, top.rows, (layers[0] as LayerFrame).inputs) : null,
    layers: layers.map((layer) => readLayer(layer, side)),
    logits: head ? outputs(side === 'value' ? head.logits : head.dLogits, head.classes) : null,
    output: head ? outputs(side === 'value' ? head.output : head.dOutput, head.classes) : null,
  };
}

/** Adds `more` to `sum` in place, in every tensor. */
export function addRecording(sum: Recording, more: Recording): void {
  const add = (to: Tensor | null | undefined, from: Tensor | null | undefined) => {
    if (to && from) for (let k = 0; k < to.data.length; k++) to.data[k]! += from.data[k]!;
  };
  add(sum.input, more.input);
  add(sum.convolved, more.convolved);
  add(sum.logits, more.logits);
  add(sum.output, more.output);
  sum.layers.forEach((layer, index) => {
    const other = more.layers[index];
    for (const key of Object.keys(layer.quantities) as Quantity[]) add(layer.quantities[key], other?.quantities[key]);
    for (const key of Object.keys(layer.initial) as StateName[]) add(layer.initial[key], other?.initial[key]);
  });
}
