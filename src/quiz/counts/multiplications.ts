import { formatCount } from '../../ui/format';
import type { ConventionTensor } from '../../interop/conventions';
import type { Chance } from '../chance';
import type { MisconceptionName } from '../misconceptions';
import type { Difficulty, Fact, Mistake, Question, QuestionAddress, SolutionRow } from '../question';
import { formula, say } from '../rich';
import { distinct } from './countMistakes';
import { type CountTask, sumOf, tensorsOf } from './countTask';
import { modelFacts } from './modelFacts';
import { randomTask } from './randomTask';
import { stageFor } from './stage';
import { tensorLabel } from './tensorRows';
import { wrongCounts } from './wrongCounts';

interface Work {
  readonly task: CountTask;
  /** Steps of the sequence, sequences at once. */
  readonly steps: number;
  readonly batch: number;
}

const isMatrix = ({ role }: ConventionTensor): boolean => role === 'U' || role === 'W' || role === 'V';

/** How often a matrix is multiplied with: the output layer reads the last state only. */
const uses = ({ role }: ConventionTensor, { steps, batch }: Work): number => (role === 'V' ? 1 : steps) * batch;

const matricesOf = ({ task }: Work): readonly ConventionTensor[] => tensorsOf(task).filter(isMatrix);

function multiplications(work: Work, tensors: readonly ConventionTensor[] = matricesOf(work)): number {
  return tensors.reduce((sum, tensor) => sum + tensor.count * uses(tensor, work), 0);
}

function workMistakes(work: Work): readonly Mistake<number>[] {
  const { task, steps, batch } = work;
  const right = multiplications(work);
  const matrices = matricesOf(work);
  const once = sumOf(matrices);
  const recounted = (misconception: MisconceptionName): number =>
    (wrongCounts[misconception]?.(
      task,
      matrices.filter(({ role }) => role !== 'V'),
    ) ?? 0) *
      steps *
      batch +
    multiplications(
      work,
      matrices.filter(({ role }) => role === 'V'),
    );
  const wrong: readonly (readonly [MisconceptionName, number, string])[] = [
    ['forgotSteps', once * batch, `${formatCount(once)} multiplications for one step`],
    ['forgotBatch', right / batch, 'one sequence only'],
    ['everyOutput', once * steps * batch, `${formatCount(once)} · ${steps}${batch > 1 ? ` · ${batch}` : ''}`],
    ['biasMultiplied', multiplications(work, tensorsOf(task)), 'all parameters instead of the matrices'],
    ['forgotGates', recounted('forgotGates'), 'one block of each matrix'],
    ['forgotRecurrent', recounted('forgotRecurrent'), 'without W'],
    [
      'forgotOutput',
      multiplications(
        work,
        matrices.filter(({ role }) => role !== 'V'),
      ),
      'without V',
    ],
  ];
  return distinct(
    wrong.map(([misconception, value, how]) => ({ misconception, value, work: how })),
    right,
  );
}

function workFor(chance: Chance, difficulty: Difficulty): Work {
  const task = randomTask(chance, difficulty === 1 ? 1 : 2);
  const steps = difficulty === 1 ? 1 : (task.steps ?? 1);
  return { task: { ...task, steps: null, batch: null }, steps, batch: difficulty === 3 ? (task.batch ?? 1) : 1 };
}

function workRow(tensor: ConventionTensor, work: Work): SolutionRow {
  const times = uses(tensor, work);
  return {
    label: tensorLabel(tensor, work.task),
    work: [formula(formatCount(tensor.count), '·', formatCount(times))],
    value: formatCount(tensor.count * times),
    field: null,
    tensor: tensorsOf(work.task).findIndex(({ name }) => name === tensor.name),
  };
}

function extentFacts({ steps, batch }: Work): readonly Fact[] {
  const facts: Fact[] = [{ label: ['sequence'], value: steps === 1 ? ['one step'] : say`${steps} steps` }];
  return batch === 1 ? facts : [...facts, { label: ['mini-batch'], value: say`${batch} sequences` }];
}

/** Parameters do not grow with the sequence; the work does. */
export function multiplicationsQuestion(address: QuestionAddress, chance: Chance): Question {
  const work = workFor(chance, address.difficulty);
  const answer = multiplications(work);
  return {
    address,
    title: 'How many multiplications?',
    paragraphs: [
      ['How many multiplications do the matrix products of one forward pass take? The output layer reads the last state only.'],
      ['Count products of a vector with a matrix, every weight once for each vector; leave out gates’ unit-by-unit products.'],
    ],
    facts: [...modelFacts(work.task.spec, work.task.convention), ...extentFacts(work)],
    figure: null,
    fields: [
      {
        kind: 'number',
        id: 'multiplications',
        label: ['multiplications'],
        optional: false,
        expected: 'whole',
        answer,
        tolerance: 0,
        unit: null,
        mistakes: workMistakes(work),
      },
    ],
    decisive: null,
    solution: {
      lead: ['Values of each matrix, times the vectors that pass through it.'],
      rows: [
        ...matricesOf(work).map((tensor) => workRow(tensor, work)),
        { label: ['total'], work: [], value: formatCount(answer), field: 'multiplications', tensor: null },
      ],
      closing: ['The parameters are shared over the steps and the batch; the work is not.'],
      tensors: tensorsOf(work.task),
      figure: null,
    },
    spec: work.task.spec,
    stage: stageFor(work.task.spec, {}),
  };
}
