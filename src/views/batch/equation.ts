import type { GateName } from '../../engine/parameters';
import { activationOf, type MatrixName, type Size } from './batchSymbols';

export type Form = 'separate' | 'stacked';

export interface BatchSizes {
  readonly m: number;
  readonly n: number;
  readonly d: number;
  readonly biases: number;
  readonly gate: GateName;
}

export function sizeOf(sizes: Pick<BatchSizes, 'm' | 'n' | 'd'>, size: Size): number {
  return size === '1' ? 1 : size === 'n+d' ? sizes.n + sizes.d : sizes[size];
}

/** One matrix of an equation, with the signs around it. */
export interface Piece {
  /** Written before the matrix. */
  readonly sign: string;
  readonly name: MatrixName;
  /** Written after it. */
  readonly end?: string;
}

/** What may begin a line: a line breaks only before an addend or the result. */
export type Segment = readonly Piece[];

/** The equation of a mini-batch in one form, in pieces that stay together. */
export function segmentsOf(form: Form, { gate, biases }: BatchSizes): readonly Segment[] {
  const names = (['b', 'b2'] as const).slice(0, biases);
  const addends = names.map((name): Piece[] => [{ sign: '+', name }]);
  const phi = `${activationOf(gate)}(`;
  const products: Piece[][] =
    form === 'separate'
      ? [
          [
            { sign: phi, name: 'X' },
            { sign: '', name: 'U' },
          ],
          [
            { sign: '+', name: 'H' },
            { sign: '', name: 'W' },
          ],
        ]
      : [
          [
            { sign: phi, name: 'XH' },
            { sign: '', name: 'UW' },
          ],
        ];
  const inside = [...products, ...addends];
  const closed = inside.map((segment, at) =>
    at === inside.length - 1 ? segment.map((piece, k) => (k === segment.length - 1 ? { ...piece, end: ')' } : piece)) : segment,
  );
  return [...closed, [{ sign: '=', name: 'Y' }]];
}

export interface Line {
  readonly form: Form;
  readonly pieces: readonly Piece[];
}

/** All ways to break a form into lines. */
export function breaksOf(form: Form, segments: readonly Segment[]): readonly (readonly Line[])[] {
  const ways = 2 ** (segments.length - 1);
  return Array.from({ length: ways }, (_, way) => {
    const lines: Piece[][] = [[]];
    segments.forEach((segment, at) => {
      if (at > 0 && (way >> (at - 1)) & 1) lines.push([]);
      lines.at(-1)?.push(...segment);
    });
    return lines.map((pieces) => ({ form, pieces }));
  });
}

/** Every combination of one way for each form. */
export function combine(ways: readonly (readonly (readonly Line[])[])[]): readonly (readonly Line[])[] {
  return ways.reduce<readonly (readonly Line[])[]>((all, next) => all.flatMap((lines) => next.map((more) => [...lines, ...more])), [[]]);
}
