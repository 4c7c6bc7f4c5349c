import { describe, expect, it } from 'vitest';
import { createProgram } from '../../src/engine/createProgram';
import { createOptimizer } from '../../src/engine/optimizer';
import { digest } from '../../src/engine/digest';
import { programFor } from './againstOracle';
import { type RandomCase, randomCase } from './randomSpec';

/** Digest of the parameters after some updates of a case. */
function trained(random: RandomCase, updates = 5): string {
  const program = programFor(random);
  const optimizer = createOptimizer({ kind: 'adam' });
  for (let update = 0; update < updates; update += 1) {
    program.forward(random.batch, random.cost);
    program.backward({ seeds: random.seeds });
    optimizer.update(program.weights, program.gradient, 0.01);
  }
  const found = digest(program.weights.slice());
  program.release();
  return found;
}

const cases = Array.from({ length: 40 }, (_, seed) => randomCase(seed + 1));

describe('bits', () => {
  it('are the same for the same seed', () => {
    const first = cases.map((random) => trained(random));
    expect(cases.map(({ seed }) => trained(randomCase(seed)))).toEqual(first);
  });

  it('do not depend on room that the batch does not fill', () => {
    for (const random of cases) {
      const { spec, batch, weights, cost, seeds } = random;
      const [own, roomy] = [
        programFor(random),
        createProgram(spec, { steps: batch.steps + 3, size: batch.size + 2, decoderSteps: batch.steps + (batch.decoder?.steps ?? 0) }),
      ];
      roomy.weights.set(weights);
      const digests = [own, roomy].map((program) => {
        program.forward(batch, cost);
        program.backward({ seeds });
        return digest(program.gradient.slice());
      });
      expect(digests[1], `seed ${random.seed}`).toBe(digests[0]);
      roomy.release();
      own.release();
    }
  });

  it('do not depend on what else lies in the arena', () => {
    const alone = cases.map((random) => trained(random));
    const beside = cases.map((random, index) => {
      const neighbour = programFor(cases[(index + 7) % cases.length]!);
      neighbour.forward(cases[(index + 7) % cases.length]!.batch);
      const found = trained(random);
      neighbour.release();
      return found;
    });
    expect(beside).toEqual(alone);
  });

  it('do not depend on what the program ran before', () => {
    for (const random of cases) {
      const program = programFor(random);
      program.forward(random.batch, random.cost);
      program.backward({ seeds: random.seeds });
      const first = digest(program.gradient.slice());
      program.forward(random.batch, random.cost, [{ part: 'encoder', layer: 1, quantity: 'h', unit: 'all', from: 0, to: 2, value: 0.5 }]);
      program.backward({ truncation: { every: 2, through: 1 } });
      program.gradients();
      program.forward(random.batch, random.cost);
      program.backward({ seeds: random.seeds });
      expect(digest(program.gradient.slice()), `seed ${random.seed}`).toBe(first);
      program.release();
    }
  });
});
