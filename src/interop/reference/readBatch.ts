import type { Batch } from '../../engine/program';
import type { ModelSpec } from '../../engine/spec';
import type { Tensor } from '../../engine/tensor';
import { CaseError, type Fields, nestedOf, optional } from './fields';

/** x, h0 and c0 as a batch. */
export function readBatch(file: Fields, spec: ModelSpec): Batch {
  const x = nestedOf(file.x, 'x');
  const [steps = 0, size = 0, width = 0] = x.shape;
  if (x.shape.length !== 3 || width !== spec.input.size) throw new CaseError(`“x” is not [time][batch][${spec.input.size}]`);
  const stateOf = (name: 'h0' | 'c0') => optional(file[name], (value) => nestedOf(value, name));
  const [h0, c0] = [stateOf('h0'), stateOf('c0')];
  const initial = spec.layers.map((layer, index) => ({
    ...(h0 ? { h: partOf(h0, index, [size, layer.size], 'h0') } : {}),
    ...(c0 ? { c: partOf(c0, index, [size, layer.size], 'c0') } : {}),
  }));
  return { steps, size, inputs: x.data, initial };
}

/** One layer's [batch][hidden] of [layers][batch][hidden]. */
function partOf(states: Tensor, layer: number, [size, width]: [number, number], name: string): Float64Array {
  const [layers = 0, rows, units] = states.shape;
  if (layer >= layers || rows !== size || units !== width) throw new CaseError(`“${name}” is not [layers][${size}][${width}]`);
  return states.data.subarray(layer * size * width, (layer + 1) * size * width);
}
