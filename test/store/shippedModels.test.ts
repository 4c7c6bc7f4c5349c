import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { fitBaselines } from '../../src/data/baselines';
import { taskNames } from '../../src/data/tasks';
import { loadNames } from '../../src/data/names/corpus';
import { exampleOf } from '../../src/data/names/examples';
import { type NameSplit, splitNames } from '../../src/data/names/splitNames';
import { createProgram } from '../../src/engine/createProgram';
import type { ModelSpec } from '../../src/engine/spec';
import { readSafetensors } from '../../src/interop/safetensors';
import { factsOf, type ModelFacts } from '../../src/store/modelFacts';
import { specOf } from '../../src/store/modelSpec';
import { cells } from '../../src/store/sceneParts';
import { shippedSizes } from '../../src/store/shipped';
import { flattenTensors, shippedName } from '../../src/store/shippedWeights';
import { packHeldOut } from '../../src/worker/heldOut';
import { recipe } from '../../src/worker/recipe';

const folder = new URL('../../public/models/', import.meta.url);
const facts = JSON.parse(readFileSync(new URL('models.json', folder), 'utf8')) as ModelFacts;
const choices = shippedSizes.names.flatMap((sizes) => cells.map((cell) => ({ cell, sizes, bias: 'one' as const })));

let split: NameSplit;
beforeAll(async () => {
  split = splitNames(await loadNames());
});

function heldOutLoss(spec: ModelSpec, weights: Float64Array): number {
  const batches = packHeldOut(spec, split.heldOut.map(exampleOf));
  const program = createProgram(spec, { steps: Math.max(...batches.map(({ batch }) => batch.steps)), size: recipe.batchSize });
  program.weights.set(weights);
  const sum = batches.reduce((total, { batch, cost, characters }) => total + program.forward(batch, cost) * characters, 0);
  program.release();
  return sum / batches.reduce((total, { characters }) => total + characters, 0);
}

describe('the shipped models', () => {
  it.each(choices)('hold a $cell of $sizes units that predicts the held-out names as recorded, better than both count models', (choice) => {
    const spec = specOf(choice);
    const { tensors } = readSafetensors(readFileSync(new URL(`${shippedName(choice)}.safetensors`, folder)));
    const loss = heldOutLoss(spec, flattenTensors(spec, tensors));
    expect(loss).toBeCloseTo(factsOf(facts, choice)?.heldOutLoss ?? Number.NaN, 9);
    for (const { heldOutLoss: counted } of facts.baselines.names) expect(loss).toBeLessThan(counted - 0.02);
  });

  it.each(taskNames)('of the task “%s” stand beside baselines that can be fitted again to the same losses', async (task) => {
    expect(await fitBaselines(task)).toEqual(facts.baselines[task]);
  });

  it('refuse a file of another model in words', () => {
    expect(() => flattenTensors(specOf({ cell: 'rnn', sizes: [2], bias: 'one' }), new Map())).toThrow('no “layer1.U” of shape 27 × 2');
  });
});
