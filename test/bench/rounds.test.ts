import { describe, expect, it } from 'vitest';
import type { Ask } from './hosts';
import { createPeak } from './peak';
import { measure, median } from './rounds';
import { type Command, obey } from './subject';
import { countOperations, type Work } from './work';

const work: Work = { kind: 'train', cell: 'lstm', size: 64, steps: 50, batch: 16 };

/** A subject that takes so many milliseconds a call, on a machine that reaches so many billions of operations a second. */
function pretend(ms: number, rate: number, log: string[] = [], name = 'engine'): Ask {
  return async (command: Command) => {
    log.push(`${name} ${command.kind}`);
    return command.kind === 'peak' ? rate : ms;
  };
}

describe('the benchmark', () => {
  it('counts two operations for each multiply-add of the matrix products, forward and backward', () => {
    // 2 · 32 · 256 (U and its gradient) + 3 · 64 · 256 (W, its gradient, that of h) + 3 · 64 · 32 (V likewise), at 800 outputs.
    expect(countOperations(work)).toBe(2 * 71_680 * 800);
    expect(countOperations({ ...work, cell: 'gru' })).toBe(2 * (3 * 64 * (2 * 32 + 3 * 64) + 3 * 64 * 32) * 800);
  });

  it('takes the middle of the measurements', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([1, 9, 5, 3])).toBe(4);
  });

  it('reports the share of the peak and how many times longer a peer takes, by the faster of its two ways', async () => {
    const engine = pretend(countOperations(work) / 5e6, 10);
    const slow = pretend(1000, 0);
    const measured = await measure(engine, [[pretend(200, 0), slow]], work);
    expect(measured.peak).toBeCloseTo(50, 9);
    expect(measured.ratios[0]).toBeCloseTo(200 / measured.ms, 9);
  });

  it('measures by turns: after each block of the engine one of every peer', async () => {
    const log: string[] = [];
    await measure(pretend(1, 10, log), [[pretend(5, 0, log, 'peer'), pretend(9, 0, [], 'other')]], work);
    const first = log.lastIndexOf('engine block', log.indexOf('engine peak') - 1);
    expect(log.slice(first + 1, first + 9)).toEqual([
      'engine peak',
      'engine block',
      'engine peak',
      'peer block',
      'engine peak',
      'engine block',
      'engine peak',
      'peer block',
    ]);
  });

  it('calls a task until its time is over, and at least once', async () => {
    let calls = 0;
    const ask = obey({ prepare: () => ({ run: () => void calls++, release: () => undefined }) }, createPeak());
    await ask({ kind: 'prepare', work });
    const { value } = await ask({ kind: 'block', forMs: 5 });
    expect(calls).toBeGreaterThan(1);
    expect(value * calls).toBeGreaterThanOrEqual(5);
  });
});
