import { formatCount } from '../../ui/format';
import type { ModelSpec } from '../../engine/spec';
import type { Chance } from '../chance';
import type { MisconceptionName } from '../misconceptions';
import type { Mistake, Question, QuestionAddress } from '../question';
import { letter, say } from '../rich';
import { distinct } from './countMistakes';
import { type CountTask, mapLayers, sumOf, tensorsOf } from './countTask';
import { cellName, modelFacts } from './modelFacts';
import { randomTask } from './randomTask';
import { stageFor } from './stage';
import { tensorRows } from './tensorRows';
import { wrongCounts } from './wrongCounts';

/** Sizes that the search tries; every question's answer lies well within. */
const largest = 2048;

const withSize = (task: CountTask, size: number): CountTask => ({ ...task, spec: mapLayers(task.spec, (layer) => ({ ...layer, size })) });

/** The size whose count comes nearest to `total`; counts grow with the size, so halving the interval finds it. */
function nearestSize(total: number, countOf: (size: number) => number): number {
  let [low, high] = [1, largest];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (countOf(middle) <= total) low = middle;
    else high = middle;
  }
  return total - countOf(low) <= countOf(high) - total ? low : high;
}

/** Ideas about the tensors that change which size fits. */
const tempting = [
  'forgotGates',
  'forgotCandidate',
  'forgotRecurrent',
  'forgotBias',
  'biasAdded',
  'oneBias',
  'twoBiases',
  'forgotInput',
] as const;

function sizeMistakes(task: CountTask, total: number, answer: number): readonly Mistake<number>[] {
  const mistakes = tempting.map((misconception: MisconceptionName) => {
    const count = (size: number) => {
      const sized = withSize(task, size);
      return wrongCounts[misconception]?.(sized, tensorsOf(sized)) ?? sumOf(tensorsOf(sized));
    };
    const value = nearestSize(total, count);
    return { misconception, value, work: `the size that would then come nearest to ${formatCount(total)}` };
  });
  return distinct(mistakes, answer);
}

/** One layer without an output layer: the count is a function of d alone. */
function oneLayer(chance: Chance, difficulty: 1 | 2 | 3): CountTask {
  const task = randomTask(chance, difficulty === 1 ? 1 : 2);
  const spec: ModelSpec = { ...task.spec, layers: task.spec.layers.slice(0, 1), head: null };
  return { ...task, spec, steps: null, batch: null };
}

/** “Which hidden size gives 10 400?” */
export function hiddenSizeQuestion(address: QuestionAddress, chance: Chance): Question {
  const task = oneLayer(chance, address.difficulty);
  const total = sumOf(tensorsOf(task));
  const answer = nearestSize(total, (size) => sumOf(tensorsOf(withSize(task, size))));
  const facts = modelFacts(task.spec, task.convention, (layer) => say`${cellName(layer)}, ${letter('d')} units`);
  return {
    address,
    title: 'Find the size',
    paragraphs: [say`This layer has ${total} parameters. How many units ${letter('d')} has it?`],
    facts: facts.filter(({ label }) => label[0] !== 'output layer'),
    figure: null,
    fields: [
      {
        kind: 'number',
        id: 'size',
        label: [letter('d')],
        optional: false,
        expected: 'whole',
        answer,
        tolerance: 0,
        unit: 'units',
        mistakes: sizeMistakes(task, total, answer),
      },
    ],
    decisive: null,
    solution: {
      lead: say`With ${letter('d')} = ${answer} the tensors are:`,
      rows: [
        ...tensorRows(task).map((row) => ({ ...row, field: null })),
        { label: ['total'], work: [], value: formatCount(total), field: 'size', tensor: null },
      ],
      closing: say`The recurrent matrix grows with the square of ${letter('d')}, so the way back leads over a quadratic equation.`,
      tensors: tensorsOf(task),
      figure: null,
    },
    spec: task.spec,
    stage: stageFor(task.spec, {}),
  };
}
