import type { Chance } from '../chance';
import { stageFor } from '../counts/stage';
import type { DrawnShape } from '../figure';
import type { Question, QuestionAddress } from '../question';
import { formula } from '../rich';
import { type LayerMatrix, layerMatrices } from './layerShapes';
import { layerTask, layerTaskFacts } from './layerTask';

const asked: Readonly<Record<1 | 2 | 3, readonly (readonly LayerMatrix['id'][])[]>> = {
  1: [
    ['h', 'U', 'W'],
    ['x', 'h', 'W'],
  ],
  2: [
    ['h', 'U', 'W', 'b'],
    ['xh', 'U', 'W'],
  ],
  3: [['h', 'xh', 'UW', 'b']],
};

export function drawShape({ label, shape, hue }: LayerMatrix): DrawnShape {
  const [rows = 1, columns = 1] = shape.length === 1 ? [1, ...shape] : shape;
  return { name: [label], rows, columns, hue };
}

/** What is the shape of Y, of [X Y], of W? */
export function shapeQuestion(address: QuestionAddress, chance: Chance, task = layerTask(chance, address.difficulty)): Question {
  const all = layerMatrices(task.spec, task.batch, task.steps);
  const wanted = chance.pick(asked[address.difficulty]);
  const matrices = all.filter(({ id }) => wanted.includes(id));
  return {
    address,
    title: 'Which shape?',
    paragraphs: [
      [
        'One step of a whole mini-batch at once: what are the shapes of these matrices? Rows first; vectors stand on the left, weights on the right.',
      ],
      ...(wanted.includes('UW') ? [['[ ; ] puts one block on top of the other.']] : []),
    ],
    facts: layerTaskFacts(task),
    figure: null,
    fields: matrices.map(({ id, label, shape, mistakes }) => ({
      kind: 'shape',
      id,
      label: [label],
      optional: false,
      answer: shape,
      mistakes,
    })),
    decisive: null,
    solution: {
      lead: ['Rows come from what goes in, columns from what comes out.'],
      rows: matrices.map(({ id, label, shape, sides }) => ({
        label: [label],
        work: [sides],
        value: shape.join(' × '),
        field: id,
        tensor: null,
      })),
      closing: ['The step t is no side of any of them: each step has its own X and its own state, and all steps share the weights.'],
      tensors: [],
      figure: { kind: 'shapes', shapes: all.map(drawShape) },
    },
    spec: task.spec,
    stage: stageFor(task.spec, { depth: { kind: 'cell' } }),
  };
}

/** A shape in a formula: 32 × 10. */
export const shapeFormula = (shape: readonly number[]) =>
  formula(...shape.flatMap((side, index) => (index > 0 ? ['×', String(side)] : [String(side)])));
