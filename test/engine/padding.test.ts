import { describe, expect, it } from 'vitest';
import type { Recording } from '../../src/engine/recording';
import { rowOf, tensorsOf } from './agreement';
import { runChecked } from './gradientCheck';
import { programFor } from './againstOracle';
import { clean, garbage, padded } from './padding';
import { convolvedSteps } from '../../src/engine/spec';
import { describeCase, outputLengths, type RandomCase, randomCase } from './randomSpec';

const bitsOf = (data: ArrayLike<number>) => [...new BigUint64Array(Float64Array.from(data).buffer)];

/** Everything that must not change: loss, losses, parameter gradients, and every value and gradient inside the sequences. */
function answerOf(random: RandomCase): Map<string, readonly bigint[]> {
  const program = programFor(random);
  const loss = program.forward(random.batch, random.cost);
  const losses = program.losses();
  program.release();
  const run = runChecked(random);
  const lengths = [...outputLengths(random)];
  const { spec, batch } = random;
  const encoded = Array.from({ length: batch.size }, (_, row) => convolvedSteps(spec.convolution, batch.lengths?.[row] ?? batch.steps));
  const inside = (recording: Recording, name: string, steps: readonly number[]) =>
    [...tensorsOf(recording, name)].map(([key, tensor]): [string, bigint[]] => {
      const initial = key.includes('initial');
      return [key, bitsOf(steps.flatMap((length, row) => rowOf(tensor, row, initial ? 1 : length)))];
    });
  return new Map([
    ['loss', bitsOf([loss])],
    ['losses', bitsOf(lengths.flatMap((length, row) => rowOf({ ...losses, shape: [...losses.shape, 1] }, row, length)))],
    ['parameters', bitsOf(run.gradient)],
    ...inside(run.values.main, 'values ', lengths),
    ...inside(run.gradients.main, 'gradients ', lengths),
    ...(run.values.encoder ? inside(run.values.encoder, 'encoder values ', encoded) : []),
    ...(run.gradients.encoder ? inside(run.gradients.encoder, 'encoder gradients ', encoded) : []),
  ]);
}

function expectSame(before: RandomCase, after: RandomCase): void {
  const expected = answerOf(before);
  for (const [name, bits] of answerOf(after)) expect(bits, `${describeCase(before)}: ${name}`).toEqual(expected.get(name));
}

const extent = { units: 7, steps: 6, rows: 5 };
/** More rows in all than the products take at a time. */
const large = { units: 20, steps: 40, rows: 8 };

describe('padding changes nothing, not a bit', () => {
  it('whatever it holds: numbers that are none, tokens and targets that do not exist', () => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const random = randomCase(seed, extent);
      expectSame(padded(random, 0, clean), padded(random, 0, garbage));
    }
  });

  it('however much there is of it', () => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const random = randomCase(seed, extent);
      for (const more of [1, 2, 5]) expectSame(padded(random, 0, clean), padded(random, more, garbage));
    }
    for (let seed = 1; seed <= 12; seed += 1) {
      const random = randomCase(seed, large);
      expectSame(padded(random, 0, clean), padded(random, 7, garbage));
    }
  });

  it('and a batch without lengths is one of full lengths', () => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const random = randomCase(seed, extent);
      if (!random.batch.lengths) expectSame(random, padded(random, 0, clean));
    }
  });
});
