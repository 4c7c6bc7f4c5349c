import type { FactOf } from '../lesson';
import { completes, everyStep } from './letters';
import { byShape, nextDay, sameCell } from './shapes';
import { byCounting, onlyBefore, sameWord, tagsAll } from './tagged';
import { spells, translates, verdict } from './whole';

export const facts = {
  completes,
  everyStep,
  tagsAll,
  sameWord,
  byCounting,
  onlyBefore,
  verdict,
  spells,
  translates,
  nextDay,
  byShape,
  sameCell,
} satisfies Record<string, FactOf>;
