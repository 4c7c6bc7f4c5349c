import { formatNumber } from './format';

/** Beside a number, what it was before the network was changed by hand; where both have the same digits, by how much it moved. */
export function formerWords(now: number, before: number, digits?: number): string {
  const was = formatNumber(before, digits);
  if (was !== formatNumber(now, digits)) return `was ${was}`;
  const change = now - before;
  // Not a number both times, or infinite both times, is no change that could be told.
  return change === 0 || Number.isNaN(change) ? 'as before' : `changed by ${formatNumber(change, digits)}`;
}

/** The same where the difference is what is drawn, with it: was 0.410 (+0.520). */
export function differenceWords(now: number, before: number, digits?: number): string {
  const [words, change] = [formerWords(now, before, digits), now - before];
  const isTold = words.startsWith('was') && !Number.isNaN(change);
  return isTold ? `${words} (${change > 0 ? '+' : ''}${formatNumber(change, digits)})` : words;
}
