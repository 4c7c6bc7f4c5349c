import { exampleOf } from '../data/names/examples';
import { splitNames } from '../data/names/splitNames';
import { createBatchOrder, type Example, packBatch } from '../engine/batches';
import { digest } from '../engine/digest';
import { initialise } from '../engine/initialise';
import type { ModelSpec } from '../engine/spec';
import { createTraining, type ScoredBatch, type Training, type TrainingConfig, type UpdateReport } from '../engine/train';
import type { TrainProgress, TrainRequest, TrainResult } from './protocol';
import { recipe, scheduleOf } from './recipe';
import { inventNames } from './sample';
import type { TrainingStep, TrainingTask } from './trainingDesk';

/** The longest first, so that batches of alike lengths hold little padding. */
function packAll(spec: ModelSpec, examples: readonly Example[]): ScoredBatch[] {
  const sorted = examples.toSorted((a, b) => b.inputs.length - a.inputs.length);
  const starts = Array.from({ length: Math.ceil(sorted.length / recipe.batchSize) }, (_, batch) => batch * recipe.batchSize);
  return starts.map((start) => packBatch(spec, sorted.slice(start, start + recipe.batchSize)));
}

function configOf({ spec, seed, learningRate }: TrainRequest, training: readonly Example[], heldOut: readonly Example[]): TrainingConfig {
  const lengths = training.map(({ inputs }) => inputs.length);
  const order = createBatchOrder(lengths, recipe.batchSize, seed, recipe.batching);
  const pick = (index: number): Example[] => training.slice(index, index + 1);
  return {
    capacity: { steps: Math.max(...lengths, ...heldOut.map(({ inputs }) => inputs.length)), size: recipe.batchSize },
    batchAt: (update) => packBatch(spec, Array.from(order(update), pick).flat()),
    heldOut: packAll(spec, heldOut),
    optimizer: recipe.optimizer,
    schedule: scheduleOf(learningRate),
    clip: recipe.clip,
    truncation: null,
  };
}

/** Learns the training names by the recipe. `names` are all; the held-out ones only judge. */
export function createNamesTraining(request: TrainRequest, names: readonly string[]): TrainingTask {
  const { training, heldOut } = splitNames(names);
  const config = configOf(request, training.map(exampleOf), heldOut.map(exampleOf));
  const start = request.from ?? initialise(request.spec, request.seed, recipe.initialisation);
  return new NamesTraining(request, createTraining(request.spec, start, config));
}

class NamesTraining implements TrainingTask {
  readonly #request: TrainRequest;
  readonly #training: Training;
  #update: number;
  /** Sum and number of the losses since the latest point. */
  #losses = { sum: 0, count: 0 };
  #latest: UpdateReport | null = null;
  /** Updates made at the latest point. */
  #point = -1;

  constructor(request: TrainRequest, training: Training) {
    this.#request = request;
    this.#training = training;
    this.#update = request.from?.update ?? 0;
  }

  advance(): TrainingStep {
    const isLast = this.#update >= this.#request.updates;
    if (this.#point !== this.#update && (isLast || this.#update % recipe.pointEvery === 0))
      return { kind: 'point', progress: this.#report() };
    if (isLast) return { kind: 'done', result: this.#result(null) };
    const report = this.#training.update();
    if (report.diverged) return { kind: 'done', result: this.#result(report.diverged.message) };
    this.#update = report.update;
    this.#latest = report;
    this.#losses = { sum: this.#losses.sum + report.loss, count: this.#losses.count + 1 };
    return { kind: 'update' };
  }

  release(): void {
    this.#training.release();
  }

  #report(): TrainProgress {
    const { sum, count } = this.#losses;
    this.#losses = { sum: 0, count: 0 };
    this.#point = this.#update;
    const loss = count > 0 ? sum / count : null;
    const point = {
      update: this.#update,
      loss,
      heldOut: this.#training.heldOutLoss() ?? Number.NaN,
      gradientNorm: this.#latest?.gradientNorm ?? null,
    };
    const snapshot = this.#training.snapshot();
    const names = inventNames(this.#request.spec, snapshot.weights, this.#request.seed, recipe.samples, recipe.temperature);
    return { point, names, snapshot };
  }

  #result(diverged: string | null): TrainResult {
    const weights = this.#training.program.weights.slice();
    return { weights, digest: digest(weights), diverged };
  }
}
