import { readFileSync } from 'node:fs';
import { namesData } from '../../src/data/names/data';
import { readSafetensors } from '../../src/interop/safetensors';
import { specOf } from '../../src/store/modelSpec';
import type { ModelChoice } from '../../src/store/scene';
import { flattenTensors, shippedName } from '../../src/store/shippedWeights';
import { weightKey } from '../../src/store/weightKey';
import { createTaskTraining } from '../../src/worker/taskTraining';

const models = new URL('../../public/models/', import.meta.url);
const found = new Map<string, Float64Array>();

function shipped(model: ModelChoice): Float64Array {
  const { tensors } = readSafetensors(readFileSync(new URL(`${shippedName(model)}.safetensors`, models)));
  return flattenTensors(specOf(model), tensors);
}

/** Freshly initialised weights, as the worker makes them, whatever the network is to do: nothing is learnt, nothing judged, nothing shown. */
function untrained(model: ModelChoice): Float64Array {
  const { source } = model;
  if (source.kind !== 'trained' || source.updates > 0) throw new RangeError('Tests use shipped or untrained networks.');
  const { seed, learningRate } = source;
  const task = createTaskTraining(
    { kind: 'train', task: 'names', spec: specOf(model), seed, updates: 0, learningRate, from: null },
    { ...namesData(['anna', 'otto']), show: () => [] },
  );
  try {
    for (;;) {
      const step = task.advance();
      if (step.kind === 'done') return step.result.weights;
    }
  } finally {
    task.release();
  }
}

/** The weights of a model that ships with the app, from its own files, or that nobody has trained. */
export function weightsOf(model: ModelChoice): Float64Array {
  const key = weightKey(model);
  const weights = found.get(key) ?? (model.source.kind === 'shipped' ? shipped(model) : untrained(model));
  found.set(key, weights);
  return weights;
}
