import type { Reading } from '../data/task';
import { taskOf } from '../data/tasks';
import type { CaseSequence } from '../interop/reference/sequenceCase';
import { caseOf } from './modelSpec';
import type { CaseSource, Scene } from './scene';

const digits = '₀₁₂₃₄₅₆₇₈₉';

function vectorsOf({ steps, inputs }: CaseSource, sequence: CaseSequence | null): readonly Reading[] {
  return Array.from({ length: steps }, (_, step): Reading => {
    const typed = `x${[...String(step)].map((digit) => digits[Number(digit)] ?? '').join('')}`;
    const values = sequence && { values: [...sequence.inputs.subarray(step * inputs, (step + 1) * inputs)] };
    return { kind: 'vector', typed, token: -1, read: null, ...values };
  });
}

/** What a network is given, a column each: what its task reads of the text, or the vectors of a case, once its file is there. */
export function givenTo({ model, text }: Pick<Scene, 'model' | 'text'>, sequence: CaseSequence | null = null): readonly Reading[] {
  const opened = caseOf(model);
  return opened ? vectorsOf(opened, sequence) : taskOf(model).read(text);
}
