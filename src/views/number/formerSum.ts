import { vectorOf } from '../../store/readAnswer';
import type { Answer } from '../../store/run';
import { sumOf } from './number.terms';
import type { NumberSum } from './sum';

/** How the same number came about before the network was changed by hand; null where it was not, or had no such number. */
export function formerSum({ unchanged }: Pick<Answer, 'unchanged'>, { place, direction }: NumberSum): NumberSum | null {
  const isThere = unchanged !== null && vectorOf(unchanged, place).length > place.unit;
  return isThere ? sumOf(unchanged, place, direction) : null;
}
