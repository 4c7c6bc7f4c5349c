import type { Batch, Clamp } from '../../src/engine/program';
import { programFor } from './againstOracle';
import type { RandomCase } from './randomSpec';

interface Change {
  readonly weights?: Float64Array;
  readonly batch?: Batch;
  readonly clamps?: readonly Clamp[];
}

/** The objective whose gradient `backward` gives: the cost and the seeded values of the last layer, of the logits and of the outputs. */
export interface Objective {
  (change?: Change): number;
  release(): void;
}

function dot(seed: Float64Array | undefined, data: Float64Array | undefined): number {
  return seed && data ? seed.reduce((sum, weight, k) => sum + weight * data[k]!, 0) : 0;
}

/** The objective of a case as a function of its weights, batch and clamps. */
export function objectiveOf(random: RandomCase, clamps: readonly Clamp[] = []): Objective {
  const program = programFor(random);
  const objective = (change: Change = {}): number => {
    program.weights.set(change.weights ?? random.weights);
    const cost = program.forward(change.batch ?? random.batch, random.cost, change.clamps ?? clamps);
    const { main } = program.values();
    const { h, logits, output } = random.seeds;
    return cost + dot(h, main.layers.at(-1)!.quantities.h!.data) + dot(logits, main.logits?.data) + dot(output, main.output?.data);
  };
  return Object.assign(objective, { release: () => program.release() });
}

/** A slope measured from both sides. */
export interface Slope {
  readonly slope: number;
  /** Zero for a smooth function, about as large as the slope's jump where there is a kink nearby. */
  readonly kink: number;
}

const distance = 2e-4;

/**
 * d at / d value, from both sides at two distances, so that what remains wrong falls with the fourth power of the distance. A kink
 * shows in the even differences, which for a smooth function double with the distance, or in slopes that differ.
 */
export function slopeAt(value: number, at: (value: number) => number): Slope {
  const here = at(value);
  const [up, down] = [at(value + distance), at(value - distance)];
  const [farUp, farDown] = [at(value + 2 * distance), at(value - 2 * distance)];
  const near = (up - down) / (2 * distance);
  const far = (farUp - farDown) / (4 * distance);
  const [nearJump, farJump] = [(up - 2 * here + down) / distance, (farUp - 2 * here + farDown) / (2 * distance)];
  return { slope: (4 * near - far) / 3, kink: Math.max(Math.abs(near - far), Math.abs(2 * nearJump - farJump)) };
}

/** A copy with one number changed. */
export function withNumber(data: Float64Array, index: number, value: number): Float64Array {
  const copy = data.slice();
  copy[index] = value;
  return copy;
}
