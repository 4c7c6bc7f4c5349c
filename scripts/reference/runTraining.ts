import { clipByNorm, euclideanNorm } from '../../src/engine/clip';
import { createProgram } from '../../src/engine/createProgram';
import { createOptimizer, type OptimizerSpec } from '../../src/engine/optimizer';
import type { Batch, Cost } from '../../src/engine/program';
import { writeWeights } from '../../src/interop/weights';
import type { Comparison } from './comparison';
import {
  arrayOf,
  CaseError,
  type Fields,
  fieldsOf,
  listOf,
  numberOf,
  oneOf,
  optional,
  tensorsOf,
} from '../../src/interop/reference/fields';
import { readModel } from '../../src/interop/reference/referenceModel';
import { readBatch } from '../../src/interop/reference/readBatch';

/** Mean cross-entropy over the scored outputs: every step's, or the last one's. */
function readCost(file: Fields, { steps, size }: Batch, classes: number): Cost {
  const head = fieldsOf(fieldsOf(file.spec, 'spec').head, 'spec.head');
  const at = oneOf(head.at, 'spec.head.at', ['every', 'last']);
  const scored = at === 'every' ? arrayOf(file.targets, 'targets', [steps, size]) : arrayOf(file.targets, 'targets', [size]);
  if (!scored.every((target) => Number.isInteger(target) && target >= 0 && target < classes)) {
    throw new CaseError(`“targets” are no class numbers from 0 to ${classes - 1}`);
  }
  const first = steps * size - scored.length;
  const targets = new Int32Array(steps * size);
  targets.set(Int32Array.from(scored), first);
  return { targets, weights: new Float64Array(steps * size).fill(1 / scored.length, first) };
}

function readOptimizer(fields: Fields): OptimizerSpec {
  const kind = oneOf(fields.kind, 'optimizer.kind', ['sgd', 'momentum', 'rmsprop', 'adam']);
  const momentum = optional(fields.momentum, (value) => numberOf(value, 'optimizer.momentum'));
  if (kind === 'momentum') return { kind, ...(momentum === null ? {} : { momentum }) };
  if (momentum) throw new CaseError(`“optimizer.momentum” is given for ${kind}`);
  return { kind };
}

/** Trains as long as the case did: loss and norm of the gradient at every update, and the parameters in the end. */
export function compareTraining(file: Fields, comparison: Comparison): void {
  const { spec, weights, framework } = readModel(file);
  if (spec.head?.kind !== 'softmax') throw new CaseError('training cases have a softmax head');
  const batch = readBatch(file, spec);
  const cost = readCost(file, batch, spec.head.size);
  const rule = fieldsOf(file.optimizer, 'optimizer');
  const rate = numberOf(rule.learningRate, 'optimizer.learningRate');
  const limit = optional(rule.clipNorm, (value) => numberOf(value, 'optimizer.clipNorm'));
  const optimizer = createOptimizer(readOptimizer(rule));
  const updates = listOf(file.losses ?? file.gradNorms, 'losses').length;
  const program = createProgram(spec, batch);
  program.weights.set(weights);
  const losses: number[] = [];
  const norms: number[] = [];
  for (let update = 0; update < updates; update += 1) {
    losses.push(program.forward(batch, cost));
    program.backward();
    norms.push(limit === null ? euclideanNorm(program.gradient) : clipByNorm(program.gradient, limit));
    optimizer.update(program.weights, program.gradient, rate);
  }
  comparison.numbers(
    'losses',
    losses,
    optional(file.losses, (value) => arrayOf(value, 'losses', [updates])),
  );
  comparison.numbers(
    'gradNorms',
    norms,
    optional(file.gradNorms, (value) => arrayOf(value, 'gradNorms', [updates])),
  );
  const final = optional(file.finalParams, (value) => tensorsOf(value, 'finalParams'));
  comparison.tensors('finalParams', writeWeights(spec, program.weights, framework), final);
}
