import { type Tensor, vectorAt } from '../../engine/tensor';
import type { Answer } from '../../store/run';
import type { Question } from '../../store/scene';
import { normOf } from './norms';

/** How much what was read at a step mattered to the output asked about. */
export interface Influence {
  readonly step: number;
  /** By the question's measure: x·∂y/∂x with its sign, or ‖∂y/∂x‖. */
  readonly value: number;
  /** |value| as a share of the largest, before a change by hand or after it. */
  readonly share: number;
  /** The same before the change; null where nothing was changed, or there was no such step. */
  readonly former: { readonly value: number; readonly share: number } | null;
}

type Read = Pick<Answer, 'values'>;

function measureAll({ values }: Read, gradient: Tensor, { measure }: Question): readonly number[] {
  return Array.from({ length: gradient.shape[0] ?? 0 }, (_, step) => {
    const slope = vectorAt(gradient, step);
    if (measure === 'norm') return normOf(slope);
    const read = vectorAt(values.input, step);
    return slope.reduce((sum, part, index) => sum + part * (read[index] ?? 0), 0);
  });
}

/**
 * The influence of every input on the output asked about, from the gradient ∂y/∂x [T, n]. `set` is the part of it that the input really
 * used (for a one-hot letter, the gradient at that letter); `norm` asks what any other input there could have done. `before`: the run
 * before a change by hand with its gradient, if there was one.
 */
export function influences(
  answer: Read,
  gradient: Tensor,
  question: Question,
  before: { readonly answer: Read; readonly gradient: Tensor } | null = null,
): readonly Influence[] {
  const now = measureAll(answer, gradient, question);
  const former = before ? measureAll(before.answer, before.gradient, question) : [];
  const largest = [...now, ...former].reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const shareOf = (value: number) => (largest > 0 ? Math.abs(value) / largest : 0);
  return now.map((value, step) => {
    const was = former[step];
    return { step, value, share: shareOf(value), former: was === undefined ? null : { value: was, share: shareOf(was) } };
  });
}

/** All as it was before a change by hand; empty where nothing was changed. */
export function formerOf(all: readonly Influence[]): readonly Influence[] {
  return all.flatMap(({ step, former }) => (former ? [{ step, ...former, former: null }] : []));
}

/** Whether a change by hand made it another. */
export function isMoved({ value, former }: Influence): boolean {
  return former !== null && former.value !== value;
}

/** What mattered, the strongest first; steps without any influence are left out. */
export function strongest(all: readonly Influence[], count: number): readonly Influence[] {
  return all
    .filter(({ value }) => value !== 0)
    .sort((a, b) => b.share - a.share || a.step - b.step)
    .slice(0, count);
}
