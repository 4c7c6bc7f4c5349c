import { measuredLengths } from '../../data/recall/words';
import type { RecallResult } from '../../store/recallStore';
import type { Rival } from '../../store/scene';

/** What was measured of one network. */
export interface MemoryCurve {
  readonly rival: Rival;
  readonly name: string;
  readonly isOnStage: boolean;
  /** The network on stage before it was changed by hand. */
  readonly isFormer: boolean;
  /** The shortest words first. */
  readonly points: RecallResult['points'];
}

export const fewestLetters = measuredLengths[0] ?? 1;
export const mostLetters = measuredLengths.at(-1) ?? fewestLetters;

/** The measured length nearest to a number of letters, by ratio as on the charts; the shorter of two as near. */
export function nearestLength(letters: number): number {
  const far = (length: number) => Math.abs(Math.log(length / Math.max(fewestLetters, letters)));
  return measuredLengths.reduce((best, length) => (far(length) < far(best) ? length : best), fewestLetters);
}

/** The measured length to which an arrow key leads. */
export function nextLength(letters: number, by: 1 | -1): number {
  return by > 0
    ? (measuredLengths.find((length) => length > letters) ?? mostLetters)
    : (measuredLengths.findLast((length) => length < letters) ?? fewestLetters);
}
