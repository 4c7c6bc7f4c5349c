import type { ColourScale } from './colour';
import { formatNumber } from './format';

/** A number at the end of a scale, without zeros that say nothing. */
export function endNumber(value: number): string {
  return formatNumber(value, 2).replace(/\.0+$/, '');
}

/** What stands at the ends of a colour scale's key. */
export function legendEnds(scale: ColourScale): readonly [low: string, high: string] {
  if (scale.kind === 'gate') return ['0', '1'];
  const shown = endNumber(scale.extent);
  return [`−${shown}`, `+${shown}`];
}
