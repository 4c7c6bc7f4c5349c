import { outputAt } from '../../store/columns';
import { saidBy, textOf } from '../../store/columnWords';
import { scoredSteps } from '../../store/costSteps';
import type { Answer } from '../../store/run';
import type { Fact } from '../lesson';
import { countOf, either, extreme, gradientOf, norm, num, prob, saidSign, told } from '../measure';
import { blamedStates, otherShape } from './shape';

/** One answer, when all has been read. */

interface Opinion {
  readonly step: number;
  readonly token: number;
  readonly probability: number;
}

function opinionsOf(answer: Answer): readonly Opinion[] {
  return answer.columns.map((_, step) => {
    const { unit, value } = extreme(outputAt(answer, step), (p) => p);
    return { step, token: unit, probability: value };
  });
}

/** From which step on the last opinion stays the likeliest, and the surest other one before; null for another shape. */
export function settledOpinion(answer: Answer): { readonly from: number; readonly token: number; readonly other: Opinion | null } | null {
  if (answer.spec.shape !== 'manyToOne') return null;
  const all = opinionsOf(answer);
  const token = all.at(-1)?.token ?? -1;
  const from = all.findLastIndex((opinion) => opinion.token !== token) + 1;
  const others = all.slice(0, from).filter((opinion) => opinion.token !== token);
  return { from, token, other: others.sort((a, b) => b.probability - a.probability)[0] ?? null };
}

function readUpTo(answer: Answer, step: number): string {
  const read = textOf(answer, answer.columns.slice(0, step + 1));
  return read === '' ? 'the start mark' : `‘${read}’`;
}

export function formsOpinion(answer: Answer): Fact {
  const settled = settledOpinion(answer);
  if (!settled) return otherShape(answer);
  const { from, token, other } = settled;
  const start = `From ${readUpTo(answer, from)} on ${saidSign(answer, token)} stays the likeliest guess.`;
  return told(
    other
      ? `${start} At its surest before that it said ${saidSign(answer, other.token)}, with ${prob(other.probability)} after ${readUpTo(answer, other.step)}.`
      : `${start} It never said anything else.`,
  );
}

export function onlyLastCounts(answer: Answer): Fact {
  if (answer.spec.shape !== 'manyToOne') return otherShape(answer);
  const ignored = answer.columns.filter(({ output }) => output === 'ignored').length;
  const last = opinionsOf(answer).at(-1);
  const [said, expected] = [saidBy(answer), answer.key?.expected ?? null];
  const verdict = expected === null ? '' : expected === said ? ', which is right' : `; right is ${expected}`;
  return told(
    `${countOf(ignored + 1, 'output')}, and ${ignored} of them ${ignored === 1 ? 'is' : 'are'} ignored. The last one says ${said}, with probability ${prob(last?.probability ?? Number.NaN)}${verdict}.`,
  );
}

/** The cost has one arrow, and still every state is blamed. */
export function oneArrow(answer: Answer): Fact {
  if (answer.spec.shape !== 'manyToOne') return otherShape(answer);
  const scored = scoredSteps(answer);
  const [first, last] = [0, answer.columns.length - 1].map((step) => norm(gradientOf(answer, 'h', step)));
  return either(
    scored.length === 1,
    `${scored.length} of ${countOf(answer.columns.length, 'output')} is in the cost. Its one arrow reaches all ${blamedStates(answer)} states; the gradient of h is ${num((first ?? 0) / (last ?? 1))} times as long at the first as at the last.`,
    'No output can be scored here, so no arrow leaves the cost.',
  );
}
