import { arenaMark, releaseTo } from '../../src/engine/arena';
import { Comparison } from './comparison';
import { fieldsOf, oneOf } from '../../src/interop/reference/fields';
import { type Precision, precisionOf } from '../../src/interop/reference/precision';
import { compareContributions } from './runContributions';
import { compareCounts } from './runCount';
import { compareSequence } from './runSequence';
import { compareTraining } from './runTraining';

export interface CaseResult {
  readonly passed: boolean;
  /** Largest relative error; null when the case could not be run. */
  readonly worst: number | null;
  /** What was farthest off, or what was wrong with the file. */
  readonly words: string;
}

function compare(file: unknown): { comparison: Comparison; precision: Precision } {
  const fields = fieldsOf(file, 'the file');
  const comparison = new Comparison();
  switch (oneOf(fields.kind, 'kind', ['sequence', 'contributions', 'training', 'count'])) {
    case 'sequence':
      compareSequence(fields, comparison);
      break;
    case 'contributions':
      compareContributions(fields, comparison);
      break;
    case 'training':
      compareTraining(fields, comparison);
      break;
    case 'count':
      compareCounts(fields, comparison);
  }
  return { comparison, precision: precisionOf(fields) };
}

/** Runs the text of a case file. Never throws: whatever is wrong makes a failed case with a message. */
export function runCase(text: string): CaseResult {
  const mark = arenaMark();
  try {
    const { comparison, precision } = compare(JSON.parse(text));
    const { what, error } = comparison.worst;
    const count = comparison.findings.length;
    const words = `${what}, largest of ${count}; tolerance ${precision.tolerance.toExponential()} (${precision.words})`;
    return { passed: error <= precision.tolerance, worst: error, words };
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return { passed: false, worst: null, words };
  } finally {
    releaseTo(mark);
  }
}
