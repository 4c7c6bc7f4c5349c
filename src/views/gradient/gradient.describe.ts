import type { ParameterTensor } from '../../engine/parameters';
import type { Answer } from '../../store/run';
import { type GradientRole, gradientRoles } from '../../store/scene';
import { tensorAt } from '../../store/readAnswer';
import type { FigureTableData } from '../../ui/tsv';
import { formatNumber } from '../../ui/format';
import { formerWords } from '../../ui/former';
import { contributionNorms, normOf, type Parts } from './gradient.layout';

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

/** What the figure of shares shows. `former`: before a change by hand; `drawn`: what the matrices show, the result or that change. */
export interface SharesRead {
  readonly result: Parts & { readonly residual: number };
  readonly former: Parts | null;
  readonly drawn: Parts;
  /** What made the change that the matrices show, in words; null where they show the result. */
  readonly cause: string | null;
}

/** Whether the parts add up, in words. */
export function describeResidual({ residual }: Pick<SharesRead['result'], 'residual'>): string {
  return residual === 0
    ? 'The steps add up to the total, to the last bit.'
    : `The steps add up to the total to within ${formatNumber(residual, 2)}: rounding.`;
}

/** What the figure shows of a change by hand; empty where there was none, or nothing of it arrives here. */
export function changedNote({ result, former, drawn, cause }: SharesRead): string {
  const isDashed = former && contributionNorms(former.steps).some((was, step) => was !== contributionNorms(result.steps)[step]);
  const isDrawn = drawn.steps.data.some((change) => change !== 0);
  return [
    ...(cause === null ? [] : [`Matrices: the change by ${cause}${isDrawn ? '.' : ': none.'}`]),
    ...(isDashed ? ['Dashed: before.'] : []),
  ].join(' ');
}

export function describeContributions(role: string, read: SharesRead, step: number): string {
  const { result } = read;
  const norms = contributionNorms(result.steps);
  const largest = norms.indexOf(Math.max(...norms));
  const own = formatNumber(norms[step] ?? Number.NaN);
  const before = lengthBefore(read, null);
  const sentences = [
    `What each of ${norms.length} steps contributes to ∂L/∂${role}.`,
    before === null ? '' : `${describeMatrix(role, null, normOf(result.total.data), before)}.`,
    `Step ${step} contributes a matrix of length ${own}, step ${largest} the longest.`,
    describeResidual(result),
    changedNote(read),
  ];
  return sentences.filter(Boolean).join(' ');
}

/** How long a step's matrix, or (null) their sum, was before a change by hand; null where there was none, or no such step. */
export function lengthBefore({ former }: SharesRead, step: number | null): number | null {
  if (!former) return null;
  return step === null ? normOf(former.total.data) : (contributionNorms(former.steps)[step] ?? null);
}

/** A step's matrix, or (null) their sum, beside what it was before a change by hand. */
export function describeMatrix(role: string, step: number | null, norm: number, former: number | null): string {
  const was = former === null ? '' : `, ${formerWords(norm, former, 5)}`;
  const length = `${formatNumber(norm, 5)}${was}`;
  return step === null ? `‖∂L/∂${role}‖ = ${length}` : `step ${step} of ∂L/∂${role}: length ${length}`;
}

export function tabulateContributions(answer: Answer, role: string, read: SharesRead, digits = 5): FigureTableData {
  const { result, former } = read;
  const norms = contributionNorms(result.steps);
  const count = result.total.data.length;
  const sumOf = (values: Float64Array) =>
    formatNumber(
      values.reduce((sum, value) => sum + value, 0),
      digits,
    );
  const before = (step: number | null) => {
    const length = lengthBefore(read, step);
    return former ? [length === null ? '' : formatNumber(length, digits)] : [];
  };
  const rows = norms.map((norm, step) => [
    `${step} ${answer.columns[step]?.typed ?? ''}`,
    formatNumber(norm, digits),
    ...before(step),
    sumOf(result.steps.data.subarray(step * count, (step + 1) * count)),
  ]);
  const length = Math.sqrt(result.total.data.reduce((sum, value) => sum + value * value, 0));
  return {
    caption: `What each step contributes to ∂L/∂${role}. ${describeResidual(result)}`,
    columns: ['step', 'length', ...(former ? ['length before'] : []), 'sum of its entries'],
    rows: [...rows, ['total', formatNumber(length, digits), ...before(null), sumOf(result.total.data)]],
  };
}
