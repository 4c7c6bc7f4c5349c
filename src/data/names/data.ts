import { generateManyTokens } from '../../engine/generate';
import { createRandom, streamOf } from '../../engine/random';
import type { TaskData } from '../examine';
import { decodeName, loadNames } from './corpus';
import { exampleOf } from './examples';
import { splitNames } from './splitNames';
import { mark } from './vocabulary';

/** No name of the data is longer. */
const longest = 14;
const temperature = 0.8;

/** Names to learn from and to be judged by; what is shown are names that a network spells from nothing but the start mark. */
export function namesData(names: readonly string[]): TaskData {
  const { training, heldOut } = splitNames(names);
  return {
    training: training.map(exampleOf),
    heldOut: heldOut.map(exampleOf),
    show: (spec, weights, seed, count) => {
      const choice = { kind: 'sample', temperature, top: null } as const;
      const request = { given: Int32Array.of(mark), end: mark, maximum: longest, choice };
      return generateManyTokens(spec, weights, request, createRandom(seed, streamOf('names')), count).map(decodeName);
    },
    examine: null,
  };
}

export async function loadNamesData(): Promise<TaskData> {
  return namesData(await loadNames());
}
