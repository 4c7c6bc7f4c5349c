import type { ParameterTensor } from '../../engine/parameters';
import type { Tensor } from '../../engine/tensor';
import type { Answer } from '../../store/run';
import { type GradientRole, gradientRoles } from '../../store/scene';
import { tensorAt } from '../../store/readAnswer';
import type { FigureTableData } from '../../ui/tsv';
import { formatNumber } from '../../ui/format';
import { formerWords } from '../../ui/former';
import { contributionNorms, normOf } from './gradient.layout';

/** The tensor of the layer in view (or of the head) that a letter stands for; null when the model has none. */
export function tensorFor({ spec }: Pick<Answer, 'spec'>, layer: number, role: GradientRole): ParameterTensor | null {
  const part = isDecoders(role) ? 'decoder' : 'encoder';
  return tensorAt(spec, role === 'V' ? 0 : layer, letterOf(role), part);
}

function letterOf(role: GradientRole): 'U' | 'W' | 'b' | 'V' {
  return role.replace('decoder.', '') as 'U' | 'W' | 'b' | 'V';
}

function isDecoders(role: GradientRole): boolean {
  return role.startsWith('decoder.');
}

/** The letter of a role, with its half where there are two. */
export function nameRole({ spec }: Pick<Answer, 'spec'>, role: GradientRole): string {
  if (!spec.decoder || role === 'V') return role;
  return isDecoders(role) ? `${letterOf(role)} decoder` : `${role} encoder`;
}

export function availableRoles(answer: Answer, layer: number): readonly GradientRole[] {
  return gradientRoles.filter((role) => tensorFor(answer, layer, role) !== null);
}

/** How long the gradient of a tensor, or (null) all gradients together, were before the network was changed by hand; null where it was not. */
export function formerNorm({ unchanged }: Pick<Answer, 'unchanged'>, tensor: ParameterTensor | null): number | null {
  if (!unchanged) return null;
  const { parameterGradient } = unchanged;
  return normOf(tensor ? parameterGradient.subarray(tensor.offset, tensor.offset + tensor.count) : parameterGradient);
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

export function describeContributions(role: string, result: ContributionsRead, step: number, former: number | null): string {
  const norms = contributionNorms(result.steps);
  const largest = norms.indexOf(Math.max(...norms));
  const own = formatNumber(norms[step] ?? Number.NaN);
  const whole = former === null ? '' : ` ${describeMatrix(role, null, normOf(result.total.data), former)}.`;
  return `What each of ${norms.length} steps contributes to ∂L/∂${role}.${whole} Step ${step} contributes a matrix of length ${own}, step ${largest} the longest. ${describeResidual(result)}`;
}

/** A step's matrix, or their sum: of that also how long it was before a change by hand. */
export function describeMatrix(role: string, step: number | null, norm: number, former: number | null): string {
  if (step !== null) return `step ${step} of ∂L/∂${role}: length ${formatNumber(norm, 5)}`;
  const was = former === null ? '' : `, ${formerWords(norm, former, 5)}`;
  return `‖∂L/∂${role}‖ = ${formatNumber(norm, 5)}${was}`;
}

export function tabulateContributions(answer: Answer, role: string, result: ContributionsRead, digits = 5): FigureTableData {
  const norms = contributionNorms(result.steps);
  const count = result.total.data.length;
  const sumOf = (values: Float64Array) =>
    formatNumber(
      values.reduce((sum, value) => sum + value, 0),
      digits,
    );
  const rows = norms.map((norm, step) => [
    `${step} ${answer.columns[step]?.typed ?? ''}`,
    formatNumber(norm, digits),
    sumOf(result.steps.data.subarray(step * count, (step + 1) * count)),
  ]);
  const length = Math.sqrt(result.total.data.reduce((sum, value) => sum + value * value, 0));
  return {
    caption: `What each step contributes to ∂L/∂${role}. ${describeResidual(result)}`,
    columns: ['step', 'length', 'sum of its entries'],
    rows: [...rows, ['total', formatNumber(length, digits), sumOf(result.total.data)]],
  };
}

/** 10⁻³, for the ends of scales. */
export function powerOfTen(exponent: number): string {
  const digits = [...String(Math.abs(exponent))].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)] ?? '').join('');
  return `10${exponent < 0 ? '⁻' : ''}${digits}`;
}
