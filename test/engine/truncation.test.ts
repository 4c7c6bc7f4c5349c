import { describe, expect, it } from 'vitest';
import { pairsAgainstOracle, programFor } from './againstOracle';
import { worstOf } from './agreement';
import { Chance } from './chance';
import { describeCase, outputSteps, randomCase } from './randomSpec';

const extent = { units: 7, steps: 9, rows: 3 };

describe('truncated backpropagation', () => {
  it('sends the costs of every k1 steps back through the latest k2 steps only, as the textbook does', () => {
    for (let seed = 1; seed <= 80; seed += 1) {
      const random = randomCase(seed, extent);
      const chance = new Chance(seed);
      const truncation = { every: chance.integer(1, 5), through: chance.integer(1, 7) };
      const worst = worstOf(pairsAgainstOracle(random, truncation));
      expect(worst.error, `${describeCase(random)}, ${JSON.stringify(truncation)}: ${worst.name}`).toBeLessThan(1e-12);
    }
  });

  it('changes nothing when the window is as long as the sequence', () => {
    for (let seed = 1; seed <= 40; seed += 1) {
      const random = randomCase(seed, extent);
      const steps = outputSteps(random);
      const program = programFor(random);
      program.forward(random.batch, random.cost);
      program.backward({ seeds: random.seeds });
      const whole = program.gradient.slice();
      program.backward({ seeds: random.seeds, truncation: { every: steps, through: steps } });
      const same = program.gradient.every((value, k) => value === whole[k]);
      expect(same, `not for ${describeCase(random)}`).toBe(true);
      program.release();
    }
  });
});
