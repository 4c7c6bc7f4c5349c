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

/** What disagrees, in words, and the share of probes that had to be left out for a kink. */
interface Report {
  readonly wrong: readonly string[];
  readonly kinks: number;
}

/** Steps that the only sequence has in the encoder's layers. */
function encodedSteps({ spec, batch }: RandomCase): number {
  return convolvedSteps(spec.convolution, batch.lengths?.[0] ?? batch.steps);
}

function checkAll(count: number, rows: number, probesOf: (random: RandomCase) => readonly Probe[]): Report {
  const wrong: string[] = [];
  let [kinks, all] = [0, 0];
  for (let seed = 1; seed <= count; seed += 1) {
    const random = randomCase(seed, { units: 4, steps: 5, rows });
    for (const { name, gradient, scale, measure } of probesOf(random)) {
      const { slope, kink } = measure();
      all += 1;
      if (hasKinks(random) && kink > 1e-6 * scale) kinks += 1;
      else if (!(Math.abs(slope - gradient) <= 1e-6 * scale))
        wrong.push(`${describeCase(random)}: ${name} is ${gradient}, measured ${slope}`);
    }
  }
  return { wrong, kinks: kinks / all };
}

/** Every gate, candidate and state of encoder and decoder, or of the only stack. */
function everyIntermediate(random: RandomCase): readonly Probe[] {
  const run = runChecked(random);
  const { values, gradients } = run;
  const main = { part: 'encoder', recording: values.main, gradients: gradients.main, steps: outputLengths(random)[0]! } as const;
  if (!values.encoder || !gradients.encoder) return intermediateProbes(run, [main]);
  const first = { part: 'encoder', recording: values.encoder, gradients: gradients.encoder, steps: encodedSteps(random) } as const;
  return intermediateProbes(run, [first, { ...main, part: 'decoder' }]);
}

describe('gradients equal two-sided differences of the objective, to a relative error of 10⁻⁶', () => {
  it('for every parameter tensor of any model', () => {
    const { wrong, kinks } = checkAll(100, 3, (random) => parameterProbes(runChecked(random)));
    expect(wrong).toEqual([]);
    expect(kinks).toBeLessThan(0.02);
  });

  it('for inputs and initial states', () => {
    const { wrong, kinks } = checkAll(120, 3, (random) => inputProbes(runChecked(random)));
    expect(wrong).toEqual([]);
    expect(kinks).toBeLessThan(0.02);
  });

  it('for every gate, candidate and state at every step', () => {
    const { wrong, kinks } = checkAll(80, 1, everyIntermediate);
    expect(wrong).toEqual([]);
    expect(kinks).toBeLessThan(0.02);
  });
});
