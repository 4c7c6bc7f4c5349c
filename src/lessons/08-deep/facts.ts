import type { FactOf } from '../lesson';
import { fromAboveAt, twoTerms, ways } from './backward';
import { kernelCosts, secondCosts, shapes, shortens } from './counts';
import { rounds } from './grid';
import { lowerUntouched, upperKeeps } from './held';
import { cellOrLayer, heldOut, inEveryCell } from './heldOut';
import { otherInput, readsStates, twoStates } from './reads';

export const facts = {
  twoStates,
  readsStates,
  otherInput,
  rounds,
  shapes,
  secondCosts,
  upperKeeps,
  lowerUntouched,
  twoTerms,
  fromAboveAt,
  ways,
  heldOut,
  inEveryCell,
  cellOrLayer,
  shortens,
  kernelCosts,
} satisfies Record<string, FactOf>;
