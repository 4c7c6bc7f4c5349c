import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parameters } from '../../src/engine/parameters';
import { compareSequence } from '../../src/interop/reference/compareSequence';
import { readSequenceCase, sequenceOf } from '../../src/interop/reference/sequenceCase';
import { buildAnswer, passBehind, passOf } from '../../src/store/buildAnswer';
import { modelOfCase } from '../../src/store/fileModel';
import { specOf } from '../../src/store/modelSpec';
import type { Answer } from '../../src/store/run';
import { defaultScene, type Scene } from '../../src/store/scene';
import { type FileTensor, type TraceFile, traceFile, traceFileName } from '../../src/store/traceFile';
import { contributions, jacobians } from '../../src/worker/analyse';
import { trace } from '../../src/worker/trace';

const read = (name: string) => readSequenceCase(JSON.parse(readFileSync(`test/reference/${name}.json`, 'utf8')));

/** One sequence of a case alone, through the very path that the stage takes. */
function answerTo(name: string, row = 0, change: Partial<Scene> = {}): Answer {
  const of = read(name);
  const { source, ...model } = modelOfCase(of, { name, digest: '0'.repeat(16) });
  if (source.kind !== 'case') throw new TypeError('That is no case.');
  const scene = { ...defaultScene, model: { ...model, source: { ...source, sequence: row } }, ...change };
  const sequence = sequenceOf(of, row);
  return buildAnswer(scene, specOf(scene.model), trace(passOf(scene, of.model.weights, null, sequence), of.model.weights), null, sequence);
}

const cells = ['rnn', 'lstm', 'gru'];
const pytorch = [
  ...cells.flatMap((cell) =>
    ['one-layer', 'three-layers', 'no-bias', 'initial-state', 'odd-sizes', 'contributions'].map((sort) => `${cell}-${sort}`),
  ),
  'rnn-relu',
  'lstm-peephole-gradients',
];
const rounded = ['keras-lstm', 'keras-gru-reset-after', 'keras-gru-reset-before', 'keras-simple-rnn', 'onnx-lstm', 'onnx-lstm-peephole'];

describe('a sequence of a case, alone', () => {
  it.each([...pytorch, ...rounded])('agrees with all that the file says of it, forward and back: %s', (name) => {
    const of = read(name);
    for (let row = 0; row < of.batch.size; row += 1) {
      const answer = answerTo(name, row);
      const findings = compareSequence(sequenceOf(of, row), answer);
      expect(findings.length).toBeGreaterThan(1);
      for (const { what, error } of findings) expect(error, `${what} of sequence ${row}`).toBeLessThan(of.precision.tolerance);
    }
  });

  it('with a wrong weight agrees with nothing', () => {
    const of = read('lstm-one-layer');
    const answer = answerTo('lstm-one-layer', 0, { edits: [{ tensor: 'layer1.W', index: 3, value: 2 }] });
    const errors = compareSequence(sequenceOf(of, 0), answer).map(({ error }) => error);
    expect(Math.min(...errors)).toBeGreaterThan(1e-6);
  });

  it('compares the weights’ gradients and the loss only where the file holds one sequence', () => {
    const named = (name: string) => compareSequence(sequenceOf(read(name), 0), answerTo(name)).map(({ what }) => what);
    expect(named('lstm-one-layer')).toEqual(['output', 'hT', 'cT', 'grads.x', 'grads.h0', 'grads.c0', 'loss', 'parameters']);
    expect(named('lstm-three-layers')).toEqual(['output', 'hT', 'cT', 'grads.x', 'grads.h0', 'grads.c0']);
  });

  it('has gradients that finite differences of its loss confirm, with initial states, a clamp and part of the cost', () => {
    const clamp = { part: 'encoder', layer: 1, quantity: 'f', unit: 1, from: 1, to: 2, value: 0.25 } as const;
    const change = { clamps: [clamp], cost: [1, 3, 4] } as const;
    const { spec, parameterGradient } = answerTo('lstm-initial-state', 1, change);
    for (const { name, offset, count } of parameters(spec)) {
      const index = Math.floor(count / 2);
      const value = read('lstm-initial-state').model.weights[offset + index] ?? Number.NaN;
      const at = (shift: number) =>
        answerTo('lstm-initial-state', 1, { ...change, edits: [{ tensor: name, index, value: value + shift }] }).loss;
      const slope = (at(1e-6) - at(-1e-6)) / 2e-6;
      expect(parameterGradient[offset + index], name).toBeCloseTo(slope, 7);
    }
  });

  it('has a loss that its steps add up to', () => {
    const answer = answerTo('gru-odd-sizes', 2, { cost: [0, 7] });
    expect(answer.losses.shape).toEqual([10, 1]);
    expect(answer.losses.data.every(Number.isFinite)).toBe(true);
    expect(answer.loss).toBeCloseTo((answer.losses.data[0] ?? 0) + (answer.losses.data[7] ?? 0), 12);
  });

  it('without weights of the outputs has no loss and no gradients', () => {
    const answer = answerTo('onnx-gru');
    expect(answer.loss).toBe(0);
    expect(answer.losses.data.every(Number.isNaN)).toBe(true);
    expect(answer.parameterGradient.every((slope) => slope === 0)).toBe(true);
    expect(answer.columns.every(({ output }) => output === 'none')).toBe(true);
  });

  it('sends its weights of the outputs down to h, and the rest back in time', () => {
    const answer = answerTo('lstm-one-layer');
    const weights = answer.sequence?.lossWeights ?? new Float64Array();
    const size = answer.spec.layers[0]?.size ?? 0;
    const lengthAt = (step: number) => Math.hypot(...weights.subarray(step * size, (step + 1) * size));
    answer.columns.forEach((_, step) => expect(answer.flows[0]?.fromAbove[step]).toBeCloseTo(lengthAt(step), 14));
    // Nothing comes back into the last step: all of its gradient came from the loss.
    const last = answer.columns.length - 1;
    const { h } = answer.gradients.layers[0]?.quantities ?? {};
    expect([...(h?.data.subarray(last * size) ?? [])]).toEqual([...weights.subarray(last * size)]);
  });

  it('is the same when it is asked again for an analysis, initial states and loss included', () => {
    const answer = answerTo('lstm-initial-state', 2);
    const pass = passBehind(answer);
    expect(trace(pass, answer.weights).parameterGradient).toEqual(answer.parameterGradient);
    const { total, residual } = contributions({ kind: 'contributions', pass, tensor: 'layer1.W' }, answer.weights);
    expect(residual).toBeLessThan(1e-14);
    expect(Math.max(...total.data.map(Math.abs))).toBeGreaterThan(0);
    expect(jacobians({ kind: 'jacobians', pass, layer: 1 }, answer.weights).h.shape).toEqual([5, 5]);
  });

  it('is held against the run without what was changed by hand: from the same states, under the same loss', () => {
    const plain = answerTo('lstm-initial-state', 1, { cost: [0, 2] });
    const changed = answerTo('lstm-initial-state', 1, { cost: [0, 2], gain: 2 });
    expect(changed.unchanged).toEqual(plain);
    expect(plain.gradients.layers[0]?.initial.c?.data.some((slope) => slope !== 0)).toBe(true);
  });

  it('is downloaded with all that it takes to compute it again', () => {
    const answer = answerTo('lstm-initial-state', 1, { cost: [0, 2] });
    const file = JSON.parse(JSON.stringify(traceFile(answer))) as TraceFile;
    const flat = (tensor: FileTensor | undefined) => Float64Array.from(tensor?.data.map(Number) ?? []);
    const again = trace(
      {
        ...passBehind(answer),
        inputs: [...flat(file.values.input)],
        initial: [{ h: flat(file.values['layer1.initial.h']), c: flat(file.values['layer1.initial.c']) }],
        lossWeights: flat(file.lossWeights),
        costSteps: file.costSteps,
      },
      Float64Array.from(parameters(file.spec).flatMap(({ name }) => [...flat(file.parameters[name])])),
    );
    expect(again.loss).toBe(file.loss);
    expect(again.parameterGradient).toEqual(answer.parameterGradient);
    expect(file.text).toBe('');
    expect(file.about).toContain('sum of lossWeights');
    expect(traceFileName(answer)).toBe('unrolled-lstm-6-lstm-initial-state.json');
  });
});
