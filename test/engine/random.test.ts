import { describe, expect, it } from 'vitest';
import { createRandom, resumeRandom, streamOf } from '../../src/engine/random';

describe('the generator', () => {
  it('is xoshiro128**: the published algorithm’s outputs from the state 1, 2, 3, 4', () => {
    const random = resumeRandom([1, 2, 3, 4]);
    const outputs = Array.from({ length: 8 }, () => random.bits());
    expect(outputs).toEqual([11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849]);
  });

  it('returns the same values for the same seed, and others for another seed or stream', () => {
    const first = (seed: number, stream?: number) => {
      const random = createRandom(seed, stream);
      return Array.from({ length: 5 }, () => random.uniform());
    };
    expect(first(7)).toEqual(first(7));
    expect(first(7)).toEqual(first(7, 0));
    const starts = [first(7), first(8), first(-7), first(0), first(7, 1), first(7, streamOf('V'))];
    expect(new Set(starts.map(([value]) => value)).size).toBe(starts.length);
  });

  it('goes on from a state as if it had never stopped', () => {
    const random = createRandom(3);
    random.normal();
    const resumed = resumeRandom(random.state());
    expect(Array.from({ length: 9 }, () => resumed.normal())).toEqual(Array.from({ length: 9 }, () => random.normal()));
  });
});

describe('distributions', () => {
  const count = 40000;

  it('uniform values fill [0, 1) evenly', () => {
    const random = createRandom(1);
    const bins = new Int32Array(20);
    for (let k = 0; k < count; k++) bins[Math.floor(random.uniform() * 20)]!++;
    expect(chiSquare(bins, count / 20)).toBeLessThan(43.8); // 19 degrees of freedom, p = 0.001
  });

  it('normal values have mean 0, variance 1, no skew and the normal’s fourth moment', () => {
    const random = createRandom(2);
    const values = Array.from({ length: count }, () => random.normal());
    const moment = (power: number) => values.reduce((sum, value) => sum + value ** power, 0) / count;
    const spread = 4 / Math.sqrt(count);
    expect(Math.abs(moment(1))).toBeLessThan(spread);
    expect(Math.abs(moment(2) - 1)).toBeLessThan(spread * Math.sqrt(2));
    expect(Math.abs(moment(3))).toBeLessThan(spread * Math.sqrt(15));
    expect(Math.abs(moment(4) - 3)).toBeLessThan(spread * Math.sqrt(96));
  });

  it('integers below n are equally likely, also where n does not divide 2³²', () => {
    const random = createRandom(4);
    const bins = new Int32Array(7);
    for (let k = 0; k < count; k++) bins[random.below(7)]!++;
    expect(chiSquare(bins, count / 7)).toBeLessThan(22.5); // 6 degrees of freedom
    const large = 3 * 2 ** 30;
    let low = 0;
    for (let k = 0; k < count; k++) if (random.below(large) < large / 2) low++;
    expect(Math.abs(low / count - 0.5)).toBeLessThan(4 * (0.5 / Math.sqrt(count)));
  });

  it('refuses to draw below anything that is no count', () => {
    for (const n of [0, -1, 1.5, Number.NaN, 2 ** 32 + 1]) expect(() => createRandom(1).below(n)).toThrow(RangeError);
  });

  it('every order is equally likely after a shuffle, and nothing is lost', () => {
    const random = createRandom(5);
    const orders = new Map<string, number>();
    for (let k = 0; k < 12000; k++) {
      const values = [0, 1, 2, 3];
      random.shuffle(values);
      const key = values.join('');
      orders.set(key, (orders.get(key) ?? 0) + 1);
    }
    expect(orders.size).toBe(24);
    expect(chiSquare([...orders.values()], 500)).toBeLessThan(49.7); // 23 degrees of freedom
    const many = Int32Array.from({ length: 1000 }, (_, k) => k);
    random.shuffle(many);
    expect([...many].sort((a, b) => a - b)).toEqual(Array.from({ length: 1000 }, (_, k) => k));
  });
});

function chiSquare(bins: ArrayLike<number>, expected: number): number {
  return Array.from(bins).reduce((sum, seen) => sum + (seen - expected) ** 2 / expected, 0);
}
