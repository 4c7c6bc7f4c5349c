import { createRandom, streamOf } from '../engine/random';

/** Draws for question generators. All chance of a question comes from its address. */
export interface Chance {
  /** A whole number, both ends included. */
  readonly between: (low: number, high: number) => number;
  readonly pick: <T>(list: readonly T[]) => T;
  /** `count` different items, in drawn order. */
  readonly sample: <T>(list: readonly T[], count: number) => readonly T[];
  readonly shuffle: <T>(list: readonly T[]) => readonly T[];
}

/** Independent draws for each name of the same seed. */
export function chanceOf(seed: number, name: string): Chance {
  const random = createRandom(seed, streamOf(name));
  const between = (low: number, high: number) => low + random.below(high - low + 1);
  const shuffle = <T>(list: readonly T[]): readonly T[] => {
    const order = [...list];
    random.shuffle(order as { length: number; [index: number]: number } & T[]);
    return order;
  };
  const pick = <T>(list: readonly T[]): T => {
    const item = list[random.below(list.length)];
    if (item === undefined) throw new RangeError('Nothing to pick from.');
    return item;
  };
  return { between, pick, shuffle, sample: (list, count) => shuffle(list).slice(0, count) };
}
