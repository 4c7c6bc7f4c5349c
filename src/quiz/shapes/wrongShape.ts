import type { ConventionTensor } from '../../interop/conventions';
import type { Chance } from '../chance';
import { columnsOf, type CountTask, inputRows, isBias, layerOf, tensorsOf } from '../counts/countTask';
import { modelFacts } from '../counts/modelFacts';
import { randomTask } from '../counts/randomTask';
import { stageFor } from '../counts/stage';
import { tensorLabel, tensorRows } from '../counts/tensorRows';
import type { MisconceptionName } from '../misconceptions';
import type { Question, QuestionAddress } from '../question';
import { plain, say } from '../rich';
import { distinctShapes, type Shape } from './layerShapes';
import { shapeFormula } from './shape';

type Spoilt = readonly [misconception: MisconceptionName, shape: Shape];

/** Every way in which a learner might misstate a matrix of the model. */
function spoil(tensor: ConventionTensor, task: CountTask): readonly Spoilt[] {
  const layer = layerOf(task.spec, tensor);
  const [rows = 0, columns = 0] = tensor.shape;
  const ways: Spoilt[] = [['transposed', [columns, rows]]];
  if (!layer) return ways;
  const gated = columnsOf(layer);
  const narrowed = tensor.shape.map((side) => (side === gated && gated !== layer.size ? layer.size : side));
  const widened = tensor.shape.map((side) => (side === gated ? side : (task.batch ?? 32)));
  const refed = tensor.shape.map((side) => (side === gated ? side : inputRows(task.spec, tensor.part)));
  ways.push(['forgotGates', narrowed], ['batchInWeights', widened]);
  if (tensor.role === 'U' && tensor.layer > 1) ways.push(['inputAgain', refed]);
  if (tensor.role === 'W') ways.push(['swappedMatrices', refed]);
  return ways;
}

const layouts = {
  lecture: 'a row for each value that goes in, a column for each that comes out',
  keras: 'as in Keras: a row for each value that goes in, a column for each that comes out',
  pytorch: 'as in PyTorch: a row for each value that comes out, a column for each that goes in',
} as const;

interface Fault {
  readonly tensor: ConventionTensor;
  readonly misconception: MisconceptionName;
  readonly shape: Shape;
}

function drawFault(chance: Chance, task: CountTask): Fault {
  const faults = tensorsOf(task)
    .filter((tensor) => tensor.shape.length === 2 && !isBias(tensor))
    .flatMap((tensor) => spoil(tensor, task).map(([misconception, shape]) => ({ tensor, misconception, shape })))
    .filter(({ tensor, shape }) => shape.join() !== tensor.shape.join());
  return chance.pick(faults);
}

/** One shape in a model's list is wrong: which, and what should it be? */
export function wrongShapeQuestion(address: QuestionAddress, chance: Chance): Question {
  const drawn = randomTask(chance, address.difficulty);
  const task: CountTask = { ...drawn, batch: drawn.batch ?? 32 };
  const tensors = tensorsOf(task);
  const fault = drawFault(chance, task);
  const shown = (tensor: ConventionTensor): Shape => (tensor.name === fault.tensor.name ? fault.shape : tensor.shape);
  return {
    address,
    title: 'Repair the shape',
    paragraphs: [['Somebody wrote down the shapes of this model’s tensors, and one of them is wrong. Which, and what should it be?']],
    facts: [
      ...modelFacts(task.spec, task.convention),
      { label: ['layout'], value: [layouts[task.convention]] },
      { label: ['mini-batches'], value: say`of ${task.batch ?? 0} sequences` },
    ],
    figure: {
      kind: 'table',
      head: [['tensor'], ['shape']],
      rows: tensors.map((tensor) => [tensorLabel(tensor, task), [shapeFormula(shown(tensor))]]),
    },
    fields: [
      {
        kind: 'choice',
        id: 'which',
        label: ['the wrong one'],
        optional: false,
        options: tensors.map((tensor) => ({ id: tensor.name, text: tensorLabel(tensor, task), misconception: null })),
        answer: fault.tensor.name,
      },
      {
        kind: 'shape',
        id: 'shape',
        label: ['its right shape'],
        optional: false,
        answer: fault.tensor.shape,
        mistakes: distinctShapes([[fault.misconception, fault.shape], ...spoil(fault.tensor, task)], fault.tensor.shape),
      },
    ],
    decisive: null,
    solution: {
      lead: say`${tensorLabel(fault.tensor, task)} stood there as ${shapeFormula(fault.shape)}.`,
      rows: [
        ...tensorRows(task).map((row, index) => ({
          ...row,
          value: (tensors[index]?.shape ?? []).join(' × '),
          work: [],
          field: tensors[index]?.name === fault.tensor.name ? 'shape' : null,
        })),
        { label: ['the wrong one'], work: [], value: plain(tensorLabel(fault.tensor, task)), field: 'which', tensor: null },
      ],
      closing: [],
      tensors,
      figure: null,
    },
    spec: task.spec,
    stage: stageFor(task.spec, { depth: { kind: 'cell' } }),
  };
}
