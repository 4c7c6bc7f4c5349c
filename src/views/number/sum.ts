import type { GateName, ParameterRole } from '../../engine/parameters';
import type { ValuePlace } from '../../store/readAnswer';
import type { Direction } from '../../store/scene';
import type { When } from '../../ui/notationForm';

/** A weight: where it stands in its tensor, and in the flat vector of all weights. */
export interface WeightPlace {
  readonly tensor: string;
  readonly role: ParameterRole;
  /** Layers from 1; 0 for the head. */
  readonly layer: number;
  readonly gate: GateName | null;
  readonly row: number | null;
  readonly column: number;
  /** Position within the tensor. */
  readonly index: number;
}

/** What is multiplied: a value or gradient that was computed elsewhere, a weight, or something made from a value on the spot. */
export type Factor =
  | { readonly kind: 'value'; readonly value: number; readonly place: ValuePlace; readonly direction: Direction; readonly when: When }
  | { readonly kind: 'weight'; readonly value: number; readonly weight: WeightPlace }
  /** 1 − a, 1 − a², a > 0 of a value; it leads to where that value came from. */
  | { readonly kind: 'derived'; readonly value: number; readonly form: '1−a' | '1−a²' | 'a>0' | '1/a'; readonly place: ValuePlace }
  /** A number of the cost: an output's share in it, or −1 for the class that should have come. */
  | { readonly kind: 'constant'; readonly value: number; readonly words: string };

/** Where a term comes from, in the order in which groups are told. */
export type Origin =
  | 'input'
  | 'state'
  | 'hidden'
  | 'memory'
  | 'write'
  | 'peephole'
  | 'bias'
  | 'recurrentBias'
  | 'same'
  | 'output'
  | 'above'
  | 'next'
  | 'cost'
  | 'cut';

/** One product of a sum. Its value is the product of its factors, to the last bit of a multiplication from left to right. */
export interface Term {
  /** Unique within the sum, and the same at every step. */
  readonly id: string;
  readonly origin: Origin;
  readonly factors: readonly Factor[];
  readonly value: number;
}

export type ActivationName = 'σ' | 'tanh' | 'ReLU' | 'softmax';

/** How a value came about: terms that add up to `total`, and perhaps an activation of it. */
export interface NumberSum {
  readonly place: ValuePlace;
  readonly direction: Direction;
  readonly terms: readonly Term[];
  /** The sum of the terms as the engine recorded it. */
  readonly total: number;
  readonly activation: { readonly name: ActivationName /** Softmax: log Σ exp of the other entries. */; readonly rest: number } | null;
  /** The recorded value: φ(total), or what it is held at. */
  readonly result: number;
  readonly held: boolean;
  /** Products left out since an entry of x is exactly zero. */
  readonly zeroInputs: number;
  /** Why there are no terms: the value was not computed here. */
  readonly leaf: Leaf | null;
}

export type Leaf =
  | 'token'
  | 'ownOutput'
  | 'unknownToken'
  | 'zeros'
  | 'reading'
  | 'notInCost'
  | 'notTheTarget'
  | 'noOutput'
  | 'initial'
  | 'lastStep';

export function makeTerm(id: string, origin: Origin, factors: readonly Factor[]): Term {
  return { id, origin, factors, value: factors.reduce((product, factor) => product * factor.value, 1) };
}
