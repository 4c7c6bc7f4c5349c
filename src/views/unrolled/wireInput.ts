import type { ModelSpec } from '../../engine/spec';
import { partAt } from '../../store/readAnswer';
import type { Answer, Column } from '../../store/run';
import type { Direction, Notation } from '../../store/scene';
import type { Bands } from './bands';
import type { ColumnMark } from './marks';

/** What the arrows between columns and rows follow from. */
export interface WireInput {
  readonly answer: Answer;
  readonly columns: readonly ColumnMark[];
  readonly bands: Bands;
  readonly spec: ModelSpec;
  readonly rolled: number;
  readonly gutterPx: number;
  readonly pitchPx: number;
  /** Between cells, before anything is rolled up. */
  readonly gapPx: number;
  readonly notation: Notation;
  readonly direction: Direction;
}

/** Size of the letters beside arrows. */
export const symbolPx = 13;

/** Which half of the network a step belongs to. */
export function partOf({ answer }: WireInput, step: number): Column['part'] {
  return partAt(answer, step).part;
}

/** The same, where the network has halves whose matrices share their letters. */
export function halfOf(input: WireInput, step: number): Column['part'] | null {
  return input.answer.spec.decoder ? partOf(input, step) : null;
}
