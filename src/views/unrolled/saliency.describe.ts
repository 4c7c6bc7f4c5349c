import { nameRead, nameSign } from '../../store/columnWords';
import { outputAt } from '../../store/columns';
import type { Answer } from '../../store/run';
import type { Question } from '../../store/scene';
import type { FigureTableData } from '../../ui/tsv';
import { formatNumber, formatProbability } from '../../ui/format';
import { type Influence, strongest } from './saliency';

/** `‘i’ at step 4, given 0.31`; the end mark by its name. */
export function nameOutput(answer: Answer, { step, token }: Question): string {
  const share = outputAt(answer, step)[token] ?? 0;
  const sign = answer.vocabulary[token] ?? String(token);
  const name = nameSign(answer, sign);
  return `${name === sign ? `‘${sign}’` : name} at step ${step}, given ${formatProbability(share)}`;
}

/** What mattered to the output asked about: the two strongest inputs, and how far back the influence reaches. */
export function describeSaliency(answer: Answer, question: Question, all: readonly Influence[]): string {
  const [first, second] = strongest(all, 2);
  const output = nameOutput(answer, question);
  if (!first) return `Nothing that was read mattered to ${output}.`;
  const say = ({ step, value }: Influence) => `${nameRead(answer.columns[step])} at step ${step} (${formatNumber(value)})`;
  const then = second ? `, then ${say(second)}` : '';
  const verb = question.measure === 'set' ? 'mattered most' : 'could change it most';
  return `To ${output}: ${say(first)} ${verb}${then}.`;
}

export const measureWords: Readonly<Record<Question['measure'], string>> = {
  set: 'x · ∂y/∂x: what was really read, with its sign',
  norm: '‖∂y/∂x‖: whatever could have been read there',
};

export function tabulateSaliency(answer: Answer, question: Question, all: readonly Influence[], digits?: number): FigureTableData {
  return {
    caption: `${describeSaliency(answer, question, all)} Shown: ${measureWords[question.measure]}.`,
    columns: ['step', 'read', question.measure === 'set' ? 'x · ∂y/∂x' : '‖∂y/∂x‖'],
    rows: all.map(({ step, value }) => [String(step), nameRead(answer.columns[step]), formatNumber(value, digits)]),
  };
}
