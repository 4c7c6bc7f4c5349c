import type { ParameterTensor } from '../../engine/parameters';
import type { Tensor } from '../../engine/tensor';
import type { Answer } from '../../store/run';
import { tensorsOf } from '../../store/readAnswer';
import type { FigureTableData } from '../../ui/FigureTable';
import { formatNumber } from '../../ui/format';
import { contributionNorms } from './gradient.layout';

export type GradientRole = 'U' | 'W' | 'V' | 'b';

/** The tensor of the layer in view (or of the head) that a letter stands for; null when the model has none. */
export function tensorFor(answer: Answer, layer: number, role: GradientRole): ParameterTensor | null {
  const wanted = role === 'V' ? 0 : layer;
  return tensorsOf(answer.spec).find((tensor) => tensor.role === role && tensor.layer === wanted) ?? null;
}

export function availableRoles(answer: Answer, layer: number): readonly GradientRole[] {
  return (['U', 'W', 'V', 'b'] as const).filter((role) => tensorFor(answer, layer, role) !== null);
}

export interface ContributionsRead {
  readonly steps: Tensor;
  readonly total: Tensor;
  readonly residual: number;
}

/** Whether the parts add up, in words. */
export function describeResidual({ residual }: Pick<ContributionsRead, 'residual'>): string {
  return residual === 0
    ? 'The steps add up to the total, to the last bit.'
    : `The steps add up to the total to within ${formatNumber(residual, 2)}: rounding.`;
}

export function describeContributions(role: GradientRole, result: ContributionsRead, step: number): string {
  const norms = contributionNorms(result.steps);
  const largest = norms.indexOf(Math.max(...norms));
  const own = formatNumber(norms[step] ?? Number.NaN);
  return `What each of ${norms.length} steps contributes to ∂L/∂${role}. Step ${step} contributes a matrix of length ${own}, step ${largest} the longest. ${describeResidual(result)}`;
}

export function describeMatrix(role: GradientRole, step: number | null, norm: number): string {
  return step === null ? `‖∂L/∂${role}‖ = ${formatNumber(norm, 5)}` : `step ${step} of ∂L/∂${role}: length ${formatNumber(norm, 5)}`;
}

export function tabulateContributions(answer: Answer, role: GradientRole, result: ContributionsRead): FigureTableData {
  const norms = contributionNorms(result.steps);
  const count = result.total.data.length;
  const sumOf = (values: Float64Array) =>
    formatNumber(
      values.reduce((sum, value) => sum + value, 0),
      5,
    );
  const rows = norms.map((norm, step) => [
    `${step} ${answer.tokens[step]?.typed ?? ''}`,
    formatNumber(norm, 5),
    sumOf(result.steps.data.subarray(step * count, (step + 1) * count)),
  ]);
  const length = Math.sqrt(result.total.data.reduce((sum, value) => sum + value * value, 0));
  return {
    caption: `What each step contributes to ∂L/∂${role}. ${describeResidual(result)}`,
    columns: ['step', 'length', 'sum of its entries'],
    rows: [...rows, ['total', formatNumber(length, 5), sumOf(result.total.data)]],
  };
}

export interface JacobiansRead {
  readonly h: Tensor;
  readonly c: Tensor | null;
  readonly singularValues: readonly Float64Array[];
}

function normAt(norms: Tensor, step: number, earlier: number): number {
  const [steps = 0] = norms.shape;
  return norms.data[step * steps + earlier] ?? Number.NaN;
}

export function describePair(state: 'h' | 'c', norms: Tensor, step: number, earlier: number): string {
  return `‖∂${state} of step ${step} / ∂${state} of step ${earlier}‖ = ${formatNumber(normAt(norms, step, earlier), 5)}`;
}

/** What becomes of a change on its way from the first step to the one in view, beside the largest singular value of W. */
export function describeJacobians(state: 'h' | 'c', norms: Tensor, step: number, singularValues: readonly Float64Array[]): string {
  const far = normAt(norms, step, 0);
  const verdict = far < 1 ? 'fades' : far > 1 ? 'grows' : 'keeps its length';
  const largest = singularValues.map((values) => formatNumber(values[0] ?? Number.NaN, 2));
  const of = largest.length === 1 ? `of W: ${largest[0] ?? ''}` : `of each block of W: ${largest.join(', ')}`;
  const change = step === 0 ? '' : `From step 0 to step ${step} a small change of ${state} ${verdict}: at most × ${formatNumber(far, 3)}. `;
  return `${change}Largest singular value ${of}.`;
}

export function tabulateJacobians(answer: Answer, state: 'h' | 'c', norms: Tensor): FigureTableData {
  const [steps = 0] = norms.shape;
  const heads = Array.from({ length: steps }, (_, k) => `${k} ${answer.tokens[k]?.typed ?? ''}`);
  const rows = heads.map((head, step) => [head, ...heads.map((_, k) => (k > step ? '' : formatNumber(normAt(norms, step, k))))]);
  return { caption: `‖∂${state}_t/∂${state}_k‖: t down, k across.`, columns: ['t \\ k', ...heads], rows };
}

/** 10⁻³, for the ends of scales. */
export function powerOfTen(exponent: number): string {
  const digits = [...String(Math.abs(exponent))].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)] ?? '').join('');
  return `10${exponent < 0 ? '⁻' : ''}${digits}`;
}
