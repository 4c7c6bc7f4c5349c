import { addUp } from './number.terms';
import type { TermOrder } from '../../store/scene';
import type { Term } from './sum';

export interface CutList {
  readonly shown: readonly Term[];
  /** What does not fit, in one line; null when all is shown. */
  readonly rest: { readonly count: number; readonly value: number } | null;
}

/** The terms in order, at most `room` lines of them: the largest stay, the others are told together. */
export function cutTerms(terms: readonly Term[], order: TermOrder, room: number): CutList {
  const bySize = terms.toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value));
  const fits = terms.length <= Math.max(1, room);
  const kept = new Set(fits ? terms : bySize.slice(0, Math.max(1, room - 1)));
  const shown = (order === 'size' ? bySize : terms).filter((term) => kept.has(term));
  const others = terms.filter((term) => !kept.has(term));
  return { shown, rest: others.length === 0 ? null : { count: others.length, value: addUp(others) } };
}
