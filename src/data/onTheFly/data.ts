import { indexOfLargest } from '../../engine/choose';
import type { ModelSpec } from '../../engine/spec';
import { createStepper } from '../../engine/stepper';
import type { TaskData } from '../examine';
import { decodeWord, encodeWord, startingWithMark } from '../numbers/signs';
import { loadPairs } from '../translation/data';
import { exampleOnTheFly } from './examples';
import { onTheFlyTask } from './task';

/** What a network says from the first English character on, always the likeliest one, until it has heard all and says the end. */
export function interpret(spec: ModelSpec, weights: Float64Array, english: string): string {
  const { inputs, outputs, goesOn } = onTheFlyTask;
  const read = startingWithMark(encodeWord(english, inputs));
  const longest = read.length - 1 + (goesOn?.most ?? 0);
  const said: number[] = [];
  const stepper = createStepper(spec, weights);
  try {
    stepper.start();
    while (said.length < read.length || (said.at(-1) !== goesOn?.end && said.length < longest))
      said.push(indexOfLargest(stepper.step(read[said.length] ?? -1).output));
  } finally {
    stepper.release();
  }
  return decodeWord(said.slice(1), outputs);
}

/** English number words and the German ones, character by character. */
export const loadOnTheFlyData = (): Promise<TaskData> => loadPairs(exampleOnTheFly, interpret);
