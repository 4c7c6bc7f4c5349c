import type { Lit } from '../../store/lit';

/** Whether a mark is lit: by what the learner points at, else by what the page speaks of. */
export function isLit({ term, spoken }: Lit, key: string): boolean {
  return term === null ? spoken.some((about) => lights(about, key)) : lights(term, key);
}

/** Whether a wire is lit; who points at a value sees all the ways that it takes, also those through weights. */
export function isWireLit(now: Lit, { key, carries }: { readonly key: string; readonly carries?: string }): boolean {
  return isLit(now, key) || (carries !== undefined && lights(now.term, carries));
}

/** Whether a strip steps back: the page speaks of others, and the learner does not point at it. What they read off the rest stays as it is. */
export function isAside({ term, spoken }: Lit, key: string): boolean {
  return spoken.length > 0 && !lights(term, key) && !spoken.some((about) => lights(about, key));
}

/**
 * Which marks a lit term covers. A gate stands for the sum that goes into it and for what comes out; the stacked W·[h, x] of the lecture
 * covers both blocks.
 */
export function lights(lit: string | null, key: string): boolean {
  if (lit === null) return false;
  if (lit === key) return true;
  const stacked = /^UW\.(.)$/.exec(lit) ?? /^UW\.(.)$/.exec(key);
  if (stacked) {
    const other = lit.startsWith('UW.') ? key : lit;
    return other === `U.${stacked[1]}` || other === `W.${stacked[1]}`;
  }
  return sumOf(lit) === sumOf(key);
}

/** `fPre` and `f` are the two ends of the same gate. */
function sumOf(key: string): string {
  return key === 'hPre' ? key : key.replace(/^(.)Pre$/, '$1');
}
