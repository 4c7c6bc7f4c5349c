import type { Tensor } from '../../engine/tensor';
import type { Answer } from '../../store/run';
import type { FigureTableData } from '../../ui/tsv';
import { formatNumber, powerOfTen, superscript } from '../../ui/format';
import { formerWords } from '../../ui/former';
import { reachOf } from './reach.layout';

/** Where a change fades to less than a hundredth, or grows to more than a hundredfold, it is said to vanish or to explode. */
const vanishesBelow = 0.01;
const explodesAbove = 100;

export type Verdict = 'vanishes' | 'explodes' | 'neither';

export function verdictOf(norm: number): Verdict {
  if (norm < vanishesBelow) return 'vanishes';
  return norm > explodesAbove ? 'explodes' : 'neither';
}

/** The powers of the largest singular value bound what a cell with one W can do; gates have a W each, and no such bound. */
function describeSpectrum(singularValues: readonly Float64Array[], distance: number): string {
  const largest = singularValues.map((values) => values[0] ?? Number.NaN);
  const [only = Number.NaN] = largest;
  if (largest.length > 1) return `Largest singular value of each gate’s W: ${largest.map((value) => formatNumber(value, 2)).join(', ')}.`;
  const shown = formatNumber(only, 2);
  const allowed = distance === 0 ? '' : `, which would allow ${shown}${superscript(distance)} = ${formatNumber(only ** distance, 3)}`;
  return `Largest singular value of W: ${shown}${allowed}.`;
}

/** By how much every W is scaled, and what that makes of its largest singular value where there is one W. */
export function describeGain(gain: number, singularValues: readonly Float64Array[]): string {
  const scaled = gain === 1 ? '1, as learnt' : String(gain);
  const largest = singularValues.length === 1 ? singularValues[0]?.[0] : undefined;
  return largest === undefined ? scaled : `${scaled}: σ₁ = ${formatNumber(largest, 2)}`;
}

const outcomes: Readonly<Record<Verdict, string>> = {
  vanishes: 'it vanishes',
  explodes: 'it explodes',
  neither: 'it neither vanishes nor explodes',
};

/** A norm in the run before a change by hand, in words behind the one now; empty where nothing was changed, or there was no such step. */
function formerNote(norms: Tensor, former: Tensor | null, step: number, earlier: number, digits?: number): string {
  const [now, was] = [norms, former].map((of) => (of ? reachOf(of, step)[earlier] : undefined) ?? Number.NaN) as [number, number];
  return Number.isNaN(was) ? '' : `, ${formerWords(now, was, digits)}`;
}

/** What becomes of a change on its way from the first step to the one in view. */
function describeFar(state: 'h' | 'c', norms: Tensor, step: number, former: Tensor | null): string {
  if (step === 0) return 'Step 0 has no earlier step.';
  const far = reachOf(norms, step)[0] ?? Number.NaN;
  const was = formerNote(norms, former, step, 0);
  if (far === 0) return `Nothing of a change of ${state} at step 0 arrives at step ${step}: exactly 0${was}.`;
  const each = far > 0 && far < Infinity ? ` (${formatNumber(far ** (1 / step), 2)} a step)` : '';
  return `From step 0 to step ${step} a small change of ${state} is multiplied by up to ${formatNumber(far)}${each}${was}: ${outcomes[verdictOf(far)]}.`;
}

/** What a figure of reach shows: the norms of all pairs of steps, beside those before a change by hand, if there was one. */
export interface ReachRead {
  readonly state: 'h' | 'c';
  readonly norms: Tensor;
  readonly former: Tensor | null;
  readonly singularValues: readonly Float64Array[];
}

/** The same, beside the largest singular value of W. */
export function describeReach({ state, norms, former, singularValues }: ReachRead, step: number): string {
  return `${describeFar(state, norms, step, former)} ${describeSpectrum(singularValues, step)}`;
}

/** What the dashed bars are; empty where there are none. */
export function dashedNote({ norms, former }: ReachRead, step: number): string {
  const now = reachOf(norms, step);
  const isDrawn = former && reachOf(former, step).some((was, k) => was >= 0 && was !== now[k]);
  return isDrawn ? 'Dashed: before the change.' : '';
}

/** What colours the pairs of a triangle where it is not their norms: how many times larger or smaller each was made, and by what. */
export function changeNote(cause: string | null, isNothing: boolean): string {
  if (cause === null) return '';
  return isNothing ? `Colour: the change by ${cause}: none.` : `Colour: how many times ${cause} made each larger or smaller.`;
}

/** A factor at an end of a scale of changes. */
export function factorOf(decades: number): string {
  return decades < 3 ? formatNumber(10 ** decades, 2) : powerOfTen(Math.ceil(decades));
}

export function describePair({ state, norms, former }: ReachRead, step: number, earlier: number): string {
  const norm = formatNumber(reachOf(norms, step)[earlier] ?? Number.NaN, 5);
  return `‖∂${state} of step ${step} / ∂${state} of step ${earlier}‖ = ${norm}${formerNote(norms, former, step, earlier, 5)}`;
}

const writeNorm = (norm: number | undefined, digits?: number): string =>
  norm === undefined || Number.isNaN(norm) ? '' : formatNumber(norm, digits);

/** A row a step; under it, after a change by hand, what it was before. */
export function tabulatePairs(answer: Answer, { state, norms, former }: ReachRead, digits?: number): FigureTableData {
  const [steps = 0] = norms.shape;
  const heads = Array.from({ length: steps }, (_, k) => `${k} ${answer.columns[k]?.typed ?? ''}`);
  const rowOf = (head: string, of: Tensor, step: number) => {
    const reach = reachOf(of, step);
    return [head, ...heads.map((_, k) => writeNorm(reach[k], digits))];
  };
  const rows = heads.flatMap((head, step) => [rowOf(head, norms, step), ...(former ? [rowOf(`${head} before`, former, step)] : [])]);
  return { caption: `‖∂${state}_t/∂${state}_k‖: t down, k across.`, columns: ['t \\ k', ...heads], rows };
}

/** One row a step back from the step in view; with what it was before a change by hand, and the bound where there is one. */
export function tabulateReach(answer: Answer, read: ReachRead, step: number, digits = 5): FigureTableData {
  const { state, norms, former, singularValues } = read;
  const [first] = singularValues;
  const largest = singularValues.length === 1 ? (first?.[0] ?? null) : null;
  const before = former && reachOf(former, step);
  const rows = reachOf(norms, step)
    .map((norm, k) => [
      `${k} ${answer.columns[k]?.typed ?? ''}`,
      String(step - k),
      formatNumber(norm, digits),
      ...(before ? [writeNorm(before[k], digits)] : []),
      ...(largest === null ? [] : [formatNumber(largest ** (step - k), digits)]),
    ])
    .reverse();
  return {
    caption: describeReach(read, step),
    columns: [
      'step k',
      'steps back',
      `‖∂${state}_${step}/∂${state}_k‖`,
      ...(before ? ['before'] : []),
      ...(largest === null ? [] : ['bound by W']),
    ],
    rows,
  };
}

/** Ends of a scale of norms, 1 between them. */
export function tickOf(exponent: number): string {
  return exponent === 0 ? '1' : powerOfTen(exponent);
}
