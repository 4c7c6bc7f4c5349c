import type { Scene } from '../store/scene';
import { formatNumber } from '../ui/format';

function counted(count: number, one: string, many: string): string[] {
  if (count === 0) return [];
  return [count === 1 ? `1 ${one}` : `${count} ${many}`];
}

/** What the learner changed about the network that was learnt; null when nothing. */
export function describeByHand({ clamps, edits, gain }: Pick<Scene, 'clamps' | 'edits' | 'gain'>): string | null {
  const what = [
    ...counted(clamps.length, 'clamp set', 'clamps set'),
    ...counted(edits.length, 'weight changed', 'weights changed'),
    ...(gain === 1 ? [] : [`W multiplied by ${formatNumber(gain, 2)}`]),
  ];
  return what.length === 0 ? null : `${what.join(', ')} by hand.`;
}
