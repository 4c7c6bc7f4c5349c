/**
 * One block of float64 memory for every tensor of a worker. A tensor inside the engine is an integer: its offset in the arena.
 *
 * The arena is a singleton, because V8 compiles a typed array that exists once, and that closures see as a constant, into immediate
 * addresses and bounds; a second arena makes every kernel polymorphic and halves their speed.
 */

/** Doubles in the arena: 128 MB of address space; pages that are never touched cost nothing. */
const CAPACITY = 1 << 24;
/** Offsets are multiples of 8 doubles: a cache line. */
const ALIGNMENT = 8;

const buffer = new ArrayBuffer(8 * (CAPACITY + ALIGNMENT));

/** The arena as seen from element `shift` on. Views of equal length, so that neighbouring loads share one bounds check. */
export function arenaView(shift: number): Float64Array {
  return new Float64Array(buffer, 8 * shift, CAPACITY);
}

/** The whole arena, for code that is not in a hurry; kernels make views of their own. */
export const arena = arenaView(0);

let top = 0;

/** Reserves `count` doubles, zeroed. Throws a RangeError with the sizes when the arena is full. */
export function allocate(count: number): number {
  const offset = top;
  const next = offset + Math.ceil(count / ALIGNMENT) * ALIGNMENT;
  if (next > CAPACITY) {
    throw new RangeError(
      `This model and batch need ${next * 8} bytes; the engine's memory holds ${CAPACITY * 8}. Take fewer units, steps or sequences.`,
    );
  }
  top = next;
  arena.fill(0, offset, next);
  return offset;
}

/** Where the arena is filled up to; pass it to `releaseTo` to give back all that was reserved since. */
export function arenaMark(): number {
  return top;
}

export function releaseTo(mark: number): void {
  top = Math.min(top, mark);
}

/** A view of `count` doubles at `offset`, for reading and writing from outside the kernels. */
export function arenaSlice(offset: number, count: number): Float64Array {
  return arena.subarray(offset, offset + count);
}
