import type { Comparison } from './comparison';
import type { Fields } from './fields';
import { compareSequence } from './runSequence';

export function compareContributions(file: Fields, comparison: Comparison): void {
  compareSequence(file, comparison).program.release();
}
