import { vectorAt } from '../../engine/tensor';
import { shapeNames } from '../../quiz/tasks/networks';
import { saidBy } from '../../store/columnWords';
import { scoredSteps } from '../../store/costSteps';
import type { Answer } from '../../store/run';
import type { Fact } from '../lesson';
import { countOf, either, gradientOf, norm, typedAt } from '../measure';

/** When an output is asked for, and what of that is read and blamed: what facts of all four shapes share. */

/** The steps at which the task asks for an output. */
export function askedSteps({ columns }: Answer): readonly number[] {
  return [...columns.keys()].filter((step) => columns[step]?.output === 'used');
}

/** `10 steps, 1 has an output that is asked for`, behind an “of”. */
function whenAsked(answer: Answer): string {
  const asked = askedSteps(answer).length;
  return `${countOf(answer.columns.length, 'step')}, ${asked} ${asked === 1 ? 'has' : 'have'} an output that is asked for`;
}

/** Said where the reader put another task on stage than the words speak of: which, and when it asks for an output. */
export function otherShape(answer: Answer): Fact {
  return { holds: false, text: `On stage now is another shape, ${shapeNames[answer.spec.shape]}: of ${whenAsked(answer)}.` };
}

/** The last output in the cost, and how many inputs get a gradient from there; null where no output is in the cost. */
export function blamedInputs(answer: Answer): { readonly last: number; readonly inputs: number } | null {
  const last = scoredSteps(answer).at(-1);
  if (last === undefined) return null;
  const { input } = answer.gradients;
  const inputs = [...answer.columns.keys()].filter((step) => norm(vectorAt(input, step)) > 0).length;
  return { last, inputs };
}

/** How many states get a gradient from the cost. */
export function blamedStates(answer: Answer): number {
  return [...answer.columns.keys()].filter((step) => norm(gradientOf(answer, 'h', step)) > 0).length;
}

/** Where the cost’s arrows come from. */
export function arrowsOfCost(answer: Answer): Fact {
  const arrows = scoredSteps(answer).length;
  const start = `Of ${whenAsked(answer)}`;
  return either(
    arrows > 0,
    `${start}; ${countOf(arrows, 'arrow')} ${arrows === 1 ? 'leaves' : 'leave'} the cost, and ${countOf(blamedStates(answer), 'state')} get a gradient.`,
    `${start}, but none is in the cost now, so no arrow leaves it.`,
  );
}

/** An output knows nothing of what is read after it: no gradient leads from it to a later input. */
export function knowsOnlyPast(answer: Answer): Fact {
  const blamed = blamedInputs(answer);
  if (!blamed) return { holds: false, text: 'No output is in the cost now, so no input gets a gradient.' };
  const { last, inputs } = blamed;
  const later = answer.columns.length - 1 - last;
  const rest = later === 0 ? 'none comes later' : `the ${later} that ${later === 1 ? 'comes' : 'come'} later get exactly 0`;
  return {
    holds: inputs <= last + 1,
    text: `Of ${countOf(answer.columns.length, 'input')}, ${inputs} get a gradient from the output at ${typedAt(answer, last)}: ${rest}.`,
  };
}

/** What the network says, and would say if nothing were held or changed by hand; null where nothing is. */
export function saidFreely(answer: Answer): string | null {
  return answer.unchanged && saidBy(answer.unchanged);
}
