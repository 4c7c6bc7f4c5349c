import type { Batch, Clamp, Program, Run } from './program';
import { zeros } from './tensor';

/** One value that the network puts out. Steps, rows and units from 0. */
export interface OutputChoice {
  readonly step: number;
  readonly row: number;
  readonly unit: number;
  /** φ(V h + b), V h + b, or the last layer's h. */
  readonly of: 'output' | 'logits' | 'h';
}

/**
 * ∂(chosen output)/∂(every value): runs the batch forward, without a cost, and back from that one output. Its `input` tensors are the
 * saliency of the inputs, ∂y/∂x [T₀, B, n]; everything in between comes along. Throws a RangeError for an output that does not exist.
 */
export function saliency(program: Program, batch: Batch, choice: OutputChoice, clamps: readonly Clamp[] = []): Run {
  const { spec } = program;
  program.forward(batch, null, clamps);
  const [steps = 0, rows = 0] = program.losses().shape;
  const width = choice.of === 'h' ? (spec.decoder ?? spec).layers.at(-1)?.size : spec.head?.size;
  const { step, row, unit } = choice;
  const exists = width !== undefined && step >= 0 && step < steps && row >= 0 && row < rows && unit >= 0 && unit < width;
  if (!exists) throw new RangeError(`There is no ${choice.of} ${unit} at step ${step} of sequence ${row}.`);
  const seed = zeros(steps, rows, width).data;
  seed[(step * rows + row) * width + unit] = 1;
  program.backward({ seeds: { [choice.of]: seed } });
  return program.gradients();
}
