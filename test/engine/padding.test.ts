import { describe, expect, it } from 'vitest';
import type { Recording } from '../../src/engine/recording';
import { rowOf, tensorsOf } from './agreement';
import { runChecked } from './gradientCheck';
import { programFor } from './againstOracle';
import { clean, garbage, padded } from './padding';
import { convolvedSteps } from '../../src/engine/spec';
import { describeCase, type Extent, outputLengths, type RandomCase, randomCase } from './randomSpec';

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

/** What differs between two batches of the same sequences, by name; nothing should. */
function differences(before: RandomCase, after: RandomCase): string[] {
  const expected = answerOf(before);
  const differs = ([name, bits]: [string, readonly bigint[]]) => bits.join() !== expected.get(name)?.join();
  return [...answerOf(after)].filter(differs).map(([name]) => `${describeCase(before)}: ${name}`);
}

const extent = { units: 7, steps: 6, rows: 5 };
/** More rows in all than the products take at a time. */
const large = { units: 20, steps: 40, rows: 8 };

/** Random cases of one size. */
function cases(count: number, size: Extent): RandomCase[] {
  return Array.from({ length: count }, (_, seed) => randomCase(seed + 1, size));
}

describe('padding changes nothing, not a bit', () => {
  it('whatever it holds: numbers that are none, tokens and targets that do not exist', () => {
    const found = cases(60, extent).flatMap((random) => differences(padded(random, 0, clean), padded(random, 0, garbage)));
    expect(found).toEqual([]);
  });

  it.each([1, 2, 5])('however much there is of it: %i more steps', (more) => {
    const found = cases(60, extent).flatMap((random) => differences(padded(random, 0, clean), padded(random, more, garbage)));
    expect(found).toEqual([]);
  });

  it('in batches larger than the blocks that the products work on', () => {
    const found = cases(12, large).flatMap((random) => differences(padded(random, 0, clean), padded(random, 7, garbage)));
    expect(found).toEqual([]);
  });

  it('and a batch without lengths is one of full lengths', () => {
    const full = cases(60, extent).filter(({ batch }) => !batch.lengths);
    expect(full.flatMap((random) => differences(random, padded(random, 0, clean)))).toEqual([]);
  });
});
