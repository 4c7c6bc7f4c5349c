import { type Tensor, vectorAt } from '../../engine/tensor';
import type { Answer } from '../../store/run';
import type { Question } from '../../store/scene';
import { normOf } from './norms';

/** How much what was read at a step mattered to the output asked about. */
export interface Influence {
  readonly step: number;
  /** By the question's measure: x·∂y/∂x with its sign, or ‖∂y/∂x‖. */
  readonly value: number;
  /** |value| as a share of the largest. */
  readonly share: number;
}

/**
 * The influence of every input on the output asked about, from the gradient ∂y/∂x [T, n]. `set` is the part of it that the input really
 * used (for a one-hot letter, the gradient at that letter); `norm` asks what any other input there could have done.
 */
export function influences({ values }: Pick<Answer, 'values'>, gradient: Tensor, { measure }: Question): readonly Influence[] {
  const steps = gradient.shape[0] ?? 0;
  const found = Array.from({ length: steps }, (_, step) => {
    const slope = vectorAt(gradient, step);
    if (measure === 'norm') return normOf(slope);
    const read = vectorAt(values.input, step);
    return slope.reduce((sum, part, index) => sum + part * (read[index] ?? 0), 0);
  });
  const largest = found.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return found.map((value, step) => ({ step, value, share: largest > 0 ? Math.abs(value) / largest : 0 }));
}

/** What mattered, the strongest first; steps without any influence are left out. */
export function strongest(all: readonly Influence[], count: number): readonly Influence[] {
  return all
    .filter(({ value }) => value !== 0)
    .sort((a, b) => b.share - a.share || a.step - b.step)
    .slice(0, count);
}
