import { clipByNorm, clipByValue, euclideanNorm } from './clip';
import type { Capacity } from './checkBatch';
import { createProgram } from './createProgram';
import { createOptimizer, type OptimizerSpec } from './optimizer';
import type { Batch, Cost, Program, Truncation } from './program';
import { rateAt, type Schedule } from './schedule';
import type { ModelSpec } from './spec';

/** Sequences side by side and what their outputs are held against; the cost's weights make it a mean. */
export interface ScoredBatch {
  readonly batch: Batch;
  readonly cost: Cost;
}

export type Clip =
  /** By the norm of the whole gradient, as torch.nn.utils.clip_grad_norm_. */
  { readonly kind: 'norm'; readonly limit: number } | { readonly kind: 'value'; readonly limit: number };

export interface TrainingConfig {
  /** The largest batch, held-out ones included. */
  readonly capacity: Capacity;
  /** What update k reads, from 0. It depends on k alone, so that a training can be taken up anywhere. */
  readonly batchAt: (update: number) => ScoredBatch;
  readonly heldOut: readonly ScoredBatch[];
  readonly optimizer: OptimizerSpec;
  readonly schedule: Schedule;
  readonly clip: Clip | null;
  readonly truncation: Truncation | null;
}

/** All that a training needs to go on as if it had never stopped. */
export interface TrainingSnapshot {
  /** Updates made. */
  readonly update: number;
  readonly weights: Float64Array;
  /** The optimizer's running means. */
  readonly moments: readonly Float64Array[];
}

/** Why a training cannot go on. */
export interface Divergence {
  /** Updates made when it was noticed. */
  readonly update: number;
  readonly cause: 'loss' | 'gradient' | 'parameters';
  readonly message: string;
}

export interface UpdateReport {
  /** Updates made so far. */
  readonly update: number;
  /** Of this update's batch, before the step. */
  readonly loss: number;
  /** Norm of the whole gradient before clipping. */
  readonly gradientNorm: number;
  readonly clipped: boolean;
  /** Set when no step was made, now or earlier: the weights are the last with which loss and gradient were finite. */
  readonly diverged: Divergence | null;
}

/** Training of one model, an update a call. Same spec, start, data and settings: the same bits. */
export interface Training {
  /** Its `weights` are the current ones. */
  readonly program: Program;
  update(): UpdateReport;
  /** Mean over all scored outputs of the held-out batches; null without any. */
  heldOutLoss(): number | null;
  snapshot(): TrainingSnapshot;
  /** Gives the memory back; programs are released in the reverse order of their creation. */
  release(): void;
}

/** Starts from a weight vector, or goes on from a snapshot of a training with the same settings. */
export function createTraining(spec: ModelSpec, start: Float64Array | TrainingSnapshot, config: TrainingConfig): Training {
  const from = start instanceof Float64Array ? { update: 0, weights: start, moments: [] } : start;
  const program = createProgram(spec, config.capacity);
  if (from.weights.length !== program.weights.length) {
    program.release();
    throw new RangeError(`The model has ${program.weights.length} weights, but ${from.weights.length} were given.`);
  }
  program.weights.set(from.weights);
  return new ModelTraining(program, from, config);
}

class ModelTraining implements Training {
  readonly program: Program;
  private readonly config: TrainingConfig;
  private readonly optimizer;
  private updates: number;
  private diverged: Divergence | null = null;
  /** The latest weights whose loss and gradient were finite. */
  private readonly sound: Float64Array;

  constructor(program: Program, from: TrainingSnapshot, config: TrainingConfig) {
    this.program = program;
    this.config = config;
    this.updates = from.update;
    this.optimizer = createOptimizer(config.optimizer, { updates: from.update, moments: from.moments });
    this.sound = from.weights.slice();
  }

  update(): UpdateReport {
    const { program, config, sound } = this;
    if (this.diverged) return this.report(Number.NaN, Number.NaN, false);
    const { batch, cost } = config.batchAt(this.updates);
    const loss = program.forward(batch, cost);
    if (!Number.isFinite(loss)) return this.stop('loss', loss, loss, Number.NaN);
    program.backward({ truncation: config.truncation });
    const norm = euclideanNorm(program.gradient);
    if (!Number.isFinite(norm)) return this.stop('gradient', norm, loss, norm);
    sound.set(program.weights);
    const clipped = clip(program.gradient, norm, config.clip);
    this.optimizer.update(program.weights, program.gradient, rateAt(config.schedule, this.updates));
    if (!allFinite(program.weights)) return this.stop('parameters', Number.POSITIVE_INFINITY, loss, norm);
    this.updates++;
    return this.report(loss, norm, clipped);
  }

  private report(loss: number, gradientNorm: number, clipped: boolean): UpdateReport {
    return { update: this.updates, loss, gradientNorm, clipped, diverged: this.diverged };
  }

  private stop(cause: Divergence['cause'], value: number, loss: number, norm: number): UpdateReport {
    this.program.weights.set(this.sound);
    this.diverged = { update: this.updates, cause, message: describeDivergence(cause, value, this.updates) };
    return this.report(loss, norm, false);
  }

  heldOutLoss(): number | null {
    let sum = 0;
    let outputs = 0;
    for (const { batch, cost } of this.config.heldOut) {
      const scored = countScored(cost);
      sum += scored * this.program.forward(batch, cost);
      outputs += scored;
    }
    return outputs > 0 ? sum / outputs : null;
  }

  snapshot(): TrainingSnapshot {
    return { update: this.updates, weights: this.program.weights.slice(), moments: this.optimizer.state().moments };
  }

  release(): void {
    this.program.release();
  }
}

/** Returns whether anything was changed. */
function clip(gradient: Float64Array, norm: number, how: Clip | null): boolean {
  if (!how) return false;
  if (how.kind === 'value') return clipByValue(gradient, how.limit);
  clipByNorm(gradient, how.limit);
  return norm > how.limit;
}

function allFinite(values: Float64Array): boolean {
  for (let k = 0; k < values.length; k++) if (!Number.isFinite(values[k]!)) return false;
  return true;
}

function countScored({ weights }: Cost): number {
  let count = 0;
  for (const weight of weights) if (weight !== 0) count++;
  return count;
}

function describeDivergence(cause: Divergence['cause'], value: number, update: number): string {
  const what = { loss: 'the loss', gradient: 'the gradient', parameters: 'a weight' }[cause];
  const how = Number.isNaN(value) ? 'no number any more' : 'infinite';
  return (
    `Training stopped after ${update} updates: ${what} became ${how}. The last sound weights are kept. ` +
    'A lower learning rate or a lower limit for the gradient’s norm usually helps.'
  );
}
