import type { ColourScale } from '../ui/colour';
import type { Rich } from './rich';

export interface NamedMatrix {
  readonly name: Rich;
  readonly rows: readonly (readonly number[])[];
}

/** A rectangle drawn to scale; `rows` × `columns`. */
export interface DrawnShape {
  readonly name: Rich;
  readonly rows: number;
  readonly columns: number;
  readonly hue: 'U' | 'W' | 'V' | 'h' | 'ink';
}

/** One column of an unrolled network without numbers. */
export interface NetworkStep {
  readonly number: number;
  readonly input: 'given' | 'zeros' | 'none';
  readonly output: 'used' | 'ignored' | 'none';
}

/** What a question shows beside its words. Each kind has one drawing. */
export type Figure =
  | { readonly kind: 'matrices'; readonly matrices: readonly NamedMatrix[] }
  | { readonly kind: 'shapes'; readonly shapes: readonly DrawnShape[] }
  | {
      readonly kind: 'network';
      readonly steps: readonly NetworkStep[];
      readonly layers: number;
      readonly context: number | null;
      readonly cost: boolean;
    }
  | { readonly kind: 'table'; readonly head: readonly Rich[]; readonly rows: readonly (readonly Rich[])[] }
  | { readonly kind: 'series'; readonly series: readonly DrawnSeries[]; readonly stepName: string }
  | {
      readonly kind: 'heat';
      /** What is shown, for the accessible name and above the picture. */
      readonly title: Rich;
      /** Below the columns; empty when the cells carry letters of their own. */
      readonly columnLabels: readonly string[];
      readonly rows: readonly HeatRow[];
    };

export interface HeatRow {
  readonly label: Rich;
  readonly values: readonly number[];
  /** A letter in each cell, or none. */
  readonly letters: readonly string[];
  readonly scale: ColourScale;
}

export interface DrawnSeries {
  readonly name: string;
  /** NaN where a value is missing. */
  readonly values: readonly number[];
}
