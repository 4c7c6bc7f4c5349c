import { describe, expect, it } from 'vitest';
import type { Clamp, Run } from '../../src/engine/program';
import type { Tensor } from '../../src/engine/tensor';
import { Chance } from './chance';
import { objectiveOf, slopeAt } from './differences';
import { type CheckedRun, inputProbes, parameterProbes, runChecked } from './gradientCheck';
import { randomClamps } from './randomClamps';
import { convolvedSteps } from '../../src/engine/spec';
import { describeCase, type RandomCase, randomCase } from './randomSpec';

interface ClampedCase {
  readonly random: RandomCase;
  readonly clamps: readonly Clamp[];
  readonly words: string;
}

function clampedCases(count: number, rows = 3): ClampedCase[] {
  return Array.from({ length: count }, (_, index) => {
    const random = smooth(randomCase(index + 1, { units: 4, steps: 5, rows }));
    const clamps = randomClamps(new Chance(index), random.spec, random.batch.steps);
    return { random, clamps, words: `${describeCase(random)}, clamps ${JSON.stringify(clamps)}` };
  });
}

/** The same case with tanh for ReLU and squared error for Huber: differences need smooth functions. */
function smooth(random: RandomCase): RandomCase {
  const text = JSON.stringify(random.spec).replaceAll('"relu"', '"tanh"').replaceAll('"huber"', '"squaredError"');
  return { ...random, spec: JSON.parse(text) as RandomCase['spec'] };
}

/** The tensor that a clamp holds fixed. */
function clampedTensor(run: Run, { part, layer, quantity }: Clamp): Tensor {
  const recording = part === 'encoder' ? (run.encoder ?? run.main) : run.main;
  return quantity === 'x' ? recording.input : recording.layers[layer - 1]!.quantities[quantity]!;
}

/** Length of a row where the clamp acts. */
function lengthAt({ spec, batch }: RandomCase, { part, layer }: Clamp, row: number): number {
  if (part === 'decoder') return batch.decoder!.lengths?.[row] ?? batch.decoder!.steps;
  const length = batch.lengths?.[row] ?? batch.steps;
  return layer === 0 ? length : convolvedSteps(spec.convolution, length);
}

/** The numbers of a tensor that a clamp covers, inside the sequences. */
function covered(tensor: Tensor, random: RandomCase, clamp: Clamp): number[] {
  const [steps, rows, width] = tensor.shape as [number, number, number];
  const found: number[] = [];
  for (let k = 0; k < steps * rows * width; k += 1) {
    const [t, row, unit] = [Math.floor(k / (rows * width)), Math.floor(k / width) % rows, k % width];
    const inside = t >= clamp.from && t <= clamp.to && t < lengthAt(random, clamp, row);
    if (inside && (clamp.unit === 'all' || clamp.unit === unit)) found.push(tensor.data[k]!);
  }
  return found;
}

const off = (actual: number, expected: number, scale: number) => !(Math.abs(actual - expected) <= 1e-6 * scale);

describe('clamps', () => {
  it('hold their value at every step, unit and sequence that they cover', () => {
    const wrong = clampedCases(100).flatMap(({ random, clamps, words }) => {
      const { values } = runChecked(random, clamps);
      return clamps
        .filter((clamp) => covered(clampedTensor(values, clamp), random, clamp).some((value) => value !== clamp.value))
        .map(() => words);
    });
    expect(wrong).toEqual([]);
  });

  it('change nothing before they set in', () => {
    const wrong = clampedCases(100).flatMap(({ random, clamps, words }) => {
      const clamp = clamps.find(({ layer }) => layer > 0);
      if (!clamp) return [];
      const [held, free] = [runChecked(random, [clamp]), runChecked(random)];
      const before = (run: CheckedRun) => {
        const { shape, data } = clampedTensor(run.values, clamp);
        return data.subarray(0, clamp.from * shape[1]! * shape[2]!).join();
      };
      return before(held) === before(free) ? [] : [words];
    });
    expect(wrong).toEqual([]);
  });

  it('leave the gradients of parameters exact for what was run', () => {
    const wrong = clampedCases(100).flatMap(({ random, clamps, words }) =>
      parameterProbes(runChecked(random, clamps))
        .filter(({ gradient, scale, measure }) => off(measure().slope, gradient, scale))
        .map(({ name }) => `${words}: ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  it('leave the gradients of inputs and initial states exact for what was run', () => {
    const wrong = clampedCases(100).flatMap(({ random, clamps, words }) => {
      const inner = clamps.filter(({ quantity }) => quantity !== 'x');
      return inputProbes(runChecked(random, inner))
        .filter(({ gradient, scale, measure }) => off(measure().slope, gradient, scale))
        .map(({ name }) => `${words}: ${name}`);
    });
    expect(wrong).toEqual([]);
  });

  it('have a gradient of their own: what the clamped value would change', () => {
    const wrong = clampedCases(150).flatMap(({ random, clamps, words }) => {
      const { gradients } = runChecked(random, clamps);
      const objective = objectiveOf(random);
      const found = clamps.filter((clamp) => {
        const own = covered(clampedTensor(gradients, clamp), random, clamp);
        const { slope } = slopeAt(clamp.value, (value) =>
          objective({ clamps: clamps.map((each) => (each === clamp ? { ...each, value } : each)) }),
        );
        return off(
          slope,
          own.reduce((sum, gradient) => sum + gradient, 0),
          Math.max(1, ...own.map(Math.abs)),
        );
      });
      objective.release();
      return found.map((clamp) => `${words}: ${JSON.stringify(clamp)}`);
    });
    expect(wrong).toEqual([]);
  });

  it('let nothing flow through: no gradient reaches the pre-activation of a clamped gate', () => {
    const wrong = clampedCases(100).flatMap(({ random, clamps, words }) => {
      const { gradients } = runChecked(random, clamps);
      const gates = clamps.filter(({ quantity }) => ['f', 'i', 'o', 'g', 'z', 'r', 'n'].includes(quantity));
      return gates
        .filter((clamp) => {
          const recording = clamp.part === 'encoder' ? (gradients.encoder ?? gradients.main) : gradients.main;
          const pre = recording.layers[clamp.layer - 1]!.quantities[`${clamp.quantity}Pre` as 'fPre']!;
          return covered(pre, random, clamp).some((gradient) => gradient !== 0);
        })
        .map(() => words);
    });
    expect(wrong).toEqual([]);
  });
});
