import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { arrayOf, type Fields, fieldsOf, nestedOf, tensorsOf } from '../../src/interop/reference/fields';
import { readModel } from '../../src/interop/reference/referenceModel';
import { relativeError } from '../../src/interop/reference/relativeError';
import { readBatch } from '../../src/interop/reference/readBatch';
import { contributions } from '../../src/engine/contributions';
import { createProgram } from '../../src/engine/createProgram';
import { jacobianNorms, recurrentSpectra } from '../../src/engine/jacobianNorms';
import { countParameters, parameters } from '../../src/engine/parameters';
import type { Batch } from '../../src/engine/program';
import { createRandom } from '../../src/engine/random';
import { saliency } from '../../src/engine/saliency';
import { matrixOf, singularValues } from '../../src/engine/singular';
import type { LayerSpec, ModelSpec } from '../../src/engine/spec';
import { type Tensor, zeros } from '../../src/engine/tensor';
import { writeWeights } from '../../src/interop/weights';

function caseOf(cell: string): Fields {
  const text = readFileSync(new URL(`../reference/${cell}-contributions.json`, import.meta.url), 'utf8');
  return fieldsOf(JSON.parse(text), cell);
}

describe('PyTorch’s cases', () => {
  for (const cell of ['rnn', 'lstm', 'gru']) {
    it(`agree on what each step of the ${cell} contributes, tensor by tensor`, () => {
      const file = caseOf(cell);
      const model = readModel(file);
      const batch = readBatch(file, model.spec);
      const program = createProgram(model.spec, batch);
      program.weights.set(model.weights);
      program.forward(batch);
      program.backward({ seeds: { h: nestedOf(file.lossWeight, 'lossWeight').data } });
      const pass = { spec: model.spec, batch, clamps: [], values: program.values(), gradients: program.gradients() };
      const parts = parameters(model.spec).map((tensor) => ({
        tensor,
        ...contributions({ ...pass, parameterGradient: program.gradient.slice() }, tensor.name),
      }));
      program.release();
      const expected = tensorsOf(file.contributions, 'contributions');
      for (let t = 0; t < batch.steps; t++) {
        const flat = new Float64Array(countParameters(model.spec));
        for (const { tensor, steps } of parts) flat.set(steps.data.subarray(t * tensor.count, (t + 1) * tensor.count), tensor.offset);
        const named = writeWeights(model.spec, flat, model.framework, 'gradients');
        for (const [name, { data }] of expected) {
          const count = data.length / batch.steps;
          expect(relativeError(named.get(name)!.data, data.subarray(t * count, (t + 1) * count))).toBeLessThan(1e-10);
        }
      }
    });

    it(`agree on ‖∂h_t/∂h_k‖ and ‖∂c_t/∂c_k‖ of the ${cell} for all pairs of steps`, () => {
      const file = caseOf(cell);
      const { spec, weights } = readModel(file);
      const batch = readBatch(file, spec);
      const program = createProgram(spec, batch);
      program.weights.set(weights);
      program.forward(batch);
      const norms = jacobianNorms(program, 1);
      program.release();
      const square = [batch.steps, batch.steps];
      expect(relativeError(norms.h.data, arrayOf(file.jacobian, 'jacobian', square))).toBeLessThan(1e-10);
      expect(norms.c !== null).toBe(cell === 'lstm');
      const cellNorms = file.jacobianCell ? arrayOf(file.jacobianCell, 'jacobianCell', square) : [];
      expect(relativeError(norms.c?.data ?? [], cellNorms)).toBeLessThan(1e-10);
    });
  }
});

const layer: LayerSpec = { cell: 'lstm', size: 4, bias: 'one', peephole: true, forgetBias: 1 };
const spec: ModelSpec = {
  shape: 'manyToMany',
  input: { kind: 'dense', size: 3 },
  convolution: { filters: 3, width: 2, stride: 1, bias: true, activation: 'tanh' },
  layers: [{ cell: 'gru', size: 5, bias: 'one', resetAfter: false }, layer],
  decoder: null,
  head: { kind: 'softmax', size: 4, bias: true },
};

function randomVector(count: number, seed: number): Float64Array {
  const random = createRandom(seed);
  return Float64Array.from({ length: count }, () => 0.6 * random.normal());
}

describe('saliency', () => {
  const batch: Batch = { steps: 6, size: 2, inputs: randomVector(36, 2) };
  const program = createProgram(spec, { steps: 6, size: 2 });
  program.weights.set(randomVector(countParameters(spec), 1));

  function outputAt(inputs: Float64Array, of: 'output' | 'logits' | 'h', at: number): number {
    program.forward({ ...batch, inputs });
    const { main } = program.values();
    const tensor = of === 'h' ? main.layers[1]!.quantities.h : main[of];
    return tensor!.data[at]!;
  }

  it('is the derivative of the chosen output with respect to every input, as differences measure it', () => {
    const choice = { step: 3, row: 1, unit: 2 };
    for (const of of ['output', 'logits', 'h'] as const) {
      const gradient: Tensor = saliency(program, batch, { ...choice, of }).main.input;
      const differences = zeros(...gradient.shape);
      differences.data.forEach((_, k) => {
        const [up, down] = [1e-5, -1e-5].map((change) => {
          const inputs = Float64Array.from(batch.inputs);
          inputs[k]! += change;
          return outputAt(inputs, of, (choice.step * 2 + choice.row) * 4 + choice.unit);
        });
        differences.data[k] = (up! - down!) / 2e-5;
      });
      expect(relativeError(gradient.data, differences.data)).toBeLessThan(1e-8);
    }
  });

  it('refuses an output that does not exist', () => {
    const choice = { step: 0, row: 0, unit: 0, of: 'output' } as const;
    for (const wrong of [{ step: 5 }, { row: 2 }, { unit: 4 }, { unit: -1 }]) {
      expect(() => saliency(program, batch, { ...choice, ...wrong })).toThrow(RangeError);
    }
  });
});

describe('Jacobian norms in a stack', () => {
  const cells: LayerSpec[] = [
    layer,
    { cell: 'gru', size: 4, bias: 'two', resetAfter: true },
    { cell: 'gru', size: 3, bias: 'none', resetAfter: false },
    { cell: 'rnn', size: 5, bias: 'one', activation: 'relu' },
  ];

  /** States of the layer after the last of `steps`, from given ones. */
  function run(
    model: ModelSpec,
    steps: number,
    inputs: Float64Array,
    initial: Record<'h' | 'c', Float64Array>,
    of: 'h' | 'c',
  ): Float64Array {
    const program = createProgram(model, { steps, size: 1 });
    program.weights.set(randomVector(countParameters(model), 8));
    program.forward({ steps, size: 1, inputs, initial: [initial] });
    const { data } = program.values().main.layers[0]!.quantities[of]!;
    program.release();
    return data.slice(-model.layers[0]!.size);
  }

  it('equal what differences of one state measure while the other is held fixed, for every cell', () => {
    for (const cell of cells) {
      const model: ModelSpec = { ...spec, convolution: null, layers: [cell], head: null };
      const [steps, from, size] = [5, 1, cell.size];
      const inputs = randomVector(steps * 3, 4);
      const program = createProgram(model, { steps, size: 1 });
      program.weights.set(randomVector(countParameters(model), 8));
      program.forward({ steps, size: 1, inputs });
      const norms = jacobianNorms(program, 1);
      const { quantities } = program.values().main.layers[0]!;
      program.release();
      const at = (name: 'h' | 'c') => quantities[name]?.data.slice(from * size, (from + 1) * size) ?? new Float64Array(size);
      for (const state of norms.c ? (['h', 'c'] as const) : (['h'] as const)) {
        const jacobian = new Float64Array(size * size);
        for (let unit = 0; unit < size; unit++) {
          const [up, down] = [1e-5, -1e-5].map((change) => {
            const initial = { h: at('h'), c: at('c') };
            initial[state][unit]! += change;
            return run(model, steps - from - 1, inputs.subarray((from + 1) * 3), initial, state);
          });
          for (let row = 0; row < size; row++) jacobian[row * size + unit] = (up![row]! - down![row]!) / 2e-5;
        }
        const expected = singularValues(matrixOf(jacobian, size, size))[0]!;
        expect(Math.abs(norms[state]!.data[(steps - 1) * steps + from]! - expected)).toBeLessThan(1e-8);
      }
    }
  });

  it('say 0 above the diagonal, 1 on it, and leave the arena as it was', () => {
    const program = createProgram(spec, { steps: 6, size: 1 });
    program.weights.set(randomVector(countParameters(spec), 1));
    program.forward({ steps: 6, size: 1, inputs: randomVector(18, 3) });
    const once = [jacobianNorms(program, 1), jacobianNorms(program, 2)];
    expect([jacobianNorms(program, 1), jacobianNorms(program, 2)]).toEqual(once);
    program.release();
    for (const { h } of once) {
      for (let t = 0; t < 5; t++) {
        expect(h.data[t * 5 + t]).toBe(1);
        for (let k = t + 1; k < 5; k++) expect(h.data[t * 5 + k]).toBe(0);
        for (let k = 0; k < t; k++) expect(h.data[t * 5 + k]).toBeGreaterThan(0);
      }
    }
    expect(once[0]!.c).toBeNull();
  });
});

describe('spectra of the recurrent matrices', () => {
  it('come gate by gate, largest first, from the right columns of W', () => {
    const weights = new Float64Array(countParameters(spec));
    const tensor = parameters(spec).find(({ name }) => name === 'layer2.W')!;
    for (let gate = 0; gate < 4; gate++) {
      for (let unit = 0; unit < 4; unit++) weights[tensor.offset + unit * 16 + gate * 4 + unit] = (gate + 1) * (unit + 1);
    }
    const spectra = recurrentSpectra(spec, weights).filter((spectrum) => spectrum.tensor.name === 'layer2.W');
    expect(spectra.map(({ gate }) => gate)).toEqual(['f', 'i', 'o', 'g']);
    expect(spectra.map(({ values }) => [...values])).toEqual([1, 2, 3, 4].map((gate) => [4 * gate, 3 * gate, 2 * gate, gate]));
  });
});
