import { longestWhole } from '../../ui/cutSign';
import { textWidth } from '../../ui/textWidth';

/**
 * In which size a sign is set under its column: as large as there is room. What is longer than a letter stands beside its neighbours, and
 * in one size with all that is: 8.5 is no more than 12.5 for being shorter.
 */
export function readSizeOf(signs: readonly string[], pitchPx: number, largestPx: number): (sign: string) => number {
  const widestEm = Math.max(0, ...signs.map((sign) => (sign.length > 1 ? textWidth(sign, 1) : 0)));
  const besidePx = signs.some((sign) => sign.length > longestWhole) ? 4 : 2;
  return (sign) => Math.min(largestPx, (pitchPx - besidePx) / Math.max(0.1, sign.length > 1 ? widestEm : textWidth(sign, 1)));
}
