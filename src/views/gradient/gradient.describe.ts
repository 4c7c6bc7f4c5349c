import type { ParameterTensor } from '../../engine/parameters';
import type { Tensor } from '../../engine/tensor';
import type { Answer } from '../../store/run';
import type { GradientRole } from '../../store/scene';
import { tensorsOf } from '../../store/readAnswer';
import type { FigureTableData } from '../../ui/FigureTable';
import { formatNumber } from '../../ui/format';
import { contributionNorms } from './gradient.layout';

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

/** 10⁻³, for the ends of scales. */
export function powerOfTen(exponent: number): string {
  const digits = [...String(Math.abs(exponent))].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)] ?? '').join('');
  return `10${exponent < 0 ? '⁻' : ''}${digits}`;
}
