import { describe, expect, it } from 'vitest';
import { createOptimizer, type OptimizerSpec } from '../../src/engine/optimizer';

const gradients = [0.5, -1.25, 0.75, 2, 0.1].map((g) => [g, -2 * g, 0]);

/** The weights after each of the updates, from 1, 2, 3. */
function run(spec: OptimizerSpec, rate: number): number[][] {
  const optimizer = createOptimizer(spec);
  const weights = Float64Array.of(1, 2, 3);
  return gradients.map((gradient) => {
    optimizer.update(weights, Float64Array.from(gradient), rate);
    return [...weights];
  });
}

/** PyTorch's formula for one weight, `step` keeping what it likes between updates. */
function byHand(step: (g: number, k: number) => number): number[][] {
  const weights = [1, 2, 3];
  const path = gradients.map(() => [...weights]);
  weights.forEach((start, index) => {
    let weight = start;
    gradients.forEach((gradient, k) => {
      weight -= step(gradient[index]!, k);
      path[k]![index] = weight;
    });
  });
  return path;
}

function distance(actual: number[][], expected: number[][]): number {
  return Math.max(...actual.flat().map((value, k) => Math.abs(value - expected.flat()[k]!)));
}

describe('update rules, as torch.optim defines them', () => {
  it('SGD: w − η g', () => {
    expect(
      distance(
        run({ kind: 'sgd' }, 0.1),
        byHand((g) => 0.1 * g),
      ),
    ).toBeLessThan(1e-14);
  });

  it('momentum: the velocity starts as the first gradient, and the rate stays outside it', () => {
    let v = 0;
    expect(
      distance(
        run({ kind: 'momentum', momentum: 0.9 }, 0.1),
        byHand((g, k) => {
          v = k === 0 ? g : 0.9 * v + g;
          return 0.1 * v;
        }),
      ),
    ).toBeLessThan(1e-14);
  });

  it('Nesterov momentum: g + μ v', () => {
    let v = 0;
    expect(
      distance(
        run({ kind: 'momentum', momentum: 0.8, nesterov: true }, 0.1),
        byHand((g, k) => {
          v = k === 0 ? g : 0.8 * v + g;
          return 0.1 * (g + 0.8 * v);
        }),
      ),
    ).toBeLessThan(1e-14);
  });

  it('RMSprop: ε outside the root, decay 0.99 unless told otherwise', () => {
    let s = 0;
    expect(
      distance(
        run({ kind: 'rmsprop' }, 0.1),
        byHand((g, k) => {
          s = (k === 0 ? 0 : 0.99 * s) + 0.01 * g * g;
          return (0.1 * g) / (Math.sqrt(s) + 1e-8);
        }),
      ),
    ).toBeLessThan(1e-14);
  });

  it('Adam: both moments unbiased by 1 − βᵏ', () => {
    let m = 0;
    let s = 0;
    expect(
      distance(
        run({ kind: 'adam', beta1: 0.8, beta2: 0.95, epsilon: 1e-6 }, 0.1),
        byHand((g, k) => {
          m = (k === 0 ? 0 : 0.8 * m) + 0.2 * g;
          s = (k === 0 ? 0 : 0.95 * s) + 0.05 * g * g;
          return (0.1 * (m / (1 - 0.8 ** (k + 1)))) / (Math.sqrt(s / (1 - 0.95 ** (k + 1))) + 1e-6);
        }),
      ),
    ).toBeLessThan(1e-14);
  });

  it('Adam’s first step has the length of the rate, whatever the gradient', () => {
    const [first] = run({ kind: 'adam' }, 0.01);
    expect(first![0]).toBeCloseTo(0.99, 8);
    expect(first![1]).toBeCloseTo(2.01, 8);
    expect(first![2]).toBe(3);
  });
});

describe('state', () => {
  const specs: OptimizerSpec[] = [{ kind: 'sgd' }, { kind: 'momentum' }, { kind: 'rmsprop' }, { kind: 'adam' }];

  it('an optimizer made from another’s state goes on with the same bits', () => {
    for (const spec of specs) {
      const first = createOptimizer(spec);
      const weights = Float64Array.of(1, 2, 3);
      for (const gradient of gradients) first.update(weights, Float64Array.from(gradient), 0.1);
      const second = createOptimizer(spec, first.state());
      const others = weights.slice();
      for (const gradient of gradients) {
        first.update(weights, Float64Array.from(gradient), 0.1);
        second.update(others, Float64Array.from(gradient), 0.1);
      }
      expect([...others]).toEqual([...weights]);
    }
  });

  it('a state is a copy: later updates do not reach it', () => {
    const optimizer = createOptimizer({ kind: 'momentum' });
    const weights = Float64Array.of(1);
    optimizer.update(weights, Float64Array.of(2), 0.1);
    const { moments } = optimizer.state();
    optimizer.update(weights, Float64Array.of(2), 0.1);
    expect([...moments[0]!]).toEqual([2]);
  });
});
