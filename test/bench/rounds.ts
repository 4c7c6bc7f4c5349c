import type { Ask } from './hosts';
import { countOperations, type Work } from './work';

const WARM_MS = 1500;
const BLOCK_MS = 200;
const PEAK_MS = 50;
const ROUNDS = 7;
/** Peers that take longer than this for one call are measured in fewer rounds, so that the whole stays within minutes. */
const SLOW_MS = 1000;
const SLOW_ROUNDS = 3;

/** A backend of TensorFlow.js in the two ways of using it; the faster one counts. */
export type Peer = readonly [byHand: Ask, byLayers: Ask];

export interface Measured {
  readonly ms: number;
  /** Share of the multiply-add peak, in percent. */
  readonly peak: number;
  /** How many times longer each peer takes. */
  readonly ratios: readonly number[];
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** Prepares and warms both ways and keeps the faster one. */
async function chooseWay(peer: Peer, work: Work): Promise<{ ask: Ask; ms: number }> {
  const tried = [];
  for (const ask of peer) {
    await ask({ kind: 'prepare', work });
    await ask({ kind: 'block', forMs: WARM_MS });
    tried.push({ ask, ms: await ask({ kind: 'block', forMs: BLOCK_MS }) });
  }
  return tried.reduce((best, next) => (next.ms < best.ms ? next : best));
}

/** Everything warm, then blocks by turns, so that a machine that gets slower or faster does so for all; medians over the rounds. */
export async function measure(engine: Ask, peers: readonly Peer[], work: Work): Promise<Measured> {
  await engine({ kind: 'prepare', work });
  const ways = [];
  for (const peer of peers) ways.push(await chooseWay(peer, work));
  await engine({ kind: 'block', forMs: WARM_MS });
  const rounds = ways.some(({ ms }) => ms > SLOW_MS) ? SLOW_ROUNDS : ROUNDS;
  const times: number[] = [];
  const shares: number[] = [];
  const ratios: number[][] = ways.map(() => []);
  for (let round = 0; round < rounds; round++) {
    const before = await engine({ kind: 'peak', forMs: PEAK_MS });
    const ms = await engine({ kind: 'block', forMs: BLOCK_MS });
    const after = await engine({ kind: 'peak', forMs: PEAK_MS });
    times.push(ms);
    shares.push((100 * countOperations(work)) / (ms * 1e6) / ((before + after) / 2));
    for (const [n, { ask }] of ways.entries()) ratios[n]?.push((await ask({ kind: 'block', forMs: BLOCK_MS })) / ms);
  }
  return { ms: median(times), peak: median(shares), ratios: ratios.map(median) };
}
