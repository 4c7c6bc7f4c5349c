import { describe, expect, it } from 'vitest';
import { loadNames } from '../../../src/data/names/corpus';
import { countLengths } from '../../../src/data/names/lengths';
import lengths from '../../../src/data/names/lengths.json' with { type: 'json' };
import { splitNames } from '../../../src/data/names/splitNames';

describe('the lengths of names', () => {
  it('are counted up to the longest', () => {
    expect(countLengths(['Li', 'Anna', 'Otto'])).toEqual([0, 0, 1, 0, 2]);
    expect(countLengths([])).toEqual([0]);
  });

  it('are kept as the names that networks learn from have them', async () => {
    expect(lengths.training).toEqual(countLengths(splitNames(await loadNames()).training));
  });
});
