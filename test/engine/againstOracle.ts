import { createProgram } from '../../src/engine/createProgram';
import type { Program, Run, Truncation } from '../../src/engine/program';
import type { Recording } from '../../src/engine/recording';
import { type Pair, parameterPairs, rowOf, tensorsOf } from './agreement';
import { type OracleAnswer, runOracle, type SequenceAnswer } from './oracle/oracle';
import type { Pass, PassGradient } from './oracle/sequence';
import { add, type Vector, zerosOf } from './oracle/vectors';
import type { RandomCase } from './randomSpec';

type Named = Map<string, readonly Vector[]>;
type Side = 'values' | 'gradients';

/** A program for just this case, with its weights. */
export function programFor({ spec, weights, batch }: RandomCase): Program {
  const { steps, size, decoder } = batch;
  const program = createProgram(spec, { steps, size, ...(decoder ? { decoderSteps: decoder.steps } : {}) });
  program.weights.set(weights);
  return program;
}

/** The oracle's values of one pass, under the names of the engine's recording. */
function valuesOf(pass: Pass): Named {
  const named: Named = new Map([['input', pass.input]]);
  if (pass.convolved) named.set('convolved', pass.convolved);
  pass.steps.forEach((column, index) => {
    for (const quantity of Object.keys(column[0]?.values ?? {})) {
      named.set(
        `layer${index + 1}.${quantity}`,
        column.map(({ values }) => values[quantity as 'h']!),
      );
    }
    named.set(`layer${index + 1}.initial.h`, [pass.initial[index]!.h]);
    named.set(`layer${index + 1}.initial.c`, [pass.initial[index]!.c]);
  });
  return named;
}

/** The same of the gradients of one window; steps that it does not reach have none. */
function gradientsOf(gradient: PassGradient, pass: Pass): Named {
  const named: Named = new Map([['input', gradient.input]]);
  if (gradient.convolved) named.set('convolved', gradient.convolved);
  gradient.values.forEach((column, index) => {
    const { h, c } = gradient.initial[index]!;
    for (const quantity of Object.keys(pass.steps[index]![0]?.values ?? {})) {
      named.set(
        `layer${index + 1}.${quantity}`,
        column.map((values) => values[quantity as 'h'] ?? zerosOf(h.length)),
      );
    }
    named.set(`layer${index + 1}.initial.h`, [h]);
    named.set(`layer${index + 1}.initial.c`, [c]);
  });
  return named;
}

/** Windows of a truncated pass may end early, and overlap: a value gets the sum of what they bring. */
function sumOver(windows: readonly Named[]): Named {
  const sum: Named = new Map(windows.at(-1));
  for (const window of windows.slice(0, -1)) {
    for (const [name, vectors] of window) {
      const last = sum.get(name) ?? [];
      sum.set(
        name,
        Array.from({ length: Math.max(last.length, vectors.length) }, (_, t) => addIfAny(last[t], vectors[t])),
      );
    }
  }
  return sum;
}

function addIfAny(a: Vector | undefined, b: Vector | undefined): Vector {
  return a && b ? add(a, b) : (a ?? b)!;
}

function namedOf({ passes, outputs, gradients }: SequenceAnswer, side: Side): Named[] {
  const named =
    side === 'values' ? passes.map(valuesOf) : passes.map((pass, k) => sumOver(gradients.map((window) => gradientsOf(window[k]!, pass))));
  if (!outputs) return named;
  named.at(-1)!.set('logits', side === 'values' ? outputs.logits : outputs.dLogits);
  named.at(-1)!.set('output', side === 'values' ? outputs.output : outputs.dOutput);
  return named;
}

/** Pairs of one recording: every tensor of it, at every step of every sequence. */
function recordingPairs(recording: Recording, oracle: OracleAnswer, side: Side, k: number): Pair[] {
  const silent = oracle.sequences.every((sequence) => sequence.passes[k]!.steps[0]!.length === 0);
  const answers = oracle.sequences.map((sequence) => namedOf(sequence, side)[k]!);
  return [...tensorsOf(recording)].map(([name, tensor]) => {
    const rows = answers.map((named) => named.get(name));
    if (!silent && rows.every((vectors) => vectors === undefined)) throw new Error(`the oracle does not compute ${name}`);
    const actual = rows.map((vectors, row) => rowOf(tensor, row, vectors?.length ?? 0));
    return { name: `${side} ${k} ${name}`, actual: actual.flat(), expected: rows.map((vectors) => vectors?.flat() ?? []).flat() };
  });
}

/** Pairs of a whole run; a truncated one records no gradients for the encoder. */
function runPairs({ encoder, main }: Run, oracle: OracleAnswer, side: Side): Pair[] {
  const last = oracle.sequences[0]!.passes.length - 1;
  const pairs = recordingPairs(main, oracle, side, last);
  return encoder ? [...pairs, ...recordingPairs(encoder, oracle, side, 0)] : pairs;
}

/** Every number that engine and oracle both compute. */
export function pairsAgainstOracle(random: RandomCase, truncation: Truncation | null = null): Pair[] {
  const { spec, weights, batch, cost, seeds } = random;
  const program = programFor(random);
  const loss = program.forward(batch, cost);
  program.backward({ seeds, truncation });
  const [values, gradients] = [program.values(), program.gradients()];
  const oracle = runOracle(spec, weights, batch, { cost, seeds, truncation });
  const withoutSeeds = runOracle(spec, weights, batch, { cost, seeds: {} });
  const pairs = [
    { name: 'loss', actual: [loss], expected: [withoutSeeds.objective] },
    ...parameterPairs(spec, program.gradient.slice(), oracle.gradient),
    ...runPairs(values, oracle, 'values'),
    ...runPairs(gradients, oracle, 'gradients'),
  ];
  program.release();
  return pairs;
}
