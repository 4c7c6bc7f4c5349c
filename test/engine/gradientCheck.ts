import { parameters } from '../../src/engine/parameters';
import type { Batch, Clamp, Run } from '../../src/engine/program';
import type { Recording, StateName } from '../../src/engine/recording';
import type { Tensor } from '../../src/engine/tensor';
import { programFor } from './againstOracle';
import { Chance } from './chance';
import { objectiveOf, type Slope, slopeAt, withNumber } from './differences';
import type { RandomCase } from './randomSpec';

/** One number, its gradient by the engine, and a way to measure the same from outside. */
export interface Probe {
  readonly name: string;
  readonly gradient: number;
  /** The largest gradient in the tensor: errors are relative to it. */
  readonly scale: number;
  readonly measure: () => Slope;
}

/** A run of the engine with what it computed on the way. */
export interface CheckedRun {
  readonly random: RandomCase;
  readonly clamps: readonly Clamp[];
  readonly gradient: Float64Array;
  readonly values: Run;
  readonly gradients: Run;
}

export function runChecked(random: RandomCase, clamps: readonly Clamp[] = []): CheckedRun {
  const program = programFor(random);
  program.forward(random.batch, random.cost, clamps);
  program.backward({ seeds: random.seeds });
  const run = { random, clamps, gradient: program.gradient.slice(), values: program.values(), gradients: program.gradients() };
  program.release();
  return run;
}

/** Below this, gradients drown in the rounding of the objective. */
const least = 1e-4;
const scaleOf = (data: Float64Array) => data.reduce((largest, value) => Math.max(largest, Math.abs(value)), least);

/** A few entries of an array, the same for the same seed. */
function sample(chance: Chance, count: number): number[] {
  return [...new Set(Array.from({ length: Math.min(count, 4) }, () => chance.integer(0, count - 1)))];
}

type Measure = (index: number) => Slope;

function probesOf(name: string, gradient: Float64Array, indices: readonly number[], measure: Measure): Probe[] {
  const scale = scaleOf(gradient);
  return indices.map((index) => ({ name: `${name}[${index}]`, gradient: gradient[index]!, scale, measure: () => measure(index) }));
}

/** Sampled entries of every parameter tensor. */
export function parameterProbes({ random, clamps, gradient }: CheckedRun): Probe[] {
  const chance = new Chance(random.seed);
  const measure = (at: number): Slope => {
    const objective = objectiveOf(random, clamps);
    const slope = slopeAt(random.weights[at]!, (value) => objective({ weights: withNumber(random.weights, at, value) }));
    objective.release();
    return slope;
  };
  return parameters(random.spec).flatMap(({ name, offset, count }) =>
    probesOf(name, gradient.subarray(offset, offset + count), sample(chance, count), (index) => measure(offset + index)),
  );
}

/** Measures by changing one number of the batch. */
function batchMeasure({ random, clamps }: CheckedRun, data: Float64Array, put: (data: Float64Array) => Batch): Measure {
  return (index) => {
    const objective = objectiveOf(random, clamps);
    const slope = slopeAt(data[index]!, (value) => objective({ batch: put(withNumber(data, index, value)) }));
    objective.release();
    return slope;
  };
}

/** Sampled entries of dense inputs, and of initial states where the batch gives them. */
export function inputProbes(run: CheckedRun): Probe[] {
  const { random, gradients } = run;
  const { batch, spec } = random;
  const chance = new Chance(random.seed);
  const encoder = gradients.encoder ?? gradients.main;
  const { inputs, decoder, initial } = batch;
  const probes: Probe[] = [];
  const add = (name: string, gradient: Tensor, data: Float64Array, put: (data: Float64Array) => Batch) =>
    probes.push(...probesOf(name, gradient.data, sample(chance, data.length), batchMeasure(run, data, put)));
  if (inputs instanceof Float64Array && spec.input.kind === 'dense')
    add('x', encoder.input, inputs, (data) => ({ ...batch, inputs: data }));
  const read = decoder?.inputs;
  if (decoder && read instanceof Float64Array) {
    add('decoder x', gradients.main.input, read, (data) => ({ ...batch, decoder: { ...decoder, inputs: data } }));
  }
  initial?.forEach((states, layer) => {
    for (const state of Object.keys(encoder.layers[layer]!.initial) as StateName[]) {
      const put = (data: Float64Array) => ({
        ...batch,
        initial: initial.map((each, k) => (k === layer ? { ...each, [state]: data } : each)),
      });
      add(`layer ${layer + 1} initial ${state}`, encoder.layers[layer]!.initial[state]!, states[state]!, put);
    }
  });
  return probes;
}

const clampable = ['f', 'i', 'o', 'g', 'c', 'z', 'r', 'n', 'h'] as const;

interface Place {
  readonly part: Clamp['part'];
  readonly recording: Recording;
  readonly gradients: Recording;
  readonly steps: number;
}

/** Every quantity that can be clamped, at sampled steps and units: clamping it a little beside its value measures its gradient. One row only. */
export function intermediateProbes(run: CheckedRun, places: readonly Place[]): Probe[] {
  const chance = new Chance(run.random.seed);
  return places.flatMap(({ part, recording, gradients, steps }) => {
    const tensors = [
      { layer: 0, quantity: 'x' as const, value: recording.input, gradient: gradients.input },
      ...recording.layers.flatMap(({ quantities }, index) =>
        clampable.flatMap((quantity) => {
          const [value, gradient] = [quantities[quantity], gradients.layers[index]!.quantities[quantity]];
          return value && gradient ? [{ layer: index + 1, quantity, value, gradient }] : [];
        }),
      ),
    ];
    return tensors.flatMap(({ layer, quantity, value, gradient }) => {
      const width = value.shape.at(-1)!;
      const lasting = layer === 0 ? value.shape[0]! : steps;
      if (lasting === 0) return [];
      return probesOf(`${part} layer ${layer} ${quantity}`, gradient.data, sample(chance, lasting * width), (index) => {
        const step = Math.floor(index / width);
        const clampTo = (to: number): Clamp => ({ part, layer, quantity, unit: index % width, from: step, to: step, value: to });
        const objective = objectiveOf(run.random, run.clamps);
        const slope = slopeAt(value.data[index]!, (to) => objective({ clamps: [...run.clamps, clampTo(to)] }));
        objective.release();
        return slope;
      });
    });
  });
}
