import type { FactOf } from '../lesson';
import { completes, everyStep } from './letters';
import { byShape, fourShapes, nextDay, sameCell } from './shapes';
import { byCounting, byPairs, onlyBefore, sameWord, tagsAll } from './tagged';
import { begins, spells, translates, verdict } from './whole';

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
  begins,
  translates,
  nextDay,
  byShape,
  fourShapes,
  sameCell,
} satisfies Record<string, FactOf>;
