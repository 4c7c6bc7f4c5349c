import type { StepCondition } from '../../store/scene';
import type { UnitRows } from './sortUnits';

function measure({ units, values }: UnitRows, step: number, unit: number | null): number {
  if (unit !== null) return values[step * units + unit] ?? Number.NaN;
  let sum = 0;
  for (let each = 0; each < units; each++) sum += values[step * units + each] ?? 0;
  return sum / units;
}

/** The steps at which the condition holds. What is not a number fulfils none. */
export function findSteps(rows: UnitRows, unit: number | null, { comparison, threshold }: StepCondition): readonly number[] {
  const holds = (value: number) => (comparison === '<' ? value < threshold : value > threshold);
  return Array.from({ length: rows.steps }, (_, step) => step).filter((step) => holds(measure(rows, step, unit)));
}
