import type { Batch, Cost, Seeds } from '../../src/engine/program';
import { convolvedSteps, type InputSpec } from '../../src/engine/spec';
import { outputLengths, outputSteps, type RandomCase } from './randomSpec';

type Numbers = Float64Array | Int32Array;

/** [T, B, width] laid out for `steps` steps, with `fill` wherever a sequence has ended. */
function repad<Data extends Numbers>(data: Data, from: number, steps: number, lengths: Int32Array, fill: number): Data {
  const rows = lengths.length;
  const width = data.length / (from * rows);
  const numbers = Array.from({ length: steps * rows * width }, (_, k) => {
    const cell = Math.floor(k / width);
    return Math.floor(cell / rows) < lengths[cell % rows]! ? data[k]! : fill;
  });
  return (data instanceof Float64Array ? Float64Array.from(numbers) : Int32Array.from(numbers)) as Data;
}

/** What stands in the padding: nothing, or things that must not matter. */
export interface Filling {
  readonly dense: number;
  readonly token: number;
  readonly target: number;
  readonly number: number;
}

export const clean: Filling = { dense: 0, token: -1, target: 0, number: 0 };
export const garbage: Filling = { dense: Number.NaN, token: 1_000_000, target: -7, number: Number.NaN };

const fillOf = (input: InputSpec, filling: Filling) => (input.kind === 'dense' ? filling.dense : filling.token);

function repadBatch({ spec, batch }: RandomCase, more: number, filling: Filling): Batch {
  const lengths = batch.lengths ?? new Int32Array(batch.size).fill(batch.steps);
  const steps = batch.steps + more;
  const longer = { ...batch, steps, lengths, inputs: repad(batch.inputs, batch.steps, steps, lengths, fillOf(spec.input, filling)) };
  const { decoder } = batch;
  if (!decoder || !spec.decoder) return longer;
  const decoderLengths = decoder.lengths ?? new Int32Array(batch.size).fill(decoder.steps);
  const decoderSteps = decoder.steps + more;
  const inputs = repad(decoder.inputs, decoder.steps, decoderSteps, decoderLengths, fillOf(spec.decoder.input, filling));
  return { ...longer, decoder: { steps: decoderSteps, lengths: decoderLengths, inputs } };
}

/** The same sequences with `more` steps of padding (also behind the longest) and the given filling in all of it. */
export function padded(random: RandomCase, more: number, filling: Filling): RandomCase {
  const { spec, cost, seeds } = random;
  const batch = repadBatch(random, more, filling);
  const [from, lengths] = [outputSteps(random), outputLengths(random)];
  const steps = batch.decoder?.steps ?? convolvedSteps(spec.convolution, batch.steps);
  const again = <Data extends Numbers>(data: Data, fill: number) => repad(data, from, steps, lengths, fill);
  const repadCost = ({ targets, weights }: Cost): Cost => ({
    targets: again(targets, filling.target),
    weights: again(weights, filling.number),
  });
  const repadSeeds = Object.fromEntries(
    (Object.entries(seeds) as [keyof Seeds, Float64Array][]).map(([key, data]) => [key, again(data, filling.number)]),
  );
  return { ...random, batch, cost: cost && repadCost(cost), seeds: repadSeeds };
}
