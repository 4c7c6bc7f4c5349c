import type { FactOf } from '../lesson';
import { basicBySeed, gatesBySeed, widerBySeed } from './bySeed';
import { arrives, arrivesUntrained, cannotLearn, flat, handedOn, holdsItself, leaves } from './passage';
import { heldOut, heldOutOfAll, keeps, loses, moves } from './recalled';

export const facts = {
  keeps,
  loses,
  heldOut,
  heldOutOfAll,
  basicBySeed,
  gatesBySeed,
  widerBySeed,
  moves,
  flat,
  holdsItself,
  arrives,
  arrivesUntrained,
  cannotLearn,
  leaves,
  handedOn,
} satisfies Record<string, FactOf>;
