import { describe, expect, it } from 'vitest';
import { type Choice, choiceProbabilities, chooseToken } from '../../src/engine/choose';
import { createProgram } from '../../src/engine/createProgram';
import { generateManyTokens, generateTokens, generateValues } from '../../src/engine/generate';
import { initialise } from '../../src/engine/initialise';
import type { Batch } from '../../src/engine/program';
import { createRandom } from '../../src/engine/random';
import type { InputSpec, LayerSpec, ModelSpec } from '../../src/engine/spec';
import { createStepper } from '../../src/engine/stepper';

const layers: LayerSpec[] = [
  { cell: 'lstm', size: 6, bias: 'one', peephole: true, forgetBias: 1 },
  { cell: 'gru', size: 5, bias: 'two', resetAfter: true },
];
const tokens: InputSpec = { kind: 'oneHot', size: 4 };
const language: ModelSpec = {
  shape: 'manyToMany',
  input: tokens,
  convolution: null,
  layers,
  decoder: null,
  head: { kind: 'softmax', size: 4, bias: true },
};
const translator: ModelSpec = {
  ...language,
  shape: 'encoderDecoder',
  input: { kind: 'embedding', size: 7, width: 3 },
  decoder: { input: { kind: 'embedding', size: 4, width: 2 }, layers },
};

function weightsOf(spec: ModelSpec): Float64Array {
  return initialise(spec, 3, 'pytorch').map((value) => 3 * value);
}

/** Logits of the last of the steps that a batch runs in one go. */
function lastLogits(spec: ModelSpec, batch: Batch): Float64Array {
  const program = createProgram(spec, { steps: Math.max(batch.steps, batch.decoder?.steps ?? 0), size: 1 });
  program.weights.set(weightsOf(spec));
  program.forward(batch);
  const { data, shape } = program.values().main.logits!;
  program.release();
  return data.slice(-shape[2]!);
}

const greedy: Choice = { kind: 'greedy' };

describe('choosing a token', () => {
  const logits = [1, 3, 2, 3, -1];

  it('greedily takes the likeliest, the first of equals', () => {
    expect(chooseToken(logits, greedy, createRandom(1))).toBe(1);
  });

  it('draws from softmax(logits / temperature)', () => {
    for (const temperature of [0.5, 1, 3]) {
      const weights = logits.map((value) => Math.exp(value / temperature));
      const sum = weights.reduce((total, value) => total + value);
      const probabilities = choiceProbabilities(logits, temperature, null);
      probabilities.forEach((value, k) => expect(value).toBeCloseTo(weights[k]! / sum, 14));
    }
  });

  it('is greedy at temperature 0, and even at a high one', () => {
    expect([...choiceProbabilities(logits, 0, null)]).toEqual([0, 1, 0, 0, 0]);
    choiceProbabilities(logits, 1e9, null).forEach((value) => expect(value).toBeCloseTo(0.2, 7));
  });

  it('keeps to the top k, the first of equals', () => {
    const top = (k: number) => [...choiceProbabilities(logits, 1, k)].map((value) => value > 0);
    expect(top(1)).toEqual([false, true, false, false, false]);
    expect(top(2)).toEqual([false, true, false, true, false]);
    expect(top(3)).toEqual([false, true, true, true, false]);
    expect(top(99)).toEqual([true, true, true, true, true]);
  });

  it('draws each token as often as its probability says', () => {
    const random = createRandom(5);
    const counts = new Float64Array(5);
    for (let k = 0; k < 20000; k++) counts[chooseToken(logits, { kind: 'sample', temperature: 1, top: 4 }, random)]! += 1 / 20000;
    const expected = choiceProbabilities(logits, 1, 4);
    expect(counts[4]).toBe(0);
    counts.forEach((share, k) => expect(Math.abs(share - expected[k]!)).toBeLessThan(0.015));
  });

  it('never draws what has no probability, whatever is left over by rounding', () => {
    const nearlyOne = { ...createRandom(1), uniform: () => 1 - 2 ** -53 };
    for (let seed = 0; seed < 300; seed++) {
      const random = createRandom(seed);
      const many = Array.from({ length: 12 }, () => random.normal());
      const chosen = chooseToken(many, { kind: 'sample', temperature: 1, top: 5 }, nearlyOne);
      expect(choiceProbabilities(many, 1, 5)[chosen]).toBeGreaterThan(0);
    }
  });

  it('bears huge logits and refuses a negative temperature', () => {
    expect([...choiceProbabilities([1e300, 0], 1, null)]).toEqual([1, 0]);
    expect(() => choiceProbabilities(logits, -1, null)).toThrow(RangeError);
  });
});

describe('a language model', () => {
  const weights = weightsOf(language);
  const request = { given: Int32Array.of(1, 3), end: null, maximum: 7, choice: greedy };

  it('reads what it chose: the same as running everything so far in one go', () => {
    const chosen = [...generateTokens(language, weights, request, createRandom(1))];
    const read = [...request.given];
    for (const token of chosen) {
      const logits = lastLogits(language, { steps: read.length, size: 1, inputs: Int32Array.from(read) });
      expect(token).toBe(chooseToken(logits, greedy, createRandom(1)));
      read.push(token);
    }
    expect(chosen).toHaveLength(7);
  });

  it('ends with the end token', () => {
    const sample: Choice = { kind: 'sample', temperature: 1, top: null };
    const random = createRandom(2);
    const many = generateManyTokens(language, weights, { ...request, end: 0, maximum: 50, choice: sample }, random, 30);
    for (const sequence of many) {
      const end = sequence.indexOf(0);
      expect(end === sequence.length - 1 || (end === -1 && sequence.length === 50)).toBe(true);
    }
    expect(new Set(many.map(String)).size).toBeGreaterThan(10);
  });

  it('says the same for the same seed', () => {
    const sample: Choice = { kind: 'sample', temperature: 1.5, top: 3 };
    const once = (seed: number) => [...generateTokens(language, weights, { ...request, maximum: 30, choice: sample }, createRandom(seed))];
    expect(once(4)).toEqual(once(4));
    expect(once(4)).not.toEqual(once(5));
  });

  it('needs something to read, a softmax, and no convolution', () => {
    expect(() => generateTokens(language, weights, { ...request, given: new Int32Array() }, createRandom(1))).toThrow(RangeError);
    const linear: ModelSpec = { ...language, head: { kind: 'linear', size: 4, bias: true, loss: 'squaredError' } };
    expect(() => generateTokens(linear, weights, request, createRandom(1))).toThrow(RangeError);
    const convolved: ModelSpec = { ...language, convolution: { filters: 4, width: 1, stride: 1, bias: true, activation: 'linear' } };
    expect(() => createStepper(convolved, weightsOf(convolved))).toThrow(RangeError);
  });
});

describe('one-to-many', () => {
  it('reads one input, then nothing but zeros', () => {
    const spec: ModelSpec = { ...language, shape: 'oneToMany' };
    const request = { given: Int32Array.of(2), end: null, maximum: 9, choice: greedy };
    const chosen = generateTokens(spec, weightsOf(spec), request, createRandom(1));
    for (let steps = 1; steps <= 9; steps++) {
      const inputs = Int32Array.from({ length: steps }, (_, t) => (t === 0 ? 2 : -1));
      expect(chosen[steps - 1]).toBe(chooseToken(lastLogits(spec, { steps, size: 1, inputs }), greedy, createRandom(1)));
    }
  });

  it('reads no more than the first of what it is given', () => {
    const spec: ModelSpec = { ...language, shape: 'oneToMany' };
    const choice: Choice = { kind: 'sample', temperature: 4, top: null };
    const sample = (...given: number[]) => {
      const request = { given: Int32Array.from(given), end: null, maximum: 40, choice };
      return [
        ...generateTokens(
          spec,
          weightsOf(spec).map((value) => 4 * value),
          request,
          createRandom(1),
        ),
      ];
    };
    expect(sample(2, 1, 0)).toEqual(sample(2));
    expect(sample(1)).not.toEqual(sample(2));
  });
});

describe('an encoder–decoder', () => {
  it('starts from the encoder’s last states and reads what it chose', () => {
    const given = Int32Array.of(6, 0, 5);
    const request = { given, start: 2, end: null, maximum: 6, choice: greedy };
    const chosen = [...generateTokens(translator, weightsOf(translator), request, createRandom(1))];
    const read = [2];
    for (const token of chosen) {
      const decoder = { steps: read.length, inputs: Int32Array.from(read) };
      expect(token).toBe(chooseToken(lastLogits(translator, { steps: 3, size: 1, inputs: given, decoder }), greedy, createRandom(1)));
      read.push(token);
    }
  });
});

describe('values fed back', () => {
  const series: ModelSpec = {
    ...language,
    input: { kind: 'dense', size: 2 },
    head: { kind: 'linear', size: 2, bias: true, loss: 'squaredError' },
  };

  it('continue a series by reading their own forecasts', () => {
    const given = Float64Array.of(0.1, 0.2, 0.3, -0.4);
    const { shape, data } = generateValues(series, weightsOf(series), given, 4);
    expect(shape).toEqual([4, 2]);
    const read = [...given];
    for (let k = 0; k < 4; k++) {
      const next = lastLogits(series, { steps: read.length / 2, size: 1, inputs: Float64Array.from(read) });
      next.forEach((value, unit) => expect(data[2 * k + unit]).toBeCloseTo(value, 13));
      read.push(...next);
    }
  });

  it('refuse to feed back what is not as wide as an input', () => {
    const narrow: ModelSpec = { ...series, head: { kind: 'linear', size: 1, bias: true, loss: 'huber' } };
    expect(() => generateValues(narrow, weightsOf(narrow), Float64Array.of(1, 2), 3)).toThrow(RangeError);
  });
});
