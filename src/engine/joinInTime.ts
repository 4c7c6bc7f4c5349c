import type { Run } from './program';
import type { LayerRecording, Quantity, Recording } from './recording';
import { type Tensor, zeros } from './tensor';

/** Tensors that share all extents but the first, one after the other. */
export function joinInTime(tensors: readonly Tensor[]): Tensor {
  const [first, ...more] = tensors;
  if (!first) throw new RangeError('There is nothing to join.');
  if (more.length === 0) return first;
  const joined = zeros(
    tensors.reduce((sum, { shape }) => sum + (shape[0] ?? 0), 0),
    ...first.shape.slice(1),
  );
  let offset = 0;
  for (const { data } of tensors) {
    joined.data.set(data, offset);
    offset += data.length;
  }
  return joined;
}

function joinLayers(first: LayerRecording, second: LayerRecording): LayerRecording {
  const quantities: Partial<Record<Quantity, Tensor>> = {};
  for (const [name, tensor] of Object.entries(first.quantities) as [Quantity, Tensor][]) {
    const other = second.quantities[name];
    if (other) quantities[name] = joinInTime([tensor, other]);
  }
  return { quantities, initial: first.initial };
}

/** A tensor with `steps` rows of zeros in front. */
export function delay(tensor: Tensor | null, steps: number): Tensor | null {
  return tensor && joinInTime([zeros(steps, ...tensor.shape.slice(1)), tensor]);
}

/**
 * Both halves of an encoder–decoder as one recording along time: the decoder starts from the encoder's final states and has the same cells,
 * so every step finds the state before it in the row before, values and gradients alike. Where the encoder's steps would have outputs
 * there are zeros: it has none. Both halves must read vectors of the same width.
 */
export function joinRun({ encoder, main }: Run): Recording {
  if (!encoder) return main;
  const steps = encoder.layers[0]?.quantities.h?.shape[0] ?? 0;
  const inputs = [encoder.convolved ?? encoder.input, main.input];
  if (inputs[0]?.shape[2] !== main.input.shape[2]) throw new RangeError('The encoder and the decoder read vectors of different widths.');
  return {
    input: joinInTime(inputs),
    convolved: null,
    layers: encoder.layers.map((layer, index) => joinLayers(layer, main.layers[index] ?? layer)),
    logits: delay(main.logits, steps),
    output: delay(main.output, steps),
  };
}
