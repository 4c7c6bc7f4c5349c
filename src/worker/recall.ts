import { letters } from '../data/names/vocabulary';
import { exampleOfLetters } from '../data/recall/examples';
import { measuredLengths, wordsOfLength } from '../data/recall/words';
import { packBatch } from '../engine/batches';
import { indexOfLargest } from '../engine/choose';
import { euclideanNorm } from '../engine/clip';
import { createProgram } from '../engine/createProgram';
import { countParameters } from '../engine/parameters';
import type { Program } from '../engine/program';
import { changeWeights } from './pass';
import type { Pass, RecallPoint, RecallRequest, RecallResult } from './protocol';

/** Multiplications that one answer may take; more would keep the stage waiting for seconds. */
const mostMultiplications = 1.5e10;

/** Words read side by side: one of each first letter. */
const together = letters.length;

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  return ((sorted[half] ?? Number.NaN) + (sorted[(sorted.length - 1) >> 1] ?? Number.NaN)) / 2;
}

interface Judged {
  readonly isRight: boolean;
  readonly gradient: number;
}

/** Some words of one length, forward and back. The first letter is read at step 1, after the mark. */
function judge(program: Program, { spec, clamps }: Pass, words: readonly string[]): readonly Judged[] {
  const { batch, cost } = packBatch(spec, words.map(exampleOfLetters));
  program.forward(batch, cost, clamps);
  program.backward();
  const { output } = program.values().main;
  const { input } = program.gradients().main;
  const [classes = 0, entries = 0] = [output?.shape[2], input.shape[2]];
  return words.map((word, row) => {
    const last = ((batch.steps - 1) * batch.size + row) * classes;
    const first = (batch.size + row) * entries;
    const said = indexOfLargest(output?.data.subarray(last, last + classes) ?? []);
    // The cost is the mean of the words: of its own loss each has so many times the gradient.
    const gradient = batch.size * euclideanNorm(input.data.subarray(first, first + entries));
    return { isRight: letters[said] === word.charAt(0), gradient };
  });
}

function measure(program: Program, pass: Pass, length: number): RecallPoint {
  const words = wordsOfLength(length);
  const groups = Array.from({ length: words.length / together }, (_, group) =>
    words.filter((_word, index) => index % (words.length / together) === group),
  );
  const judged = groups.flatMap((group) => judge(program, pass, group));
  return {
    length,
    right: judged.filter(({ isRight }) => isRight).length / judged.length,
    gradient: median(judged.map(({ gradient }) => gradient)),
  };
}

/** The network of the pass as it stands: gain, weights set by hand and clamps included. Throws a RangeError when it is too large. */
export function recall({ pass }: RecallRequest, weights: Float64Array): RecallResult {
  const { spec } = pass;
  const words = wordsOfLength(1).length;
  const steps = measuredLengths.reduce((sum, length) => sum + length + 1, 0);
  // Forward once, backward twice.
  if (3 * countParameters(spec) * steps * words > mostMultiplications) {
    throw new RangeError('The words of all lengths are too many to be read by a network of this size.');
  }
  const program = createProgram(spec, { steps: 1 + Math.max(...measuredLengths), size: together });
  try {
    program.weights.set(weights);
    changeWeights(program.weights, pass);
    return { words, points: measuredLengths.map((length) => measure(program, pass, length)) };
  } finally {
    program.release();
  }
}
