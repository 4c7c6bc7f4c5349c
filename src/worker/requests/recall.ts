import type { Pass } from './trace';

/** How well a network still knows the first letter after reading on, whatever text the pass reads: measured on words of many lengths. */
export interface RecallRequest {
  readonly kind: 'recall';
  readonly pass: Pass;
}

export interface RecallPoint {
  /** Letters of the words. */
  readonly length: number;
  /** Share of the words whose first letter is the likeliest output. */
  readonly right: number;
  /** ‖∂L/∂x₁‖ of a word’s own loss with respect to its first letter: the median of the words. */
  readonly gradient: number;
}

export interface RecallResult {
  /** Words of each length. */
  readonly words: number;
  /** The shortest words first. */
  readonly points: readonly RecallPoint[];
}
