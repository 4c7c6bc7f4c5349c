import type { Cost, Seeds, Truncation } from '../../../src/engine/program';
import type { HeadSpec } from '../../../src/engine/spec';
import { backThroughOutput, lossOf, outputGradient, outputOf } from './head';
import { readRow } from './readRow';
import type { Parameters } from './sequence';
import { add, type Vector, zerosOf } from './vectors';

/** What is differentiated: Σ weights · losses + Σ seeds · values. */
export interface Objective {
  readonly cost: Cost | null;
  readonly seeds: Seeds;
  readonly truncation?: Truncation | null;
}

/** What the head made of a sequence, and the gradients that its outputs and logits get. */
export interface Outputs {
  readonly logits: readonly Vector[];
  readonly output: readonly Vector[];
  readonly dLogits: readonly Vector[];
  readonly dOutput: readonly Vector[];
  readonly losses: readonly number[];
  readonly weights: readonly number[];
}

/** Logits, outputs and losses of one row; gradients at the steps that a window reaches. */
export function runHead(
  head: HeadSpec,
  top: readonly Vector[],
  row: number,
  size: number,
  { cost, seeds }: Objective,
  reached: (t: number) => boolean,
  parameters: Parameters,
): Outputs {
  const steps = top.length;
  const V = parameters.weights.get('V');
  const bias = parameters.weights.find('bOutput')?.row() ?? zerosOf(head.size);
  const logits = top.map((h) => add(V.product(h), bias));
  const output = logits.map((each) => outputOf(head, each));
  const targets = readRow(cost?.targets, size, head.kind === 'softmax' ? 1 : head.size, row, steps);
  const weights = readRow(cost?.weights, size, 1, row, steps).map(([weight]) => weight!);
  const seedsOf = (data: Float64Array | undefined) => readRow(data, size, head.size, row, steps);
  const [outputSeeds, logitSeeds] = [seedsOf(seeds.output), seedsOf(seeds.logits)];
  const dOutput = output.map((y, t) => {
    if (!reached(t)) return zerosOf(head.size);
    const slope = cost ? outputGradient(head, y, targets[t]!) : zerosOf(head.size);
    return add(
      slope.map((d) => weights[t]! * d),
      outputSeeds[t]!,
    );
  });
  const dLogits = output.map((y, t) => (reached(t) ? add(backThroughOutput(head, y, dOutput[t]!), logitSeeds[t]!) : dOutput[t]!));
  return { logits, output, dLogits, dOutput, losses: cost ? output.map((y, t) => lossOf(head, y, targets[t]!)) : [], weights };
}
