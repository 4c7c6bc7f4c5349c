import type { Tensor } from '../../engine/tensor';
import type { Answer } from '../../store/run';
import type { FigureTableData } from '../../ui/tsv';
import { formatNumber } from '../../ui/format';
import { powerOfTen } from './gradient.describe';
import { reachOf } from './reach.layout';

/** Where a change fades to less than a hundredth, or grows to more than a hundredfold, it is said to vanish or to explode. */
const vanishesBelow = 0.01;
const explodesAbove = 100;

export type Verdict = 'vanishes' | 'explodes' | 'neither';

export function verdictOf(norm: number): Verdict {
  if (norm < vanishesBelow) return 'vanishes';
  return norm > explodesAbove ? 'explodes' : 'neither';
}

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

function power(base: string, exponent: number): string {
  return base + [...String(exponent)].map((digit) => superscripts[Number(digit)] ?? '').join('');
}

/** The powers of the largest singular value bound what a cell with one W can do; gates have a W each, and no such bound. */
function describeSpectrum(singularValues: readonly Float64Array[], distance: number): string {
  const largest = singularValues.map((values) => values[0] ?? Number.NaN);
  const [only = Number.NaN] = largest;
  if (largest.length > 1) return `Largest singular value of each gate’s W: ${largest.map((value) => formatNumber(value, 2)).join(', ')}.`;
  const shown = formatNumber(only, 2);
  const allowed = distance === 0 ? '' : `, which would allow ${power(shown, distance)} = ${formatNumber(only ** distance, 3)}`;
  return `Largest singular value of W: ${shown}${allowed}.`;
}

const outcomes: Readonly<Record<Verdict, string>> = {
  vanishes: 'it vanishes',
  explodes: 'it explodes',
  neither: 'it neither vanishes nor explodes',
};

/** What becomes of a change on its way from the first step to the one in view. */
function describeFar(state: 'h' | 'c', norms: Tensor, step: number): string {
  if (step === 0) return 'Step 0 has no earlier step.';
  const far = reachOf(norms, step)[0] ?? Number.NaN;
  if (far === 0) return `Nothing of a change of ${state} at step 0 arrives at step ${step}: exactly 0.`;
  const each = far > 0 && far < Infinity ? ` (${formatNumber(far ** (1 / step), 2)} a step)` : '';
  return `From step 0 to step ${step} a small change of ${state} is multiplied by up to ${formatNumber(far)}${each}: ${outcomes[verdictOf(far)]}.`;
}

/** The same, beside the largest singular value of W. */
export function describeReach(state: 'h' | 'c', norms: Tensor, step: number, singularValues: readonly Float64Array[]): string {
  return `${describeFar(state, norms, step)} ${describeSpectrum(singularValues, step)}`;
}

export function describePair(state: 'h' | 'c', norms: Tensor, step: number, earlier: number): string {
  return `‖∂${state} of step ${step} / ∂${state} of step ${earlier}‖ = ${formatNumber(reachOf(norms, step)[earlier] ?? Number.NaN, 5)}`;
}

export function tabulatePairs(answer: Answer, state: 'h' | 'c', norms: Tensor, digits?: number): FigureTableData {
  const [steps = 0] = norms.shape;
  const heads = Array.from({ length: steps }, (_, k) => `${k} ${answer.columns[k]?.typed ?? ''}`);
  const rows = heads.map((head, step) => {
    const reach = reachOf(norms, step);
    return [head, ...heads.map((_, k) => (k > step ? '' : formatNumber(reach[k] ?? Number.NaN, digits)))];
  });
  return { caption: `‖∂${state}_t/∂${state}_k‖: t down, k across.`, columns: ['t \\ k', ...heads], rows };
}

/** One row a step back from the step in view; with the bound where there is one. */
export function tabulateReach(
  answer: Answer,
  state: 'h' | 'c',
  norms: Tensor,
  step: number,
  singularValues: readonly Float64Array[],
  digits = 5,
): FigureTableData {
  const [first] = singularValues;
  const largest = singularValues.length === 1 ? (first?.[0] ?? null) : null;
  const rows = reachOf(norms, step)
    .map((norm, k) => [
      `${k} ${answer.columns[k]?.typed ?? ''}`,
      String(step - k),
      formatNumber(norm, digits),
      ...(largest === null ? [] : [formatNumber(largest ** (step - k), digits)]),
    ])
    .reverse();
  return {
    caption: describeReach(state, norms, step, singularValues),
    columns: ['step k', 'steps back', `‖∂${state}_${step}/∂${state}_k‖`, ...(largest === null ? [] : ['bound by W'])],
    rows,
  };
}

/** Ends of a scale of norms, 1 between them. */
export function tickOf(exponent: number): string {
  return exponent === 0 ? '1' : powerOfTen(exponent);
}
