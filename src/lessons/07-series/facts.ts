import type { FactOf } from '../lesson';
import { afterGap, aWeekLater, covers, doubts, expects, gap, level, oneValue, reads, repeats, rises, surprise } from './onStage';
import { ahead, byBoth, byCells, byLoss, compared, heldOut, remains, tenAtOnce, trend } from './recorded';

export const facts = {
  reads,
  oneValue,
  repeats,
  expects,
  covers,
  rises,
  gap,
  afterGap,
  surprise,
  doubts,
  aWeekLater,
  level,
  compared,
  heldOut,
  trend,
  remains,
  ahead,
  tenAtOnce,
  byBoth,
  byCells,
  byLoss,
} satisfies Record<string, FactOf>;
