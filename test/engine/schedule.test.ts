import { describe, expect, it } from 'vitest';
import { cosineOfHalfTurns, rateAt, type Schedule } from '../../src/engine/schedule';

describe('learning-rate schedules', () => {
  it('a constant rate stays', () => {
    expect([0, 1, 1e6].map((update) => rateAt({ kind: 'constant', rate: 0.1 }, update))).toEqual([0.1, 0.1, 0.1]);
  });

  it('warms up linearly, is highest at the end of the warm-up, then follows half a cosine to its last value and stays', () => {
    const schedule: Schedule = { kind: 'cosine', rate: 1, warmUp: 4, total: 104, last: 0.2 };
    expect([0, 1, 2, 3, 4].map((update) => rateAt(schedule, update))).toEqual([0.25, 0.5, 0.75, 1, 1]);
    expect(rateAt(schedule, 54)).toBeCloseTo(0.6, 15);
    expect(rateAt(schedule, 29)).toBeCloseTo(0.2 + 0.4 * (1 + Math.cos(Math.PI / 4)), 15);
    expect([104, 105, 1e9].map((update) => rateAt(schedule, update))).toEqual([0.2, 0.2, 0.2]);
  });

  it('needs no warm-up', () => {
    expect(rateAt({ kind: 'cosine', rate: 0.5, warmUp: 0, total: 10, last: 0 }, 0)).toBe(0.5);
  });

  it('falls by a factor after every so many updates', () => {
    const schedule: Schedule = { kind: 'step', rate: 0.8, every: 10, factor: 0.5 };
    expect([0, 9, 10, 19, 20, 35].map((update) => rateAt(schedule, update))).toEqual([0.8, 0.8, 0.4, 0.4, 0.2, 0.1]);
  });

  it('its cosine agrees with Math.cos', () => {
    for (let k = 0; k <= 1000; k++) expect(Math.abs(cosineOfHalfTurns(k / 1000) - Math.cos((Math.PI * k) / 1000))).toBeLessThan(1e-15);
  });
});
