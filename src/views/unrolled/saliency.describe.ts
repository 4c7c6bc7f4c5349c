import { nameRead, nameSign } from '../../store/columnWords';
import { changeCause } from '../../store/changes';
import { hasOutput, outputAt } from '../../store/columns';
import type { Answer } from '../../store/run';
import type { Question } from '../../store/scene';
import type { FigureTableData } from '../../ui/tsv';
import { formatNumber, formatProbability } from '../../ui/format';
import { formerWords } from '../../ui/former';
import { formerOf, type Influence, isMoved, strongest } from './saliency';

/** `‘i’ at step 4, given 0.31`; the end mark by its name. */
export function nameOutput(answer: Answer, { step, token }: Question): string {
  const share = outputAt(answer, step)[token] ?? 0;
  const sign = answer.vocabulary[token] ?? String(token);
  const name = nameSign(answer, sign);
  return `${name === sign ? `‘${sign}’` : name} at step ${step}, given ${formatProbability(share)}`;
}

const verbs: Readonly<Record<Question['measure'], string>> = { set: 'mattered most', norm: 'could change it most' };

/** How much it matters, and what it was before a change by hand. */
export function describeValue({ value, former }: Pick<Influence, 'value' | 'former'>): string {
  return `${formatNumber(value)}${former ? `, ${formerWords(value, former.value)}` : ''}`;
}

function describeInfluence(answer: Answer, influence: Influence): string {
  const { step } = influence;
  return `${nameRead(answer.columns[step])} at step ${step} (${describeValue(influence)})`;
}

/** What was strongest before a change by hand, where that was something else; empty where nothing was changed. */
function describeFormer(answer: Answer, question: Question, all: readonly Influence[]): string {
  const { unchanged } = answer;
  if (!unchanged) return '';
  const without = `Without ${changeCause(answer.scene)}`;
  if (!hasOutput(unchanged, question.step)) return ` ${without} nothing comes out there.`;
  const [now] = strongest(all, 1);
  const [was] = strongest(formerOf(all), 1);
  if (!was || was.step === now?.step) return '';
  const name = nameRead(unchanged.columns[was.step]);
  return ` ${without}: ${name} at step ${was.step} (${formatNumber(was.value)}) ${verbs[question.measure]}.`;
}

/** What mattered to the output asked about: the two strongest inputs, and what was the strongest before a change by hand. */
export function describeSaliency(answer: Answer, question: Question, all: readonly Influence[]): string {
  const [first, second] = strongest(all, 2);
  const output = nameOutput(answer, question);
  const before = describeFormer(answer, question, all);
  if (!first) return `Nothing that was read mattered to ${output}.${before}`;
  const then = second ? `, then ${describeInfluence(answer, second)}` : '';
  return `To ${output}: ${describeInfluence(answer, first)} ${verbs[question.measure]}${then}.${before}`;
}

/** What the dashed lines are; empty where there are none. */
export function dashedNote(all: readonly Influence[]): string {
  return all.some(isMoved) ? ' Dashed: before the change.' : '';
}

export const measureWords: Readonly<Record<Question['measure'], string>> = {
  set: 'x · ∂y/∂x: what was really read, with its sign',
  norm: '‖∂y/∂x‖: whatever could have been read there',
};

export function tabulateSaliency(answer: Answer, question: Question, all: readonly Influence[], digits?: number): FigureTableData {
  const measure = question.measure === 'set' ? 'x · ∂y/∂x' : '‖∂y/∂x‖';
  const hasFormer = all.some(({ former }) => former);
  const write = (value: number | undefined) => (value === undefined ? '' : formatNumber(value, digits));
  return {
    caption: `${describeSaliency(answer, question, all)} Shown: ${measureWords[question.measure]}.`,
    columns: ['step', 'read', measure, ...(hasFormer ? [`${measure} before`] : [])],
    rows: all.map(({ step, value, former }) => [
      String(step),
      nameRead(answer.columns[step]),
      write(value),
      ...(hasFormer ? [write(former?.value)] : []),
    ]),
  };
}
