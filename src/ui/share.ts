import { useState } from 'react';

type Typed = Float64Array | Int32Array | Uint32Array;

function isTyped(value: unknown): value is Typed {
  return ArrayBuffer.isView(value) && 'length' in value;
}

function sameNumbers(a: Typed, b: Typed): boolean {
  if (a.length !== b.length) return false;
  if (a.buffer === b.buffer && a.byteOffset === b.byteOffset) return true;
  for (let index = 0; index < a.length; index++) if (!Object.is(a[index], b[index])) return false;
  return true;
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

function shareList(before: readonly unknown[], after: readonly unknown[]): readonly unknown[] {
  const shared = after.map((item, index) => share(before[index], item));
  return before.length === after.length && shared.every((item, index) => Object.is(item, before[index])) ? before : shared;
}

function shareRecord(before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>) {
  const keys = Object.keys(after);
  const shared: Record<string, unknown> = {};
  let same = keys.length === Object.keys(before).length;
  for (const key of keys) {
    const value = share(before[key], after[key]);
    shared[key] = value;
    same &&= Object.is(value, before[key]) && key in before;
  }
  return same ? before : shared;
}

function share(before: unknown, after: unknown): unknown {
  if (Object.is(before, after)) return before;
  if (Array.isArray(before) && Array.isArray(after)) return shareList(before, after);
  if (isTyped(before) && isTyped(after)) return sameNumbers(before, after) ? before : after;
  return isPlain(before) && isPlain(after) ? shareRecord(before, after) : after;
}

/**
 * `after`, with every part that equals the same part of `before` replaced by that one; `before` itself when all do. So a layout made anew
 * for each step leaves untouched, and undrawn, whatever the step does not move. For plain data: lists, records, numbers; anything else
 * is taken as it is.
 */
export function shareParts<T>(before: T | null, after: T): T {
  return before === null ? after : (share(before, after) as T);
}

export function createKeeper<T>(): (value: T, among?: unknown) => T {
  let kept: T | null = null;
  let keptAmong: unknown;
  return (value, among) => {
    kept = Object.is(among, keptAmong) ? shareParts(kept, value) : value;
    keptAmong = among;
    return kept;
  };
}

/**
 * A value of plain data that keeps its identity, and that of its parts, from render to render while they are equal. What is kept only ever
 * equals what is given, so a render that React throws away leaves nothing wrong behind. Where `among` is another than before, there is
 * nothing to be found in common, and nothing is looked for.
 */
export function useShared<T>(value: T, among?: unknown): T {
  const [keep] = useState(createKeeper<T>);
  return keep(value, among);
}
