import { createProgram } from '../../src/engine/createProgram';
import { createOptimizer } from '../../src/engine/optimizer';
import type { Batch, Cost, Program } from '../../src/engine/program';
import type { LayerSpec, ModelSpec } from '../../src/engine/spec';
import { createInputs, createNumbers } from './inputs';
import type { Subject, Task } from './subject';
import { CLASSES, INPUTS, type Work } from './work';

function layerOf({ cell, size }: Work): LayerSpec {
  switch (cell) {
    case 'lstm':
      return { cell, size, bias: 'one', peephole: false, forgetBias: 1 };
    case 'gru':
      return { cell, size, bias: 'one', resetAfter: false };
    case 'rnn':
      return { cell, size, bias: 'one', activation: 'tanh' };
  }
}

function specOf(work: Work): ModelSpec {
  return {
    shape: 'manyToMany',
    input: { kind: 'dense', size: INPUTS },
    convolution: null,
    layers: [layerOf(work)],
    decoder: null,
    head: { kind: 'softmax', size: CLASSES, bias: true },
  };
}

function startProgram(work: Work): Program {
  const program = createProgram(specOf(work), { steps: work.steps, size: work.batch });
  const next = createNumbers(2);
  const scale = 1 / Math.sqrt(work.size);
  for (let n = 0; n < program.weights.length; n++) program.weights[n] = scale * next();
  return program;
}

export const engineSubject: Subject = {
  prepare(work): Task {
    const { steps, batch: size } = work;
    const { x, targets } = createInputs(work);
    const batch: Batch = { steps, size, inputs: x };
    const program = startProgram(work);
    if (work.kind === 'trace') {
      return { run: () => void program.forward(batch), release: () => program.release() };
    }
    const cost: Cost = { targets, weights: new Float64Array(steps * size).fill(1 / (steps * size)) };
    const optimizer = createOptimizer({ kind: 'adam' });
    return {
      run() {
        program.forward(batch, cost);
        program.backward();
        optimizer.update(program.weights, program.gradient, 1e-3);
      },
      release: () => program.release(),
    };
  },
};
