import { contributions } from '../../src/engine/contributions';
import { jacobianNorms } from '../../src/engine/jacobianNorms';
import { parameters } from '../../src/engine/parameters';
import type { Batch, Program } from '../../src/engine/program';
import type { Tensor } from '../../src/engine/tensor';
import { writeWeights } from '../../src/interop/weights';
import type { Comparison } from './comparison';
import { arrayOf, CaseError, type Fields, optional, tensorsOf } from '../../src/interop/reference/fields';
import type { ReferenceModel } from '../../src/interop/reference/referenceModel';
import { compareSequence } from './runSequence';

/** [T, …shape] of every parameter under the framework's name: what each step adds to its gradient. */
function contributionsByName({ spec, framework }: ReferenceModel, program: Program, batch: Batch, steps: number): Map<string, Tensor> {
  const pass = {
    spec,
    batch,
    clamps: [],
    values: program.values(),
    gradients: program.gradients(),
    parameterGradient: program.gradient.slice(),
  };
  const flats = Array.from({ length: steps }, () => new Float64Array(program.gradient.length));
  for (const { name, offset, count } of parameters(spec)) {
    const { data } = contributions(pass, name).steps;
    flats.forEach((flat, t) => flat.set(data.subarray(t * count, (t + 1) * count), offset));
  }
  const named = flats.map((flat) => writeWeights(spec, flat, framework, 'gradients'));
  return new Map(
    [...(named[0] ?? [])].map(([name, { shape }]) => {
      const data = Float64Array.from(named.flatMap((step) => [...(step.get(name)?.data ?? [])]));
      return [name, { shape: [steps, ...shape], data }];
    }),
  );
}

/** A sequence case, and a closer look: contributions of each step, gradients of the states, norms of the Jacobians between steps. */
export function compareContributions(file: Fields, comparison: Comparison): void {
  const { model, batch, program, lossWeight } = compareSequence(file, comparison);
  const { steps, size } = batch;
  if (size !== 1) throw new CaseError('a contributions case has a batch of one');
  if (!lossWeight) throw new CaseError('“lossWeight” is missing');
  const expected = optional(file.contributions, (value) => tensorsOf(value, 'contributions'));
  comparison.tensors('contributions', contributionsByName(model, program, batch, steps), expected);
  const top = program.gradients().main.layers.at(-1)?.quantities;
  for (const [name, tensor] of [
    ['gradHidden', top?.h],
    ['gradCell', top?.c],
  ] as const) {
    const given = optional(file[name], (value) => arrayOf(value, name, tensor?.shape ?? []));
    comparison.numbers(name, tensor?.data ?? [], given);
  }
  const norms = jacobianNorms(program, model.spec.layers.length);
  for (const [name, tensor] of [
    ['jacobian', norms.h],
    ['jacobianCell', norms.c],
  ] as const) {
    comparison.numbers(
      name,
      tensor?.data ?? [],
      optional(file[name], (value) => arrayOf(value, name, [steps, steps])),
    );
  }
}
