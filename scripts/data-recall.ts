/**
 * Trains networks that name the first letter from several seeds, as the Train button does, and records what share of the held-out words
 * each names rightly: `npx tsx scripts/data-recall.ts` makes src/data/recall/seeds.json, in some minutes.
 */
import { writeFileSync } from 'node:fs';
import { loadRecallData } from '../src/data/recall/data';
import type { SeedRecord } from '../src/data/recall/seeds';
import { accuracyFrom } from './models/accuracyFrom';

const seeds = [1, 2, 3, 4, 5];
const networks = [
  { cell: 'rnn', units: 8 },
  { cell: 'rnn', units: 16 },
  { cell: 'lstm', units: 8 },
  { cell: 'gru', units: 8 },
] as const;

const data = loadRecallData();
const records = networks.map((network): SeedRecord => {
  const shares = seeds.map((seed) => accuracyFrom({ ...network, seed }, data));
  console.log(network.cell, network.units, shares.join(' '));
  return { ...network, shares };
});
writeFileSync(new URL('../src/data/recall/seeds.json', import.meta.url), `${JSON.stringify({ seeds, records }, null, 2)}\n`);
