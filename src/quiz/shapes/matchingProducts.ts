import type { Chance } from '../chance';
import { stageFor } from '../counts/stage';
import type { MisconceptionName } from '../misconceptions';
import type { Question, QuestionAddress, SetOption, SolutionRow } from '../question';
import { formula, value } from '../rich';
import { type LayerMatrix, layerMatrices } from './layerShapes';
import { layerTask, layerTaskFacts } from './layerTask';
import { drawShape, shapeFormula } from './shape';

type Id = LayerMatrix['id'];

interface Product {
  readonly left: LayerMatrix;
  readonly right: LayerMatrix;
}

/** The products, and the idea of who takes one that does not fit for one that does. */
const offered: Readonly<Record<1 | 2 | 3, readonly (readonly [Id, Id, MisconceptionName | null])[]>> = {
  1: [
    ['x', 'U', null],
    ['U', 'x', 'transposed'],
    ['h', 'W', null],
    ['h', 'U', 'swappedMatrices'],
    ['x', 'W', 'swappedMatrices'],
  ],
  2: [
    ['x', 'U', null],
    ['h', 'W', null],
    ['W', 'h', 'transposed'],
    ['xh', 'UW', null],
    ['xh', 'W', 'swappedMatrices'],
    ['x', 'UW', 'stackedSideways'],
  ],
  3: [
    ['x', 'U', null],
    ['x', 'W', 'swappedMatrices'],
    ['xh', 'UW', null],
    ['xh', 'U', 'swappedMatrices'],
    ['h', 'UW', 'stackedSideways'],
    ['UW', 'xh', 'transposed'],
    ['h', 'W', null],
  ],
};

const sidesOf = ({ shape }: LayerMatrix): readonly [number, number] => [shape[0] ?? 0, shape[1] ?? 0];

function productShape({ left, right }: Product): readonly [number, number] | null {
  const [rows, inner] = sidesOf(left);
  const [outer, columns] = sidesOf(right);
  return inner === outer ? [rows, columns] : null;
}

const optionId = ({ left, right }: Product): string => `${left.id}-${right.id}`;
const labelOf = ({ left, right }: Product) => formula(left.label, '·', right.label);

function productRow(product: Product, field: string): SolutionRow {
  const shape = productShape(product);
  const work = formula('(', shapeFormula(product.left.shape), ')', '·', '(', shapeFormula(product.right.shape), ')');
  const outcome = shape ? shape.join(' × ') : 'does not fit';
  return { label: [labelOf(product)], work: [work], value: outcome, field, option: optionId(product), tensor: null };
}

/** Which matrices multiply: the sides decide. */
export function matchingProductsQuestion(address: QuestionAddress, chance: Chance): Question {
  const task = layerTask(chance, address.difficulty);
  const all = layerMatrices(task.spec, task.batch, task.steps);
  const find = (id: Id): LayerMatrix => {
    const found = all.find((matrix) => matrix.id === id);
    if (!found) throw new RangeError(`No matrix ${id}.`);
    return id === 'h' ? { ...found, label: value('h', 'previous') } : found;
  };
  const products = chance.shuffle(offered[address.difficulty]).map(([left, right, ifPicked]) => ({
    left: find(left),
    right: find(right),
    ifPicked,
  }));
  const options: readonly SetOption[] = products.map((product) => ({
    id: optionId(product),
    text: [labelOf(product)],
    ifPicked: product.ifPicked,
    ifMissed: productShape(product) ? 'productOverlooked' : null,
  }));
  const used = all.filter(({ id }) => products.some(({ left, right }) => left.id === id || right.id === id));
  return {
    address,
    title: 'Which products fit?',
    paragraphs: [['Which of these products can be formed?']],
    facts: layerTaskFacts(task),
    figure: null,
    fields: [
      {
        kind: 'set',
        id: 'products',
        label: ['can be formed'],
        optional: false,
        options,
        answer: products.filter((product) => productShape(product) !== null).map(optionId),
      },
    ],
    decisive: null,
    solution: {
      lead: ['The inner sides must agree; the outer ones remain.'],
      rows: products.map((product) => productRow(product, 'products')),
      closing: ['[X Y] with the blocks on top of each other gives the same sum as the two products added.'],
      tensors: [],
      figure: { kind: 'shapes', shapes: used.map(drawShape) },
    },
    spec: task.spec,
    stage: stageFor(task.spec, { depth: { kind: 'cell' } }),
  };
}
