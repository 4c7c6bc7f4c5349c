import type { FactOf } from '../lesson';
import { completes, everyStep } from './letters';
import { byShape, fourShapes, nextDay, sameCell } from './shapes';
import { byCounting, byPairs, onlyBefore, sameWord, tagsAll } from './tagged';
import { spells, translates, verdict } from './whole';

export const facts = {
  completes,
  everyStep,
  tagsAll,
  sameWord,
  byCounting,
  byPairs,
  onlyBefore,
  verdict,
  spells,
  translates,
  nextDay,
  byShape,
  fourShapes,
  sameCell,
} satisfies Record<string, FactOf>;
