import { measuredLengths } from '../../data/recall/words';
import { textWidth } from '../../ui/textWidth';
import { type MemoryWords, sayMemory } from './memory.describe';

const linePx = 17;
const typePx = 13;
/** “as a table”, and what is between it and the words. */
const tablePx = 92;

const leastPx = 28;

/** In a lower room the charts come first, and the words end where their line does: all of them are in the table. */
const roomyPx = 150;

/** Lines for the words of any length, so that nothing moves when others take their place. */
export function headHeight(memory: MemoryWords, letters: number, widthPx: number, heightPx: number): number {
  if (heightPx < roomyPx) return leastPx;
  const widest = Math.max(...[letters, ...measuredLengths].map((length) => textWidth(sayMemory(memory, length), typePx)));
  return Math.max(leastPx, Math.ceil(widest / Math.max(120, widthPx - tablePx)) * linePx + 4);
}
