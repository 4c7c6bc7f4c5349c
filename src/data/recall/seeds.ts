import record from './seeds.json' with { type: 'json' };

/** How well networks that differ in nothing but the seed name the first letter of held-out words; made by `scripts/data-recall.ts`. */
export interface SeedRecord {
  readonly cell: 'rnn' | 'lstm' | 'gru';
  readonly units: number;
  /** The share that is right, a seed each. */
  readonly shares: readonly number[];
}

export const seeds: readonly number[] = record.seeds;
export const seedRecords = record.records as readonly SeedRecord[];
