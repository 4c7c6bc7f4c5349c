import type { Answer } from '../../store/run';
import type { Fact } from '../lesson';
import { either, gradientOf, norm, num } from '../measure';

/** What the cost is made of, and which gradients it sends. */

/** The steps whose outputs are in the cost of the scene that the answer answers. */
export function costSteps(answer: Answer): readonly number[] {
  const last = answer.columns.length - 1;
  const { cost } = answer.scene;
  const all = Array.from({ length: last + 1 }, (_, step) => step);
  const chosen = cost === 'every' ? all : cost === 'last' ? [last] : all.filter((step) => cost.includes(step));
  return chosen.filter((step) => Number.isFinite(answer.losses.data[step] ?? Number.NaN));
}

export function meanLoss(answer: Answer): Fact {
  const steps = costSteps(answer);
  const losses = steps.map((step) => num(answer.losses.data[step] ?? Number.NaN));
  const shown = losses.length > 7 ? `${losses.slice(0, 6).join(' + ')} + …` : losses.join(' + ');
  return either(
    steps.length > 0,
    steps.length === 1 ? `L = ${num(answer.loss)}, the loss of one output.` : `L = (${shown}) / ${steps.length} = ${num(answer.loss)}.`,
    'No output is in the cost, so there is nothing to blame anybody for.',
  );
}

export function stateGradientNorms(answer: Answer): readonly number[] {
  return answer.columns.map((_, step) => norm(gradientOf(answer, 'h', step)));
}

export function silentSteps(answer: Answer): Fact {
  const norms = stateGradientNorms(answer);
  const lastInCost = Math.max(-1, ...costSteps(answer));
  const after = norms.slice(lastInCost + 1);
  const silent = after.filter((value) => value === 0).length;
  if (after.length === 0) return { holds: true, text: 'The last output is in the cost, so every step gets a gradient.' };
  return either(
    silent === after.length,
    `After the last output of the cost ${silent === 1 ? 'comes one more state. It gets' : `come ${silent} more states. Each gets`} a gradient of exactly 0.`,
    `${after.length - silent} states after the last output of the cost still get a gradient.`,
  );
}

/** How many arrows of each kind carry a gradient: from the cost, into a cell, back to the cell before. */
export function countArrows(answer: Answer): { readonly cost: number; readonly output: number; readonly time: number } {
  const flows = answer.flows[0];
  const alive = (norms: Float64Array | undefined, from: number) =>
    [...(norms ?? [])].filter((length, step) => step >= from && length > 0).length;
  return { cost: costSteps(answer).length, output: alive(flows?.fromAbove, 0), time: alive(flows?.h, 1) };
}

export function threeKinds(answer: Answer): Fact {
  const { cost, output, time } = countArrows(answer);
  return either(
    cost > 0,
    `Here ${cost} ${cost === 1 ? 'arrow leaves' : 'arrows leave'} the cost, ${output} ${output === 1 ? 'goes' : 'go'} down into ${output === 1 ? 'a cell' : 'cells'} and ${time} go back in time.`,
    'No output is in the cost, so no arrow carries anything.',
  );
}
