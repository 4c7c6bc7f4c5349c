import { arena, arenaMark, releaseTo } from './arena';
import { LayerFrame } from './cells/layerFrame';
import type { LayerSpec } from './spec';
import { type Tensor, zeros } from './tensor';

/**
 * ∂(state_t)/∂(state_{t−1}) of one row, [T, S, S], by the cell's own backward step: the step's values stand in S rows of a frame of one
 * step, row i gets the i-th unit vector as its state gradient, and what arrives one step earlier is row i of the Jacobian.
 */
export function stepJacobians(source: LayerFrame, spec: LayerSpec, row: number): Tensor {
  const mark = arenaMark();
  const span = source.size * source.cell.states.length;
  const { weight, weightGradient } = source;
  const frame = new LayerFrame(spec, source.tensors, weight.base, weightGradient.base, 1, span);
  frame.pack();
  const jacobians = zeros(source.steps, span, span);
  for (let t = 0; t < source.steps; t++) {
    repeatStep(source, frame, t, row);
    seedUnitVectors(frame);
    frame.cell.backwardStep(frame, 0);
    frame.unblock();
    readPrevious(frame, jacobians.data, t * span * span);
  }
  releaseTo(mark);
  return jacobians;
}

/** Copies one row's values of step t (and of the states before it) into every row of the frame's only step; its clamps come along. */
function repeatStep(source: LayerFrame, frame: LayerFrame, t: number, row: number): void {
  const { size } = source;
  const repeat = (from: number, to: number) => {
    for (let k = 0; k < frame.rows; k++) arena.copyWithin(to + k * size, from, from + size);
  };
  const at = t * source.count + row * size;
  for (const quantity of source.cell.quantities) repeat(source.value[quantity] + at, frame.value[quantity]);
  for (const state of source.cell.states) repeat(source.value[state] + at - source.count, frame.value[state] - frame.count);
  frame.holds = source.holds.filter((hold) => hold.from <= t && t <= hold.to).map((hold) => ({ ...hold, from: 0, to: 0 }));
}

function seedUnitVectors(frame: LayerFrame): void {
  const { size, count } = frame;
  frame.cell.states.forEach((state, index) => {
    const start = frame.gradient[state];
    arena.fill(0, start - count, start + count);
    for (let unit = 0; unit < size; unit++) arena[start + (index * size + unit) * size + unit] = 1;
  });
}

function readPrevious(frame: LayerFrame, target: Float64Array, offset: number): void {
  const { size, count, rows } = frame;
  frame.cell.states.forEach((state, index) => {
    for (let row = 0; row < rows; row++) {
      const from = frame.gradient[state] - count + row * size;
      target.set(arena.subarray(from, from + size), offset + row * rows + index * size);
    }
  });
}
