import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadTaskData, type TaskData } from '../../src/data/taskData';
import type { TaskName } from '../../src/data/task';
import { readSafetensors } from '../../src/interop/safetensors';
import { factsOf, type ModelFacts } from '../../src/store/modelFacts';
import { specOf } from '../../src/store/modelSpec';
import { cells } from '../../src/store/sceneParts';
import { shippedSizes } from '../../src/store/shipped';
import { flattenTensors, shippedName } from '../../src/store/shippedWeights';

const folder = new URL('../../public/models/', import.meta.url);
const facts = JSON.parse(readFileSync(new URL('models.json', folder), 'utf8')) as ModelFacts;
const tasks = ['language', 'spelling', 'translation', 'onTheFly', 'recall'] as const satisfies readonly TaskName[];
const choices = tasks.flatMap((task) =>
  cells.flatMap((cell) => shippedSizes[task].map((sizes) => ({ task, cell, sizes, bias: 'one' as const }))),
);

const data = new Map<TaskName, TaskData>();
beforeAll(async () => {
  for (const task of tasks) data.set(task, await loadTaskData(task));
});

/** Gates are what makes long words possible: the basic cell is shipped for comparison. On the fly no cell can be right. */
function boundsOf({ task, cell }: (typeof choices)[number]): readonly [least: number, most: number] {
  if (task === 'onTheFly') return [0, 0.05];
  return [cell === 'rnn' && task !== 'language' ? 0.2 : 0.9, 1];
}

describe('the shipped models of the other shapes', () => {
  it.each(choices)('$task, $cell of $sizes units: gets as much of the held-out examples right as is recorded', (choice) => {
    const spec = specOf(choice);
    const weights = flattenTensors(spec, readSafetensors(readFileSync(new URL(`${shippedName(choice)}.safetensors`, folder))).tensors);
    const { examine, heldOut } = data.get(choice.task) ?? { examine: null, heldOut: [] };
    const right = heldOut.filter((_, index) => {
      const { said, expected } = examine?.(spec, weights, index) ?? { said: '', expected: '–' };
      return said === expected;
    });
    const recorded = factsOf(facts, choice)?.accuracy ?? Number.NaN;
    expect(right.length / heldOut.length).toBeCloseTo(recorded, 12);
    const [least, most] = boundsOf(choice);
    expect(recorded).toBeGreaterThanOrEqual(least);
    expect(recorded).toBeLessThanOrEqual(most);
  });
});
