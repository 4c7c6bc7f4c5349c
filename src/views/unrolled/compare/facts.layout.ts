import { textWidth } from '../../../ui/textWidth';

const namePx = 15;
const factsPx = 11.5;
const gapPx = 12;

/** As many of a row's facts as stand whole beside its name; the first always does. */
export function fitFacts(name: string, facts: string, roomPx: number): string {
  const parts = facts.split(' · ');
  const isTooLong = () => textWidth(name, namePx) + gapPx + textWidth(parts.join(' · '), factsPx) > roomPx;
  while (parts.length > 1 && isTooLong()) parts.pop();
  return parts.join(' · ');
}
