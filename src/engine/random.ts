import { log } from './scalar';

/** The whole state of a generator: plain data, so that a training can be stopped and gone on with. */
export type RandomState = readonly [number, number, number, number];

/** A seeded source of chance. The same seed and calls give the same values, to the bit, in every engine. */
export interface Random {
  /** 32 random bits as an integer in 0 … 2³² − 1. */
  bits(): number;
  /** Uniform in [0, 1), a multiple of 2⁻⁵³. */
  uniform(): number;
  /** Standard normal, by Marsaglia's polar method; the pair's other half is dropped, so that the state stays four words. */
  normal(): number;
  /** Uniform integer in 0 … n − 1 without bias, n ≤ 2³². */
  below(n: number): number;
  /** Puts the values in a random order, in place (Fisher & Yates). */
  shuffle(values: { length: number; [index: number]: number }): void;
  state(): RandomState;
}

const TWO_32 = 4294967296;

/** The finaliser of MurmurHash3: every bit of the argument reaches every bit of the result. */
function mix(word: number): number {
  let h = word | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** Steps of the golden ratio through `mix`, as SplitMix does; never four zeros, as `mix` is one-to-one. */
function seedState(seed: number, stream: number): RandomState {
  const start = seed ^ mix(stream);
  const word = (k: number) => mix(start + Math.imul(k, 0x9e3779b9));
  return [word(1), word(2), word(3), word(4)];
}

/**
 * xoshiro128** 1.1 (Blackman & Vigna 2021, "Scrambled linear pseudorandom number generators"): 128 bits of state, period 2¹²⁸ − 1.
 * Seeds and streams are 32-bit integers; streams of one seed are independent of each other.
 */
export function createRandom(seed: number, stream = 0): Random {
  return resumeRandom(seedState(seed, stream));
}

/** The generator as it was when `state` was taken. */
export function resumeRandom(state: RandomState): Random {
  let [a, b, c, d] = state;

  function bits(): number {
    const product = Math.imul(b, 5);
    const result = Math.imul((product << 7) | (product >>> 25), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result;
  }

  function uniform(): number {
    const high = bits() >>> 5;
    return (high * 67108864 + (bits() >>> 6)) / 9007199254740992;
  }

  function normal(): number {
    for (;;) {
      const x = 2 * uniform() - 1;
      const y = 2 * uniform() - 1;
      const square = x * x + y * y;
      if (square < 1 && square > 0) return x * Math.sqrt((-2 * log(square)) / square);
    }
  }

  function below(n: number): number {
    if (!(Number.isInteger(n) && n >= 1 && n <= TWO_32)) throw new RangeError(`No integer below ${n} can be drawn.`);
    const fair = TWO_32 - (TWO_32 % n);
    for (;;) {
      const value = bits();
      if (value < fair) return value % n;
    }
  }

  function shuffle(values: { length: number; [index: number]: number }): void {
    for (let last = values.length - 1; last > 0; last--) {
      const other = below(last + 1);
      const kept = values[last]!;
      values[last] = values[other]!;
      values[other] = kept;
    }
  }

  return { bits, uniform, normal, below, shuffle, state: () => [a, b, c, d] };
}

/** A stream's number from its name (FNV-1a over UTF-16 code units). */
export function streamOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let k = 0; k < name.length; k++) hash = Math.imul(hash ^ name.charCodeAt(k), 0x01000193);
  return hash >>> 0;
}
