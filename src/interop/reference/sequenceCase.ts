import type { Batch } from '../../engine/program';
import { elementCount, type Tensor } from '../../engine/tensor';
import { readWeights } from '../weights';
import { arrayOf, CaseError, type Fields, fieldsOf, numberOf, optional, tensorsOf, textOf } from './fields';
import { type Precision, precisionOf } from './precision';
import { readBatch } from './readBatch';
import { readModel, type ReferenceModel } from './referenceModel';

/** Numbers that a framework computed: each [a, B, d], where B counts sequences; what the file leaves out is missing. */
export type CaseQuantity = 'output' | 'hT' | 'cT' | 'grads.x' | 'grads.h0' | 'grads.c0' | 'gradHidden' | 'gradCell';

/** A case file of the kind `sequence`, or `contributions`, which holds a sequence and a closer look at it. */
export interface SequenceCase {
  readonly kind: 'case';
  /** Which framework computed it, in which precision, in the file's words. */
  readonly source: string;
  readonly precision: Precision;
  readonly model: ReferenceModel;
  readonly batch: Batch;
  /** L = Σ lossWeight · output, [T, B, d]; null: nothing goes back. */
  readonly lossWeight: Tensor | null;
  readonly expected: ReadonlyMap<CaseQuantity, Tensor>;
  /** Sums over all sequences. */
  readonly loss: number | null;
  /** Of the parameters, in the framework's names. */
  readonly parameterGradients: ReadonlyMap<string, Tensor>;
}

/** One sequence of a case, as a batch of one. */
export interface CaseSequence {
  readonly of: SequenceCase;
  readonly row: number;
  /** [T, n]. */
  readonly inputs: Float64Array;
  readonly initial: NonNullable<Batch['initial']>;
  /** [T, d]. */
  readonly lossWeights: Float64Array | null;
}

const gradientNames = { x: 'grads.x', h0: 'grads.h0', c0: 'grads.c0' } as const;

function readExpected(file: Fields, { spec }: ReferenceModel, { steps, size }: Batch, grads: ReadonlyMap<string, Tensor>) {
  const units = spec.layers.at(-1)?.size ?? 0;
  const [everyStep, states] = [
    [steps, size, units],
    [spec.layers.length, size, units],
  ];
  const shapes = { output: everyStep, hT: states, cT: states, gradHidden: everyStep, gradCell: everyStep } as const;
  const expected = new Map<CaseQuantity, Tensor>();
  for (const name of ['output', 'hT', 'cT', 'gradHidden', 'gradCell'] as const) {
    const data = optional(file[name], (value) => arrayOf(value, name, shapes[name]));
    if (data) expected.set(name, { shape: shapes[name], data });
  }
  const wanted = { x: [steps, size, spec.input.size], h0: states, c0: states } as const;
  for (const [name, quantity] of Object.entries(gradientNames) as [keyof typeof gradientNames, CaseQuantity][]) {
    const tensor = grads.get(name);
    if (!tensor) continue;
    if (tensor.shape.join() !== wanted[name].join()) {
      throw new CaseError(`“grads.${name}” is ${tensor.shape.join(' × ')} instead of ${wanted[name].join(' × ')}`);
    }
    expected.set(quantity, tensor);
  }
  return expected;
}

/** Reads the parsed text of a case file. Throws a CaseError or an InteropError that says which field is wrong. */
export function readSequenceCase(value: unknown): SequenceCase {
  const file = fieldsOf(value, 'the file');
  if (file.kind !== 'sequence' && file.kind !== 'contributions') {
    const kind = typeof file.kind === 'string' ? `its kind is “${file.kind}”` : 'it has no “kind”';
    throw new CaseError(`${kind}; the stage shows cases of the kinds “sequence” and “contributions”`);
  }
  const model = readModel(file);
  if (model.spec.head) throw new CaseError('“spec.head” is given, but such a case has no output layer');
  const batch = readBatch(file, model.spec);
  const grads = optional(file.grads, (given) => tensorsOf(given, 'grads')) ?? new Map<string, Tensor>();
  const shape = [batch.steps, batch.size, model.spec.layers.at(-1)?.size ?? 0];
  const lossWeight = optional(file.lossWeight, (given) => arrayOf(given, 'lossWeight', shape));
  return {
    kind: 'case',
    source: optional(file.source, (given) => textOf(given, 'source')) ?? model.framework,
    precision: precisionOf(file),
    model,
    batch,
    lossWeight: lossWeight && { shape, data: lossWeight },
    expected: readExpected(file, model, batch, grads),
    loss: optional(file.loss, (given) => numberOf(given, 'loss')),
    parameterGradients: new Map([...grads].filter(([name]) => !(name in gradientNames))),
  };
}

/** What one sequence has of a tensor [a, B, d]: [a, d]. */
export function rowOf({ shape, data }: Tensor, row: number): Float64Array {
  const [count = 0, size = 1, ...rest] = shape;
  const width = elementCount(rest);
  const own = new Float64Array(count * width);
  for (let k = 0; k < count; k += 1) own.set(data.subarray((k * size + row) * width, (k * size + row + 1) * width), k * width);
  return own;
}

/** One sequence of the batch, from 0. Throws a RangeError where there is none. */
export function sequenceOf(of: SequenceCase, row: number): CaseSequence {
  const { batch, model, lossWeight } = of;
  if (row >= batch.size) throw new RangeError(`The file holds ${batch.size} sequences, none of number ${row + 1}.`);
  const { steps, size, inputs } = batch;
  const initial = (batch.initial ?? []).map(({ h, c }) => ({
    ...(h && { h: rowOf({ shape: [1, size, h.length / size], data: h }, row) }),
    ...(c && { c: rowOf({ shape: [1, size, c.length / size], data: c }, row) }),
  }));
  return {
    of,
    row,
    inputs: rowOf({ shape: [steps, size, model.spec.input.size], data: Float64Array.from(inputs) }, row),
    initial,
    lossWeights: lossWeight && rowOf(lossWeight, row),
  };
}

/** Where a number of a sequence stands: layers from 1, steps from 0. */
export interface CasePlace {
  readonly quantity: string;
  readonly direction: 'forward' | 'backward';
  readonly layer: number;
  readonly step: number;
  readonly unit: number;
}

/** The field of the file that holds a number, and the index along its first axis; null where the file does not say it. */
function fieldOf({ of }: CaseSequence, { quantity, direction, layer, step }: CasePlace): readonly [CaseQuantity, number] | null {
  const isTop = layer === of.model.spec.layers.length;
  const isLast = step === of.batch.steps - 1;
  if (direction === 'backward') {
    if (quantity === 'x' && layer === 1) return ['grads.x', step];
    return isTop && (quantity === 'h' || quantity === 'c') ? [quantity === 'h' ? 'gradHidden' : 'gradCell', step] : null;
  }
  if (quantity === 'h' && isTop) return ['output', step];
  return isLast && (quantity === 'h' || quantity === 'c') ? [quantity === 'h' ? 'hT' : 'cT', layer - 1] : null;
}

/** What the file says a number is; null where it does not say. */
export function fileValue(sequence: CaseSequence, place: CasePlace): number | null {
  const [name, index] = fieldOf(sequence, place) ?? [];
  const tensor = name && sequence.of.expected.get(name);
  if (!tensor || index === undefined) return null;
  const [, , width = 0] = tensor.shape;
  return place.unit < width ? (rowOf(tensor, sequence.row)[index * width + place.unit] ?? null) : null;
}

/**
 * The file's gradient for every parameter, flat, in the order of `parameters`. null where it sums over several sequences, or does not
 * hold all of them.
 */
export function fileGradient({ of }: CaseSequence): Float64Array | null {
  const { spec, framework, params } = of.model;
  if (of.batch.size > 1 || [...params.keys()].some((name) => !of.parameterGradients.has(name))) return null;
  return readWeights(spec, of.parameterGradients, framework, 'gradients');
}
