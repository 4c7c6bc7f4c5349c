import type { FactOf } from '../lesson';
import { targetsAhead } from './aligned';
import { boundOnTheFly, guessesEarly, leavesOpen } from './heard';
import { formsOpinion, oneArrow, onlyLastCounts } from './oneAnswer';
import { fedOnce, saysInstead, stateAlone } from './oneInput';
import { endsOnTheFly, guessesFirst, sideBySide } from './onTheFly';
import { arrowsOfCost, knowsOnlyPast } from './shape';
import { beginsWith, crossesOver, hangsOnLastWord, hearsItself, readsThenSays } from './twoHalves';

export const facts = {
  targetsAhead,
  knowsOnlyPast,
  onlyLastCounts,
  formsOpinion,
  oneArrow,
  fedOnce,
  stateAlone,
  saysInstead,
  readsThenSays,
  crossesOver,
  hearsItself,
  hangsOnLastWord,
  beginsWith,
  leavesOpen,
  guessesEarly,
  boundOnTheFly,
  guessesFirst,
  endsOnTheFly,
  sideBySide,
  arrowsOfCost,
} satisfies Record<string, FactOf>;
