import { formatCount } from '../../ui/format';
import type { NumberField, Question, QuestionAddress, SolutionRow } from '../question';
import { type Rich, say } from '../rich';
import { type CountTask, sumOf, tensorsOf } from './countTask';
import { totalMistakes } from './countMistakes';
import { modelFacts, runFacts } from './modelFacts';
import { stageFor } from './stage';
import { gateWords, tensorFields, tensorRows } from './tensorRows';

export interface CountWording {
  readonly title: string;
  readonly paragraphs: readonly Rich[];
  /** Whether the tensors are asked for one by one, or only offered as a way to the total. */
  readonly ask: 'tensors' | 'total';
  readonly footnote: Rich;
}

function totalField(task: CountTask): NumberField {
  return {
    kind: 'number',
    id: 'total',
    label: ['total'],
    optional: false,
    expected: 'whole',
    answer: sumOf(tensorsOf(task)),
    tolerance: 0,
    unit: null,
    mistakes: totalMistakes(task),
  };
}

function totalRow(task: CountTask): SolutionRow {
  return { label: ['total'], work: [], value: formatCount(sumOf(tensorsOf(task))), field: 'total', tensor: null };
}

function closing(task: CountTask, footnote: Rich): Rich {
  const shared = 'The steps share these tensors: neither the length of the sequence nor the batch changes the count. ';
  return say`${gateWords(task) ?? ''}${gateWords(task) ? ' ' : ''}${shared}${footnote}`;
}

/** How many parameters a model has: every number comes from the list of its tensors in the named convention. */
export function countQuestion(address: QuestionAddress, task: CountTask, wording: CountWording): Question {
  return {
    address,
    title: wording.title,
    paragraphs: wording.paragraphs,
    facts: [...modelFacts(task.spec, task.convention), ...runFacts(task.steps, task.batch)],
    figure: null,
    fields: [...tensorFields(task, wording.ask === 'total'), totalField(task)],
    decisive: 'total',
    solution: {
      lead: ['One line for each tensor that the model holds.'],
      rows: [...tensorRows(task), totalRow(task)],
      closing: closing(task, wording.footnote),
      tensors: tensorsOf(task),
      figure: null,
    },
    spec: task.spec,
    stage: stageFor(task.spec, { panel: 'gates' }),
  };
}
