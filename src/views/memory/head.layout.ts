import { measuredLengths } from '../../data/recall/words';
import { textWidth } from '../../ui/textWidth';
import { type MemoryWords, sayMemory } from './memory.describe';

const linePx = 17;
const typePx = 13;
/** “as a table”, and what is between it and the words. */
const tablePx = 92;

const leastPx = 28;
/** Below this charts could not be read: their words stand alone. */
export const leastChartsPx = 62;

/** Lines for the words of any length, so that nothing moves when others take their place. */
export function headHeight(memory: MemoryWords, letters: number, widthPx: number): number {
  const widest = Math.max(...[letters, ...measuredLengths].map((length) => textWidth(sayMemory(memory, length), typePx)));
  return Math.max(leastPx, Math.ceil(widest / Math.max(120, widthPx - tablePx)) * linePx + 4);
}
