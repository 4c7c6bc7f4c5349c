import { describe, expect, it } from 'vitest';
import { exampleOfLetters } from '../../src/data/recall/examples';
import { letters } from '../../src/data/names/vocabulary';
import { measuredLengths, wordsOfLength } from '../../src/data/recall/words';
import { indexOfLargest } from '../../src/engine/choose';
import { countParameters, parameters } from '../../src/engine/parameters';
import type { Clamp } from '../../src/engine/program';
import { createRandom } from '../../src/engine/random';
import type { ModelSpec } from '../../src/engine/spec';
import { createStepper } from '../../src/engine/stepper';
import { specOf } from '../../src/store/modelSpec';
import { defaultScene } from '../../src/store/scene';
import type { Pass } from '../../src/worker/protocol';
import { recall } from '../../src/worker/recall';
import { passOver } from './passOver';

const specFor = (cell: 'rnn' | 'lstm' | 'gru', units = 4): ModelSpec => {
  const { forgetBias: _, ...model } = defaultScene.model;
  return specOf({ ...model, task: 'recall', cell, sizes: [units], bias: 'one' });
};

function weightsFor(spec: ModelSpec, spread = 0.7): Float64Array {
  const random = createRandom(7);
  return Float64Array.from({ length: countParameters(spec) }, () => random.normal() * spread);
}

/** A pass of the network over any text: what it reads is of no account. */
const passFor = (spec: ModelSpec, change: Partial<Pass> = {}): Pass => passOver('', { spec, weights: { key: 'w', data: null } }, change);

const measure = (spec: ModelSpec, weights: Float64Array, change: Partial<Pass> = {}) =>
  recall({ kind: 'recall', pass: passFor(spec, change) }, weights);

function pointAt(result: ReturnType<typeof recall>, length: number) {
  const point = result.points.find((each) => each.length === length);
  if (!point) throw new RangeError(`nothing was measured at ${length}`);
  return point;
}

/** Each word of a length alone, one step after the other: whether its first letter is the likeliest output. */
function shareRight(spec: ModelSpec, weights: Float64Array, length: number): number {
  const stepper = createStepper(spec, weights);
  const words = wordsOfLength(length);
  const right = words.filter((word) => {
    stepper.start();
    const { inputs, targets } = exampleOfLetters(word);
    const outputs = Array.from(inputs as Int32Array, (token) => Array.from(stepper.step(token).output));
    return indexOfLargest(outputs.at(-1) ?? []) === targets[0];
  });
  stepper.release();
  return right.length / words.length;
}

/** The same network as one that reads vectors, so that the first letter can be moved a little. */
const denseOf = (spec: ModelSpec): ModelSpec => ({ ...spec, input: { kind: 'dense', size: letters.length + 1 } });

/** ‖∂L/∂x₁‖ of a word by two-sided differences of its loss: every entry of the first letter’s vector moved by ±h. */
function gradientByDifferences(spec: ModelSpec, weights: Float64Array, word: string): number {
  const stepper = createStepper(denseOf(spec), weights);
  const { inputs, targets } = exampleOfLetters(word);
  const lossWith = (entry: number, by: number) => {
    stepper.start();
    let likelihood = Number.NaN;
    for (const [step, token] of (inputs as Int32Array).entries()) {
      const vector = new Float64Array(letters.length + 1);
      vector[token] = 1;
      if (step === 1) vector[entry] = (vector[entry] ?? 0) + by;
      likelihood = stepper.step(vector).output[targets[0] ?? -1] ?? Number.NaN;
    }
    return -Math.log(likelihood);
  };
  const h = 1e-5;
  const slopes = Array.from({ length: letters.length + 1 }, (_, entry) => (lossWith(entry, h) - lossWith(entry, -h)) / (2 * h));
  stepper.release();
  return Math.hypot(...slopes);
}

function medianGradient(spec: ModelSpec, weights: Float64Array, length: number): number {
  const norms = wordsOfLength(length)
    .map((word) => gradientByDifferences(spec, weights, word))
    .toSorted((a, b) => a - b);
  return ((norms[norms.length / 2 - 1] ?? Number.NaN) + (norms[norms.length / 2] ?? Number.NaN)) / 2;
}

describe('how long the first letter is kept', () => {
  it.each(['rnn', 'lstm', 'gru'] as const)('is measured at every length on as many words, in the %s', (cell) => {
    const spec = specFor(cell);
    const { words, points } = measure(spec, weightsFor(spec));
    expect(points.map(({ length }) => length)).toEqual(measuredLengths);
    expect(words).toBe(wordsOfLength(8).length);
    for (const { right } of points) expect(right * words).toBeCloseTo(Math.round(right * words), 9);
  });

  it.each(['rnn', 'lstm', 'gru'] as const)('is the share of words whose first letter is the likeliest output, in the %s', (cell) => {
    const spec = specFor(cell, 8);
    const weights = weightsFor(spec, 1.5);
    const result = measure(spec, weights);
    for (const length of [1, 2, 6, 64]) expect(pointAt(result, length).right, `${length} letters`).toBe(shareRight(spec, weights, length));
    expect(new Set(result.points.map(({ right }) => right)).size).toBeGreaterThan(1);
  });

  it.each(['rnn', 'lstm', 'gru'] as const)(
    'has the gradient of each word’s own loss, as differences of the loss find it, in the %s',
    (cell) => {
      const spec = specFor(cell);
      const weights = weightsFor(spec);
      const result = measure(spec, weights);
      for (const length of [1, 3]) {
        const expected = medianGradient(spec, weights, length);
        expect(Math.abs(pointAt(result, length).gradient / expected - 1), `${length} letters`).toBeLessThan(1e-6);
      }
    },
  );

  it('follows the gain, weights set by hand and clamps', () => {
    const spec = specFor('rnn');
    const weights = weightsFor(spec);
    const usual = measure(spec, weights);
    const tensors = parameters(spec);
    const scaled = weights.slice();
    for (const { role, offset, count } of tensors) {
      if (role === 'W') for (let index = offset; index < offset + count; index++) scaled[index] = 2 * (scaled[index] ?? 0);
    }
    const withGain = measure(spec, weights, { gain: 2 });
    expect(withGain).toEqual(measure(spec, scaled));
    expect(withGain).not.toEqual(usual);

    const [first] = tensors;
    const edited = weights.slice();
    edited[(first?.offset ?? 0) + 3] = 4;
    const withEdit = measure(spec, weights, { edits: [{ tensor: first?.name ?? '', index: 3, value: 4 }] });
    expect(withEdit).toEqual(measure(spec, edited));
    expect(withEdit).not.toEqual(usual);

    // Nothing of the first letter gets past a step at which all units are held.
    const held: Clamp = { part: 'encoder', layer: 1, quantity: 'h', unit: 'all', from: 2, to: 2, value: 0 };
    const withClamp = measure(spec, weights, { clamps: [held] });
    expect(pointAt(withClamp, 1)).toEqual(pointAt(usual, 1));
    for (const { gradient, right } of withClamp.points.filter(({ length }) => length > 1)) {
      expect(gradient).toBe(0);
      expect(right).toBeLessThan(0.2);
    }
  });

  it('does not depend on what the pass reads', () => {
    const spec = specFor('gru');
    const weights = weightsFor(spec);
    expect(measure(spec, weights, { inputs: [0, 5, 6], targets: [-1, -1, 3], costSteps: 'last' })).toEqual(measure(spec, weights));
  });

  it('refuses a network whose words would take seconds, in words', () => {
    const spec = specFor('lstm', 512);
    expect(() => measure(spec, new Float64Array(countParameters(spec)))).toThrow(/too many to be read by a network of this size/);
  });
});
