import type { TaskData } from '../../src/data/taskData';
import type { ModelSpec } from '../../src/engine/spec';
import type { TrainingPoint, TrainRequest } from '../../src/worker/protocol';
import { createTaskTraining } from '../../src/worker/taskTraining';

export interface Trained {
  readonly point: TrainingPoint;
  readonly weights: Float64Array;
  readonly digest: string;
}

/** Trains to the last update, as the Train button does. Throws in words when the training diverges. */
export function train(request: TrainRequest, data: TaskData): Trained {
  const task = createTaskTraining(request, data);
  let point: TrainingPoint | null = null;
  for (;;) {
    const step = task.advance();
    if (step.kind === 'point') ({ point } = step.progress);
    if (step.kind !== 'done') continue;
    task.release();
    if (!point || step.result.diverged !== null) throw new Error(step.result.diverged ?? 'The training reported nothing.');
    return { point, weights: step.result.weights, digest: step.result.digest };
  }
}

/** The share of the held-out examples, or of their outputs one by one, that a network answers rightly; null where there is no one right answer. */
export function accuracyOf({ examine, heldOut: judges, shareOfOutputs }: TaskData, spec: ModelSpec, weights: Float64Array): number | null {
  if (shareOfOutputs) return shareOfOutputs(spec, weights);
  if (!examine) return null;
  const right = judges.filter((_, index) => {
    const { said, expected } = examine(spec, weights, index);
    return said === expected;
  });
  return right.length / judges.length;
}
