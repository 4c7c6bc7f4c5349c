import { countParameters } from '../engine/parameters';
import type { ModelSpec } from '../engine/spec';
import type { Tensor } from '../engine/tensor';
import { type FrameworkTensor, frameworkTensors } from './frameworkTensors';
import { type Framework, layouts } from './layouts';
import { formatShape, InteropError, type Meaning, type NamedShapes, type NamedTensors } from './namedTensors';
import { type Places, placesOf } from './places';

function writeTensor(flat: Float64Array, { own, shared }: Places, meaning: Meaning): Float64Array {
  const at = (place: number | undefined) => (place === undefined || place < 0 ? 0 : (flat[place] ?? 0));
  return Float64Array.from(own, (place, element) => {
    const other = shared[element] ?? -1;
    if (place < 0) return meaning === 'weights' ? 0 : at(other);
    return meaning === 'weights' && other >= 0 ? at(place) + at(other) : at(place);
  });
}

function readTensor(data: Float64Array, { own, shared }: Places, meaning: Meaning, flat: Float64Array): void {
  for (let element = 0; element < data.length; element += 1) {
    const value = data[element] ?? 0;
    const place = own[element] ?? -1;
    const other = shared[element] ?? -1;
    if (place >= 0) flat[place] = value;
    if (other < 0) continue;
    if (place >= 0 && meaning === 'gradients') flat[other] = value;
    // A bias vector that the framework keeps beside an only one holds zeros: added, they would make 0 of −0.
    if (place < 0 && meaning === 'weights' && value !== 0) flat[other] = (flat[other] ?? 0) + value;
  }
}

/**
 * The engine's flat vector as a framework's named tensors, in the framework's order. Where the framework keeps two bias vectors and the
 * model one, the second holds zeros (as gradients: the same numbers); where it keeps one and the model two, their sum (their gradient).
 */
export function writeWeights(spec: ModelSpec, flat: Float64Array, framework: Framework, meaning: Meaning = 'weights'): NamedTensors {
  const expected = countParameters(spec);
  if (flat.length !== expected) throw new InteropError(`The model has ${expected} parameters, but ${flat.length} numbers were given.`);
  const { outputsFirst } = layouts[framework];
  const entries = frameworkTensors(spec, framework).map((tensor): [string, Tensor] => [
    tensor.name,
    { shape: tensor.shape, data: writeTensor(flat, placesOf(tensor, outputsFirst), meaning) },
  ]);
  return new Map(entries);
}

/** Throws an InteropError for a tensor that the model lacks, that has another shape, or that it has no place for. */
export function checkShapes(spec: ModelSpec, tensors: NamedShapes, framework: Framework): void {
  const wanted = new Map(frameworkTensors(spec, framework).map(({ name, shape }) => [name, formatShape(shape)]));
  for (const [name, shape] of wanted) {
    const found = tensors.get(name);
    if (!found) throw new InteropError(`The tensor “${name}” (${shape}) is missing; found: ${[...tensors.keys()].join(', ')}.`);
    if (formatShape(found.shape) !== shape) {
      throw new InteropError(`“${name}” is ${formatShape(found.shape)}, but this model needs ${shape}.`);
    }
  }
  const extra = [...tensors.keys()].filter((name) => !wanted.has(name));
  if (extra.length > 0) throw new InteropError(`This model has no place for ${extra.map((name) => `“${name}”`).join(', ')}.`);
}

function numbersOf({ name, shape, count }: FrameworkTensor, tensors: NamedTensors): Float64Array {
  const { data } = tensors.get(name) ?? { data: new Float64Array() };
  if (data.length === count) return data;
  throw new InteropError(`“${name}” is ${formatShape(shape)}, but holds ${data.length} numbers instead of ${count}.`);
}

/** A framework's named tensors as the engine's flat vector. Throws an InteropError for a tensor that is missing, misshapen or left over. */
export function readWeights(spec: ModelSpec, tensors: NamedTensors, framework: Framework, meaning: Meaning = 'weights'): Float64Array {
  checkShapes(spec, tensors, framework);
  const flat = new Float64Array(countParameters(spec));
  for (const tensor of frameworkTensors(spec, framework)) {
    readTensor(numbersOf(tensor, tensors), placesOf(tensor, layouts[framework].outputsFirst), meaning, flat);
  }
  return flat;
}
