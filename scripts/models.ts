/**
 * Trains the shipped models as the Train button does, and records how: `npx tsx scripts/models.ts [name…]` writes
 * public/models/*.safetensors and models.json, with what counting reaches on the same held-out examples; it tells of a model that does
 * not beat that.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { type Baseline, fitBaselines } from '../src/data/baselines';
import { loadTaskData } from '../src/data/taskData';
import { judgeBaselines } from '../src/data/births/judge';
import { taskNames, taskOf } from '../src/data/tasks';
import { splitSeed } from '../src/data/names/splitNames';
import type { TaskName } from '../src/data/task';
import { parameters } from '../src/engine/parameters';
import type { ModelSpec } from '../src/engine/spec';
import type { Tensor } from '../src/engine/tensor';
import { readSafetensors, writeSafetensors } from '../src/interop/safetensors';
import type { ModelFacts, ShippedFacts } from '../src/store/modelFacts';
import { specOf } from '../src/store/modelSpec';
import { cells } from '../src/store/sceneParts';
import { shippedSizes, usualPace } from '../src/store/shipped';
import { flattenTensors, shippedName } from '../src/store/shippedWeights';
import { recipe, scheduleOf } from '../src/worker/recipe';
import { accuracyOf, train } from './models/train';

const seed = 1;
const folder = new URL('../public/models/', import.meta.url);

interface Made extends ShippedFacts {
  readonly spec: ModelSpec;
  readonly digest: string;
}

async function make(name: string, choice: Parameters<typeof specOf>[0]): Promise<Made> {
  const task = taskOf(choice).name;
  const [spec, data] = [specOf(choice), await loadTaskData(task)];
  const pace = usualPace(choice);
  const { point, weights, digest } = train({ kind: 'train', task, spec, seed, ...pace, from: null }, data);
  const tensors = new Map<string, Tensor>();
  for (const { name: tensor, shape, offset, count } of parameters(spec))
    tensors.set(tensor, { shape, data: weights.slice(offset, offset + count) });
  const metadata = { model: name, seed: String(seed), updates: String(pace.updates), learningRate: String(pace.learningRate) };
  // Names keep every bit; the larger networks of the other tasks are half as long in single precision.
  const file = writeSafetensors(tensors, task === 'names' ? { metadata } : { metadata, precision: 'F32' });
  writeFileSync(new URL(`${name}.safetensors`, folder), file);
  const kept = task === 'names' ? weights : flattenTensors(spec, readSafetensors(file).tensors);
  const accuracy = accuracyOf(data, spec, kept);
  const judged = { ...(accuracy === null ? {} : { accuracy }), ...data.judge?.(spec, kept) };
  return { name, spec, seed, ...pace, heldOutLoss: point.heldOut, ...judged, digest };
}

function shareOf(accuracy: number | undefined): string {
  return accuracy === undefined ? '' : `, ${(100 * accuracy).toFixed(1)} % right`;
}

const offBy = (meanError: number | undefined): string => (meanError === undefined ? '' : `, off by ${meanError.toFixed(1)} births a day`);

function recorded(): readonly Made[] {
  try {
    return (JSON.parse(readFileSync(new URL('models.json', folder), 'utf8')) as { models: Made[] }).models;
  } catch {
    return [];
  }
}

const baselines = Object.fromEntries(await Promise.all(taskNames.map(async (task) => [task, await fitBaselines(task)] as const))) as Record<
  TaskName,
  readonly Baseline[]
>;
for (const [task, counted] of Object.entries(baselines)) {
  for (const { name, heldOutLoss, accuracy } of counted) console.log(`${task}, ${name}: ${heldOutLoss.toFixed(4)}${shareOf(accuracy)}`);
}

const forecasts = judgeBaselines();
for (const { name, meanError } of forecasts.points) console.log(`births, ${name}${offBy(meanError)}`);

const choices = taskNames.flatMap((task) =>
  shippedSizes[task].flatMap((sizes) => cells.map((cell) => ({ task, cell, sizes, bias: 'one' as const }))),
);
const wanted = process.argv.slice(2);
const old = recorded();
const models: Made[] = [];
for (const choice of choices) {
  const name = shippedName(choice);
  const kept = wanted.length > 0 && !wanted.some((start) => name.startsWith(start)) ? old.find((model) => model.name === name) : undefined;
  const made = kept ?? (await make(name, choice));
  models.push(made);
  const { heldOutLoss, accuracy, meanError } = made;
  console.log(`${name}: ${heldOutLoss.toFixed(4)}${shareOf(accuracy)}${offBy(meanError)}`);
  if (baselines[choice.task].some((counted) => heldOutLoss >= counted.heldOutLoss)) console.warn(`${name} does not beat all that counts.`);
}

const facts: ModelFacts & Record<string, unknown> = {
  splitSeed,
  recipe: { ...recipe, schedule: scheduleOf(usualPace({ cell: 'lstm' }).learningRate) },
  unit: 'nats per output on held-out examples: per character, end mark included; of the task “language” per word; births: per day',
  baselines,
  forecasts,
  models,
};
writeFileSync(new URL('models.json', folder), `${JSON.stringify(facts, null, 2)}\n`);
