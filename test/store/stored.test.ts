import { beforeEach, describe, expect, it } from 'vitest';
import { noticeStore } from '../../src/store/noticeStore';
import { readStored, type Shelf, writeStored } from '../../src/store/stored';

function shelfWith(entries: Record<string, string>): Shelf & { readonly entries: Record<string, string> } {
  return {
    entries,
    getItem: (key) => entries[key] ?? null,
    setItem: (key, text) => {
      entries[key] = text;
    },
    removeItem: (key) => {
      delete entries[key];
    },
  };
}

const refusing: Shelf = {
  getItem: () => {
    throw new Error('forbidden');
  },
  setItem: () => {
    throw new Error('full');
  },
  removeItem: () => {
    throw new Error('forbidden');
  },
};

const readCountOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);

beforeEach(() => noticeStore.setState({ notices: [] }));

describe('what is kept between visits', () => {
  it('comes back', () => {
    const shelf = shelfWith({});
    writeStored('count', 7, shelf);
    expect(readStored('count', 'The count', readCountOf, shelf)).toBe(7);
    expect(noticeStore.getState().notices).toEqual([]);
  });

  it.each(['{', '"seven"', 'null'])('is forgotten with a word when it is broken: %s', (text) => {
    const shelf = shelfWith({ count: text });
    expect(readStored('count', 'The count', readCountOf, shelf)).toBeNull();
    expect(shelf.entries).toEqual({});
    expect(noticeStore.getState().notices[0]?.sentences).toEqual([
      'The count kept by this browser could not be read and had to be forgotten.',
    ]);
  });

  it('is nothing, and no failure, where the browser refuses storage', () => {
    expect(readStored('count', 'The count', readCountOf, refusing)).toBeNull();
    expect(() => writeStored('count', 7, refusing)).not.toThrow();
    expect(readStored('count', 'The count', readCountOf, null)).toBeNull();
    expect(noticeStore.getState().notices).toEqual([]);
  });
});
