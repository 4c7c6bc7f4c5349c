import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitBaselines, fitCounts } from '../../src/data/baselines';
import { classProbabilities, fitClassModel, judgeClassModel } from '../../src/data/classModels';
import { chooseStrengths, fitCountModel, meanLoss } from '../../src/data/countModels';
import { encodeName, loadNames } from '../../src/data/names/corpus';
import { splitNames } from '../../src/data/names/splitNames';

const some = ['anna', 'ann', 'hannah', 'al'].map(encodeName);

function probability(strengths: readonly number[], context: readonly number[], next: number): number {
  const model = fitCountModel(some, 27, strengths);
  const row = context.reduce((index, token) => index * 27 + token, 0);
  return model.probabilities[row * 27 + next] ?? Number.NaN;
}

describe('a count model', () => {
  it('gives every context a distribution', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 1e-3, max: 1e3, noNaN: true }), { minLength: 1, maxLength: 3 }), (strengths) => {
        const { probabilities } = fitCountModel(some, 27, strengths);
        for (let start = 0; start < probabilities.length; start += 27) {
          const sum = probabilities.subarray(start, start + 27).reduce((total, p) => total + p, 0);
          expect(sum).toBeCloseTo(1, 12);
        }
      }),
      { seed: 20260201, numRuns: 20 },
    );
  });

  it('with hardly any smoothing counts: of the two ways on from “a” after the start, “n” has two of three', () => {
    expect(probability([1e-9, 1e-9], [0], 1)).toBeCloseTo(3 / 4, 6);
    expect(probability([1e-9, 1e-9, 1e-9], [0, 1], 14)).toBeCloseTo(2 / 3, 6);
  });

  it('interpolates an order with the one below as its formula says', () => {
    // After “a”: n 3 times, l, h, and the end 1 time each, as in anna, ann, hannah, al; 19 characters are predicted in all, n is 6 of them.
    const below = (6 + 2 / 27) / (19 + 2);
    const one = (3 + 5 * below) / (6 + 5);
    expect(probability([2, 5], [1], 14)).toBeCloseTo(one, 12);
    // Three names begin with “a”, two of them with “an”.
    expect(probability([2, 5, 7], [0, 1], 14)).toBeCloseTo((2 + 7 * one) / (3 + 7), 12);
  });

  it('starts every name without memory of the one before', () => {
    const model = fitCountModel([encodeName('ab')], 27, [1e-9, 1e-9, 1e-9]);
    expect(meanLoss(model, [encodeName('ab'), encodeName('ab')])).toBeCloseTo(0, 6);
  });

  it('has its loss in nats per character, end marks included', () => {
    const uniform = fitCountModel([], 27, [1]);
    expect(meanLoss(uniform, some)).toBeCloseTo(Math.log(27), 12);
  });
});

describe('the smoothing', () => {
  it('that is chosen predicts the judging names at least as well as any near it', () => {
    const [training, judging] = [some.slice(0, 3), some.slice(3)];
    const loss = (trial: readonly number[]): number => meanLoss(fitCountModel(training, 27, trial), judging);
    const [first = 0, second = 0] = chooseStrengths(2, loss);
    const near = [0.5, 1, 2].flatMap((a) => [0.5, 1, 2].map((b) => [first * a, second * b]));
    const tried = near.filter((trial) => trial.every((strength) => strength >= 0.25 && strength <= 64));
    expect(tried.length).toBeGreaterThan(3);
    expect(Math.min(...tried.map(loss))).toBe(loss([first, second]));
  });
});

describe('naive Bayes', () => {
  const words = [
    { word: Int32Array.of(1, 0), label: 0 },
    { word: Int32Array.of(1, 1, 0), label: 0 },
    { word: Int32Array.of(2, 0), label: 1 },
  ];

  it('weighs how frequent a class is with how likely it makes the word', () => {
    // Class 0: token 1 three times of five, class 1: once of two, each with one more share of a third.
    const [first = 0, second = 0] = classProbabilities(fitClassModel(words, 2, 3, [1]), Int32Array.of(1, 0));
    const one = (2 / 3) * ((3 + 1 / 3) / 6) * ((2 + 1 / 3) / 6);
    const other = (1 / 3) * (1 / 3 / 3) * ((1 + 1 / 3) / 3);
    expect(first + second).toBeCloseTo(1, 12);
    expect(first / second).toBeCloseTo(one / other, 9);
  });

  it('without smoothing strengths knows the frequencies alone', () => {
    const model = fitClassModel(words, 2, 3, []);
    expect([...classProbabilities(model, Int32Array.of(2, 0))].map((share) => share.toFixed(6))).toEqual(['0.666667', '0.333333']);
    expect(judgeClassModel(model, words).accuracy).toBeCloseTo(2 / 3, 12);
  });
});

describe('the baselines', () => {
  it('predict held-out names better the more they remember, on the very same targets', async () => {
    const { training, heldOut } = splitNames(await loadNames());
    const split = { training: training.map(encodeName), heldOut: heldOut.map(encodeName) };
    const [pairs, triples] = ([2, 3] as const).map((order) => fitCounts(split, 27, order).heldOutLoss);
    expect(pairs).toBeGreaterThan(triples ?? 0);
    expect(triples).toBeLessThan(2.2);
  });

  it('of classes know whole words, of spelled words only the characters before', async () => {
    const [language, spelling] = [await fitBaselines('language'), await fitBaselines('spelling')];
    expect(language.map(({ name }) => name)).toEqual(['frequency', 'bayes']);
    expect(language[0]?.heldOutLoss).toBeCloseTo(Math.log(8), 2);
    expect(language[1]?.accuracy).toBeGreaterThan(0.9);
    expect(spelling.map(({ name, accuracy }) => [name, accuracy])).toEqual([
      ['bigram', undefined],
      ['trigram', undefined],
    ]);
  });
});
