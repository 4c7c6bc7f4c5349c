import type { Tensor } from '../../src/engine/tensor';
import { CaseError } from '../../src/interop/reference/fields';
import { relativeError } from '../../src/interop/reference/relativeError';

/** What a case compared, and how far apart the two were at worst. */
export interface Finding {
  readonly what: string;
  readonly error: number;
}

/** Collects comparisons; what the file leaves out is not compared. */
export class Comparison {
  readonly findings: Finding[] = [];

  numbers(what: string, actual: ArrayLike<number>, expected: ArrayLike<number> | null): void {
    if (expected) this.findings.push({ what, error: relativeError(actual, expected) });
  }

  /** Named tensors against the engine's under the same names; a name that the engine does not know is a mistake in the file. */
  tensors(what: string, actual: ReadonlyMap<string, Tensor>, expected: ReadonlyMap<string, Tensor> | null): void {
    for (const [name, tensor] of expected ?? []) {
      const own = actual.get(name);
      if (!own) throw new CaseError(`“${what}.${name}” names nothing that this model has`);
      if (own.shape.join() !== tensor.shape.join()) {
        throw new CaseError(`“${what}.${name}” is ${tensor.shape.join(' × ')} instead of ${own.shape.join(' × ')}`);
      }
      this.numbers(`${what}.${name}`, own.data, tensor.data);
    }
  }

  get worst(): Finding {
    if (this.findings.length === 0) throw new CaseError('it holds nothing to compare');
    return this.findings.reduce((worst, finding) => (finding.error > worst.error ? finding : worst));
  }
}
