import { createProgram } from '../../src/engine/createProgram';
import type { LayerRecording, Recording, StateName } from '../../src/engine/recording';
import type { Tensor } from '../../src/engine/tensor';
import { writeWeights } from '../../src/interop/weights';
import type { Comparison } from './comparison';
import { arrayOf, CaseError, type Fields, nestedOf, numberOf, optional, tensorsOf } from '../../src/interop/reference/fields';
import { readBatch } from '../../src/interop/reference/readBatch';
import { readModel, type ReferenceModel } from '../../src/interop/reference/referenceModel';

const initialFields = { h: 'h0', c: 'c0' } as const;
const finalFields = { h: 'hT', c: 'cT' } as const;

/** [layers][batch][hidden]: a state of every layer, end to end. */
function stacked(layers: readonly LayerRecording[], read: (layer: LayerRecording) => Float64Array): number[] {
  return layers.flatMap((layer) => [...read(layer)]);
}

function lastOf(layer: LayerRecording, state: StateName): Float64Array {
  const tensor = layer.quantities[state];
  const [steps = 0, size = 0, width = 0] = tensor?.shape ?? [];
  return tensor ? tensor.data.subarray((steps - 1) * size * width) : new Float64Array();
}

function compareStates(comparison: Comparison, file: Fields, { layers }: Recording): void {
  for (const state of ['h', 'c'] as const) {
    const name = finalFields[state];
    const expected = optional(file[name], (value) => nestedOf(value, name).data);
    comparison.numbers(
      name,
      stacked(layers, (layer) => lastOf(layer, state)),
      expected,
    );
  }
}

/** Gradients of every parameter under the framework's name, and of x, h0 and c0. */
function namedGradients({ spec, framework }: ReferenceModel, gradient: Float64Array, recording: Recording): Map<string, Tensor> {
  const named = new Map<string, Tensor>(writeWeights(spec, gradient, framework, 'gradients'));
  named.set('x', recording.input);
  for (const state of ['h', 'c'] as const) {
    const [first] = recording.layers;
    const shape = first?.initial[state]?.shape;
    if (!shape) continue;
    const data = Float64Array.from(stacked(recording.layers, (layer) => layer.initial[state]?.data ?? new Float64Array()));
    named.set(initialFields[state], { shape: [recording.layers.length, ...shape], data });
  }
  return named;
}

/** Forward, and with a lossWeight backward: output, final states, loss and all gradients. Returns what a closer look needs. */
export function compareSequence(file: Fields, comparison: Comparison) {
  const model = readModel(file);
  const batch = readBatch(file, model.spec);
  const program = createProgram(model.spec, batch);
  program.weights.set(model.weights);
  program.forward(batch);
  const { main } = program.values();
  const output = main.layers.at(-1)?.quantities.h ?? { shape: [], data: new Float64Array() };
  comparison.numbers(
    'output',
    output.data,
    optional(file.output, (value) => arrayOf(value, 'output', output.shape)),
  );
  compareStates(comparison, file, main);
  const lossWeight = optional(file.lossWeight, (value) => arrayOf(value, 'lossWeight', output.shape));
  const expectedLoss = optional(file.loss, (value) => [numberOf(value, 'loss')]);
  const expected = optional(file.grads, (value) => tensorsOf(value, 'grads'));
  if (!lossWeight) {
    if (expectedLoss || expected) throw new CaseError('it gives a loss or gradients without “lossWeight”');
    return { model, batch, program, lossWeight };
  }
  comparison.numbers('loss', [lossWeight.reduce((sum, weight, k) => sum + weight * (output.data[k] ?? 0), 0)], expectedLoss);
  program.backward({ seeds: { h: lossWeight } });
  comparison.tensors('grads', namedGradients(model, program.gradient, program.gradients().main), expected);
  return { model, batch, program, lossWeight };
}
