import { changeCause } from '../../../store/changes';
import { canHold } from '../../../store/comparedScene';
import type { Answer } from '../../../store/run';
import type { Scene } from '../../../store/scene';
import { formatNumber, formatProbability } from '../../../ui/format';
import { formerWords } from '../../../ui/former';
import { valueWords } from '../../../ui/notation';
import { scoreBefore, scoreOf } from '../predictions';
import { list, type Named } from './named';

/** What a change by hand on stage did to each of the compared networks, in words. */

/** Why nothing of what was changed by hand on stage reaches a network beside it; null where something does, or nothing was changed. */
export function describeReach({ clamps, edits }: Pick<Scene, 'clamps' | 'edits'>, { scene, unchanged }: Answer): string | null {
  if (unchanged || clamps.length + edits.length === 0) return null;
  const lacking = clamps.filter((clamp) => !canHold(scene.model.cell, clamp)).map(({ quantity }) => `no ${valueWords[quantity]}`);
  const why = [
    ...(lacking.length > 0 ? [`it has ${list([...new Set(lacking)])}`] : []),
    ...(edits.length > 0 ? ['its weights are its own'] : []),
  ];
  return `not changed: ${why.join(', ')}`;
}

/** The loss of each network beside what it was, or why it is as it was. */
export function describeEffects(stage: Scene, cells: readonly Named[]): string {
  const each = cells.map(({ name, answer }) => {
    const [now, before] = [scoreOf(answer), scoreBefore(answer)];
    if (!before) return `${name} ${describeReach(stage, answer) ?? 'not changed'}`;
    return now.of === 0 ? `${name} without a loss` : `${name} ${formatNumber(now.loss)}, ${formerWords(now.loss, before.loss)}`;
  });
  const cause = changeCause(stage);
  return `What ${cause} did to the mean loss: ${each.join('; ')}.`;
}

/** A probability before the change, where two decimals tell it from the one beside it. */
export function formerShare(now: number, before: number | null): string {
  const was = before === null ? '' : formatProbability(before);
  return was === '' || was === formatProbability(now) ? '' : `, was ${was}`;
}

/** How what was changed on stage counts for the others. */
export function describeSharing({ clamps, edits, gain }: Scene, stage: string): string {
  return [
    ...(clamps.length > 0 ? [' What is held by hand is held in every network that has it.'] : []),
    ...(edits.length > 0 ? [` A weight set by hand counts for the ${stage} alone.`] : []),
    ...(gain === 1 ? [] : [' The factor is on the W of all of them.']),
  ].join('');
}
