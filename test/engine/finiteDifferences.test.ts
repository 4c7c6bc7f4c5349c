import { describe, expect, it } from 'vitest';
import { convolvedSteps } from '../../src/engine/spec';
import { inputProbes, intermediateProbes, parameterProbes, type Probe, runChecked } from './gradientCheck';
import { describeCase, outputLengths, type RandomCase, randomCase } from './randomSpec';

/** ReLU and Huber have kinks, where both sides of a difference may disagree. */
function hasKinks({ spec }: RandomCase): boolean {
  const layers = [...spec.layers, ...(spec.decoder?.layers ?? [])];
  const huber = spec.head?.kind === 'linear' && spec.head.loss === 'huber';
  return huber || spec.convolution?.activation === 'relu' || layers.some((layer) => layer.cell === 'rnn' && layer.activation === 'relu');
}

/** Checks every probe; returns how many had to be left out for a kink. */
function check(random: RandomCase, probes: readonly Probe[]): number {
  let left = 0;
  for (const { name, gradient, scale, measure } of probes) {
    const { slope, kink } = measure();
    if (hasKinks(random) && kink > 1e-6 * scale) left += 1;
    else expect(Math.abs(slope - gradient) / scale, `${describeCase(random)}: ${name} ${gradient}, measured ${slope}`).toBeLessThan(1e-6);
  }
  return left;
}

/** Steps that the only sequence has in the encoder's layers. */
function encodedSteps({ spec, batch }: RandomCase): number {
  return convolvedSteps(spec.convolution, batch.lengths?.[0] ?? batch.steps);
}

function checkAll(seeds: number, rows: number, probesOf: (random: RandomCase) => readonly Probe[]): void {
  let [left, all] = [0, 0];
  for (let seed = 1; seed <= seeds; seed += 1) {
    const random = randomCase(seed, { units: 4, steps: 5, rows });
    const probes = probesOf(random);
    left += check(random, probes);
    all += probes.length;
  }
  expect(left, 'kinks are rare').toBeLessThan(all / 50);
}

describe('gradients equal two-sided differences of the objective', () => {
  it('for every parameter tensor of any model', () => {
    checkAll(100, 3, (random) => parameterProbes(runChecked(random)));
  });

  it('for inputs and initial states', () => {
    checkAll(120, 3, (random) => inputProbes(runChecked(random)));
  });

  it('for every gate, candidate and state at every step', () => {
    checkAll(80, 1, (random) => {
      const run = runChecked(random);
      const { values, gradients } = run;
      const steps = outputLengths(random)[0]!;
      const main = { part: 'encoder', recording: values.main, gradients: gradients.main, steps } as const;
      if (!values.encoder || !gradients.encoder) return intermediateProbes(run, [main]);
      const first = { part: 'encoder', recording: values.encoder, gradients: gradients.encoder, steps: encodedSteps(random) } as const;
      return intermediateProbes(run, [first, { ...main, part: 'decoder' }]);
    });
  });
});
