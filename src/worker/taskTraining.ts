import type { TaskData } from '../data/taskData';
import { createBatchOrder, type Example, packBatch } from '../engine/batches';
import type { Capacity } from '../engine/checkBatch';
import { digest } from '../engine/digest';
import { initialise } from '../engine/initialise';
import type { ModelSpec } from '../engine/spec';
import { createTraining, type Training, type TrainingConfig, type UpdateReport } from '../engine/train';
import { type HeldOutBatch, packHeldOut } from './heldOut';
import type { TrainProgress, TrainRequest, TrainResult } from './protocol';
import { recipe, scheduleOf } from './recipe';
import type { TrainingStep, TrainingTask } from './trainingDesk';

function stepsOf({ input }: ModelSpec, { inputs }: Example): number {
  return inputs.length / (input.kind === 'dense' ? input.size : 1);
}

/** Room for the longest example, held-out ones included. */
function capacityFor(spec: ModelSpec, examples: readonly Example[]): Capacity {
  const longest = (length: (example: Example) => number) => examples.reduce((most, example) => Math.max(most, length(example)), 1);
  const steps = longest((example) => stepsOf(spec, example));
  const size = recipe.batchSize;
  return spec.decoder ? { steps, decoderSteps: longest(({ decoderInputs }) => decoderInputs?.length ?? 1), size } : { steps, size };
}

function configOf({ spec, seed, learningRate }: TrainRequest, { training, heldOut }: TaskData): TrainingConfig {
  const lengths = training.map(({ inputs }) => inputs.length);
  const order = createBatchOrder(lengths, recipe.batchSize, seed, recipe.batching);
  const pick = (index: number): readonly Example[] => training.slice(index, index + 1);
  return {
    capacity: capacityFor(spec, [...training, ...heldOut]),
    batchAt: (update) => packBatch(spec, Array.from(order(update), pick).flat()),
    // Judged here, a batch at a time, so that the worker can listen in between.
    heldOut: [],
    optimizer: recipe.optimizer,
    schedule: scheduleOf(learningRate),
    clip: recipe.clip,
    truncation: null,
  };
}

/** Learns the training examples of a task by the recipe; the held-out ones only judge. */
export function createTaskTraining(request: TrainRequest, data: TaskData): TrainingTask {
  const config = configOf(request, data);
  const start = request.from ?? initialise(request.spec, request.seed, recipe.initialisation);
  return new TaskTraining(request, createTraining(request.spec, start, config), packHeldOut(request.spec, data.heldOut), data.show);
}

class TaskTraining implements TrainingTask {
  readonly #request: TrainRequest;
  readonly #training: Training;
  readonly #heldOut: readonly HeldOutBatch[];
  readonly #show: TaskData['show'];
  #update: number;
  /** Sum and number of the losses since the latest point. */
  #losses = { sum: 0, count: 0 };
  #latest: UpdateReport | null = null;
  /** Updates made at the latest point. */
  #point = -1;
  /** The judgement under way: its next batch is `batch`. */
  #judged = { batch: 0, sum: 0, characters: 0 };

  constructor(request: TrainRequest, training: Training, heldOut: readonly HeldOutBatch[], show: TaskData['show']) {
    this.#request = request;
    this.#training = training;
    this.#heldOut = heldOut;
    this.#show = show;
    this.#update = request.from?.update ?? 0;
  }

  advance(): TrainingStep {
    const isLast = this.#update >= this.#request.updates;
    if (this.#point !== this.#update && (isLast || this.#update % recipe.pointEvery === 0)) return this.#judge();
    if (isLast) return { kind: 'done', result: this.#result(null) };
    const report = this.#training.update();
    if (report.diverged) return { kind: 'done', result: this.#result(report.diverged.message) };
    this.#update = report.update;
    this.#latest = report;
    this.#losses = { sum: this.#losses.sum + report.loss, count: this.#losses.count + 1 };
    return { kind: 'working' };
  }

  /** One more held-out batch; after the last, the point. */
  #judge(): TrainingStep {
    const { batch: index, sum, characters } = this.#judged;
    const next = this.#heldOut[index];
    if (!next) {
      this.#judged = { batch: 0, sum: 0, characters: 0 };
      return { kind: 'point', progress: this.#report(sum / characters) };
    }
    const loss = this.#training.program.forward(next.batch, next.cost);
    this.#judged = { batch: index + 1, sum: sum + loss * next.characters, characters: characters + next.characters };
    return { kind: 'working' };
  }

  release(): void {
    this.#training.release();
  }

  #report(heldOut: number): TrainProgress {
    const { sum, count } = this.#losses;
    this.#losses = { sum: 0, count: 0 };
    this.#point = this.#update;
    const loss = count > 0 ? sum / count : null;
    const point = {
      update: this.#update,
      loss,
      heldOut,
      gradientNorm: this.#latest?.gradientNorm ?? null,
    };
    const snapshot = this.#training.snapshot();
    const names = this.#show(this.#request.spec, snapshot.weights, this.#request.seed, recipe.samples);
    return { point, names, snapshot };
  }

  #result(diverged: string | null): TrainResult {
    const weights = this.#training.program.weights.slice();
    return { weights, digest: digest(weights), diverged };
  }
}
