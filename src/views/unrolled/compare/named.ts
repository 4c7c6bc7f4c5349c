import type { Answer } from '../../../store/run';

/** A network in a sentence. */
export interface Named {
  readonly name: string;
  readonly answer: Answer;
}

/** One, two and three. */
export function list(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}
