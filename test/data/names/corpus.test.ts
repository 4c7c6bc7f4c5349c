import { beforeAll, describe, expect, it } from 'vitest';
import { batchNames, NameSchedule } from '../../../src/data/names/batches';
import { decodeName, encodeName, loadNames } from '../../../src/data/names/corpus';
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

describe('a batch', () => {
  const { batch, cost, characters } = batchNames([encodeName('al'), encodeName('a')]);

  it('reads the mark first and then each letter, padded with absent inputs', () => {
    expect(batch).toMatchObject({ steps: 3, size: 2 });
    expect([...batch.inputs]).toEqual([0, 0, 1, 1, 12, -1]);
    expect([...batch.lengths]).toEqual([3, 2]);
  });

  it('scores every letter and end mark alike and no padding', () => {
    expect([...cost.targets]).toEqual([1, 1, 12, 0, 0, 0]);
    expect([...cost.weights]).toEqual([1 / 5, 1 / 5, 1 / 5, 1 / 5, 1 / 5, 0]);
    expect(characters).toBe(5);
  });
});

describe('the order of training', () => {
  it('goes through every name once an epoch, each epoch in another order', () => {
    const schedule = new NameSchedule(12, 4, 7);
    const epoch = (start: number): number[] => [0, 1, 2].flatMap((update) => [...schedule.at(start + update)]);
    const [first, second] = [epoch(0), epoch(3)];
    expect([...first].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect([...second].sort((a, b) => a - b)).toEqual([...first].sort((a, b) => a - b));
    expect(second).not.toEqual(first);
  });

  it('can be taken up at any update', () => {
    const [through, fresh] = [new NameSchedule(50, 8, 7), new NameSchedule(50, 8, 7)];
    const orders = Array.from({ length: 40 }, (_, update) => [...through.at(update)]);
    expect([...fresh.at(33)]).toEqual(orders[33]);
    expect([...fresh.at(2)]).toEqual(orders[2]);
  });

  it('depends on the seed', () => {
    expect([...new NameSchedule(50, 8, 1).at(0)]).not.toEqual([...new NameSchedule(50, 8, 2).at(0)]);
  });
});
