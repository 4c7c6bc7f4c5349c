import { notify } from './noticeStore';

/** Where things are kept between visits: `localStorage`, or nothing where the browser forbids it. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

function openShelf(): Shelf | null {
  try {
    return globalThis.localStorage;
  } catch {
    return null;
  }
}

/** Reads what was kept under `key`. What `read` refuses (null) is forgotten, and the learner is told what of theirs is gone. */
export function readStored<T>(key: string, what: string, read: (value: unknown) => T | null, shelf: Shelf | null = openShelf()): T | null {
  try {
    const text = shelf?.getItem(key) ?? null;
    if (text === null) return null;
    const value = parse(text, read);
    if (value !== null) return value;
    shelf?.removeItem(key);
    notify(`${what} kept by this browser could not be read and had to be forgotten.`);
  } catch {
    // A browser that refuses storage keeps nothing; there is nothing to tell.
  }
  return null;
}

function parse<T>(text: string, read: (value: unknown) => T | null): T | null {
  try {
    return read(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Keeps a value for the next visit; a browser that refuses (private window, full) simply forgets it. */
export function writeStored(key: string, value: unknown, shelf: Shelf | null = openShelf()): void {
  try {
    shelf?.setItem(key, JSON.stringify(value));
  } catch {
    // Nothing of this visit depends on it.
  }
}
