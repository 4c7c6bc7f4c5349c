import { beforeAll, describe, expect, it } from 'vitest';
import { decodeName, encodeName, loadNames } from '../../../src/data/names/corpus';
import { exampleOf } from '../../../src/data/names/examples';
import { splitNames } from '../../../src/data/names/splitNames';

let names: readonly string[] = [];
beforeAll(async () => {
  names = await loadNames();
});

describe('the names', () => {
  it('are thousands, distinct, sorted, and of 2 to 14 letters a to z', () => {
    expect(names.length).toBeGreaterThan(8000);
    expect([...new Set(names)].sort()).toEqual(names);
    expect(names.filter((name) => !/^[a-z]{2,14}$/.test(name))).toEqual([]);
  });

  it('survive encoding and decoding', () => {
    expect(names.map(encodeName).map(decodeName)).toEqual(names);
    expect([...encodeName('al')]).toEqual([1, 12, 0]);
  });
});

describe('the split', () => {
  it('puts every name in one part and none in both', () => {
    const { training, heldOut } = splitNames(names);
    expect([...training, ...heldOut].sort()).toEqual(names);
    expect(heldOut).toHaveLength(Math.round(names.length / 10));
  });

  it('is the same for the same seed and another for another', () => {
    expect(splitNames(names, 5)).toEqual(splitNames(names, 5));
    expect(splitNames(names, 5).heldOut).not.toEqual(splitNames(names, 6).heldOut);
  });

  it('does not follow the alphabet', () => {
    const initials = new Set(splitNames(names).heldOut.map((name) => name[0]));
    expect(initials.size).toBeGreaterThan(20);
  });
});

describe('an example', () => {
  it('reads the mark and the letters and should say what comes next, the end mark at last', () => {
    const { inputs, targets } = exampleOf('al');
    expect([...inputs]).toEqual([0, 1, 12]);
    expect([...targets]).toEqual([1, 12, 0]);
  });

  it('has the very targets that the count models predict', () => {
    expect(names.map((name) => exampleOf(name).targets)).toEqual(names.map(encodeName));
  });
});
