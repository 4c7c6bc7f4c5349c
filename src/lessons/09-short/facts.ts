import type { FactOf } from '../lesson';
import { arrives, arrivesUntrained, cannotLearn, flat, leaves } from './passage';
import { heldOut, heldOutOfAll, keeps, loses, moves } from './recalled';

export const facts = {
  keeps,
  loses,
  heldOut,
  heldOutOfAll,
  moves,
  flat,
  arrives,
  arrivesUntrained,
  cannotLearn,
  leaves,
} satisfies Record<string, FactOf>;
