/**
 * Trains the shipped models as the Train button does, and records how: `npx tsx scripts/models.ts [name…]` writes
 * public/models/*.safetensors and models.json. A model that does not beat both count models on the held-out names is an error.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { encodeName, loadNames } from '../src/data/names/corpus';
import { fitBaseline } from '../src/data/names/baselines';
import { splitNames, splitSeed } from '../src/data/names/splitNames';
import { parameters } from '../src/engine/parameters';
import type { ModelSpec } from '../src/engine/spec';
import type { Tensor } from '../src/engine/tensor';
import { writeSafetensors } from '../src/interop/safetensors';
import type { ModelFacts, ShippedFacts } from '../src/store/modelFacts';
import { specOf } from '../src/store/modelSpec';
import { defaultLearningRate, shipped } from '../src/store/shipped';
import { shippedName } from '../src/store/shippedWeights';
import { createNamesTraining } from '../src/worker/namesTraining';
import type { TrainingPoint } from '../src/worker/protocol';
import { recipe, scheduleOf } from '../src/worker/recipe';

const seed = 1;
const updates = 3000;
const learningRate = defaultLearningRate;
const folder = new URL('../public/models/', import.meta.url);

interface Made extends ShippedFacts {
  readonly spec: ModelSpec;
  readonly digest: string;
}

function train(spec: ModelSpec, names: readonly string[]): { point: TrainingPoint; weights: Float64Array; digest: string } {
  const task = createNamesTraining({ kind: 'train', spec, seed, updates, learningRate, from: null }, names);
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

function make(name: string, spec: ModelSpec, names: readonly string[]): Made {
  const { point, weights, digest } = train(spec, names);
  const tensors = new Map<string, Tensor>();
  for (const { name: tensor, shape, offset, count } of parameters(spec))
    tensors.set(tensor, { shape, data: weights.slice(offset, offset + count) });
  const metadata = { model: name, seed: String(seed), updates: String(updates), learningRate: String(learningRate) };
  writeFileSync(new URL(`${name}.safetensors`, folder), writeSafetensors(tensors, { metadata }));
  return { name, spec, seed, updates, learningRate, heldOutLoss: point.heldOut, digest };
}

function recorded(): readonly Made[] {
  try {
    return (JSON.parse(readFileSync(new URL('models.json', folder), 'utf8')) as { models: Made[] }).models;
  } catch {
    return [];
  }
}

const names = await loadNames();
const { training, heldOut } = splitNames(names);
const [bigram, trigram] = [2, 3].map((order) => fitBaseline(training.map(encodeName), heldOut.map(encodeName), order));
if (!bigram || !trigram) throw new Error('The baselines are missing.');
const baselines = { bigram: bigram.heldOutLoss, trigram: trigram.heldOutLoss };
console.log(`held-out nats per character: bigram ${baselines.bigram.toFixed(4)}, trigram ${baselines.trigram.toFixed(4)}`);

const choices = shipped.names.sizes.flatMap((sizes) => shipped.names.cells.map((cell) => ({ cell, sizes, bias: 'one' as const })));
const wanted = process.argv.slice(2);
const old = recorded();
const models = choices.map((choice) => {
  const name = shippedName(choice);
  const kept = wanted.length > 0 && !wanted.includes(name) ? old.find((made) => made.name === name) : undefined;
  const made = kept ?? make(name, specOf(choice), names);
  const margin = Math.min(baselines.bigram, baselines.trigram) - made.heldOutLoss;
  console.log(`${name}: ${made.heldOutLoss.toFixed(4)}, ${margin.toFixed(4)} below the better baseline`);
  if (!(margin > 0)) throw new Error(`${name} does not beat the baselines.`);
  return made;
});

const facts: ModelFacts & Record<string, unknown> = {
  data: { names: names.length, training: training.length, heldOut: heldOut.length, splitSeed },
  recipe: { ...recipe, schedule: scheduleOf(learningRate) },
  unit: 'nats per character, end mark included, on the held-out names',
  baselines,
  smoothing: { bigram: bigram.strengths, trigram: trigram.strengths },
  models,
};
writeFileSync(new URL('models.json', folder), `${JSON.stringify(facts, null, 2)}\n`);
