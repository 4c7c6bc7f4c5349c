import type { Recording, StateName } from '../../engine/recording';
import { writeWeights } from '../weights';
import { relativeError } from './relativeError';
import { type CaseQuantity, type CaseSequence, rowOf } from './sequenceCase';

/** What an engine computed for one sequence of a case. */
export interface ComputedSequence {
  readonly values: Recording;
  readonly gradients: Recording;
  /** Flat, in the order of `parameters`. */
  readonly parameterGradient: Float64Array;
  readonly loss: number;
}

/** How far what was computed is from what the file holds: the largest difference, relative to the largest of the file's numbers. */
export interface CaseFinding {
  readonly what: CaseQuantity | 'loss' | 'parameters';
  readonly error: number;
  /** Of `parameters`: the tensor that is farthest off. */
  readonly tensor?: string;
}

type Take = (computed: ComputedSequence) => readonly number[];

function lastOf(state: StateName): Take {
  return ({ values }) =>
    values.layers.flatMap(({ quantities }) => {
      const tensor = quantities[state];
      return tensor ? [...tensor.data.subarray(tensor.data.length - (tensor.shape.at(-1) ?? 0))] : [];
    });
}

const initialOf =
  (state: StateName): Take =>
  ({ gradients }) =>
    gradients.layers.flatMap(({ initial }) => [...(initial[state]?.data ?? [])]);

const topOf = ({ layers }: Recording, state: StateName): readonly number[] => [...(layers.at(-1)?.quantities[state]?.data ?? [])];

const taken: Readonly<Record<CaseQuantity, Take>> = {
  output: ({ values }) => topOf(values, 'h'),
  hT: lastOf('h'),
  cT: lastOf('c'),
  'grads.x': ({ gradients }) => [...gradients.input.data],
  'grads.h0': initialOf('h'),
  'grads.c0': initialOf('c'),
  gradHidden: ({ gradients }) => topOf(gradients, 'h'),
  gradCell: ({ gradients }) => topOf(gradients, 'c'),
};

/** The file's parameter gradients are sums over its sequences: with one sequence they are this one's. */
function compareParameters({ of }: CaseSequence, { parameterGradient }: ComputedSequence): CaseFinding | null {
  const { framework, spec } = of.model;
  const own = writeWeights(spec, parameterGradient, framework, 'gradients');
  const errors = [...of.parameterGradients].map(([tensor, { data }]) => ({
    tensor,
    error: relativeError(own.get(tensor)?.data ?? [], data),
  }));
  const [worst] = errors.toSorted((a, b) => b.error - a.error);
  return worst ? { what: 'parameters', ...worst } : null;
}

/** Everything that the file says of this sequence, beside what was computed. */
export function compareSequence(sequence: CaseSequence, computed: ComputedSequence): readonly CaseFinding[] {
  const { of, row } = sequence;
  const findings: CaseFinding[] = [...of.expected].map(([what, tensor]) => ({
    what,
    error: relativeError(taken[what](computed), rowOf(tensor, row)),
  }));
  if (of.batch.size > 1) return findings;
  if (of.loss !== null) findings.push({ what: 'loss', error: relativeError([computed.loss], [of.loss]) });
  const parameters = compareParameters(sequence, computed);
  return parameters ? [...findings, parameters] : findings;
}
