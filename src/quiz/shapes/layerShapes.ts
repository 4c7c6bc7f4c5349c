import { parameters } from '../../engine/parameters';
import type { ModelSpec } from '../../engine/spec';
import type { MisconceptionName } from '../misconceptions';
import type { Mistake } from '../question';
import { formula, type Mathematics, value, weight } from '../rich';

export type Shape = readonly number[];

/** A matrix of one recurrent layer at one step, for a mini-batch. */
export interface LayerMatrix {
  readonly id: 'x' | 'h' | 'xh' | 'U' | 'W' | 'UW' | 'b';
  readonly label: Mathematics;
  readonly shape: Shape;
  readonly hue: 'U' | 'W' | 'h' | 'ink';
  /** The sides in words. */
  readonly sides: string;
  readonly mistakes: readonly Mistake<Shape>[];
}

type Wrong = readonly [misconception: MisconceptionName, shape: Shape];

const sameShape = (a: Shape, b: Shape): boolean => a.join() === b.join();
const turned = (shape: Shape): Shape => shape.toReversed();

/** Mistakes whose shape is neither right nor already named. */
export function distinctShapes(wrong: readonly Wrong[], answer: Shape): readonly Mistake<Shape>[] {
  const different = wrong.filter(([, shape]) => !sameShape(shape, answer));
  const first = different.filter(([, shape], index) => different.findIndex(([, other]) => sameShape(shape, other)) === index);
  return first.map(([misconception, shape]) => ({ misconception, value: shape, work: shape.join(' × ') }));
}

/** What the tensors of the model's first layer, and a mini-batch of m sequences, say about every matrix of a step. */
export function layerMatrices(spec: ModelSpec, m: number, steps: number): readonly LayerMatrix[] {
  const find = (role: 'U' | 'W') => parameters(spec).find((tensor) => tensor.role === role)?.shape ?? [];
  const [n = 0, columns = 0] = find('U');
  const [d = 0] = find('W');
  const gated = columns === d ? '' : ` (${columns / d} blocks of ${d})`;
  const matrix = (
    id: LayerMatrix['id'],
    label: Mathematics,
    hue: LayerMatrix['hue'],
    shape: Shape,
    sides: string,
    wrong: readonly Wrong[],
  ) => ({
    id,
    label,
    hue,
    shape,
    sides,
    mistakes: distinctShapes([...wrong, ['transposed', turned(shape)]], shape),
  });
  const weightMistakes: readonly Wrong[] = [
    ['batchInWeights', [m, columns]],
    ['forgotGates', [n, d]],
  ];
  return [
    matrix('x', value('x'), 'ink', [m, n], 'sequences × inputs', [
      ['batchForgotten', [n]],
      ['batchForgotten', [1, n]],
      ['stepsAsSide', [steps, n]],
      ['stepsAsSide', [m, steps, n]],
      ['stepsAsSide', [steps, m, n]],
    ]),
    matrix('h', value('h'), 'h', [m, d], 'sequences × units', [
      ['inputsForNeurons', [m, n]],
      ['batchForgotten', [d]],
      ['batchForgotten', [1, d]],
    ]),
    matrix('xh', formula('[', value('x'), value('h', 'previous'), ']'), 'ink', [m, n + d], 'sequences × (inputs + units)', [
      ['stackedSideways', [2 * m, n]],
      ['stackedSideways', [2 * m, n + d]],
      ['inputsForNeurons', [m, d]],
      ['batchForgotten', [n + d]],
      ['batchForgotten', [1, n + d]],
    ]),
    matrix('U', weight('U'), 'U', [n, columns], `inputs × units${gated}`, [['swappedMatrices', [d, columns]], ...weightMistakes]),
    matrix('W', weight('W'), 'W', [d, columns], `units × units${gated}`, [
      ['swappedMatrices', [n, columns]],
      ['batchInWeights', [m, columns]],
      ['forgotGates', [d, d]],
    ]),
    matrix('UW', formula('[', weight('U'), ';', weight('W'), ']'), 'W', [n + d, columns], `(inputs + units) × units${gated}`, [
      ['stackedSideways', [n, 2 * columns]],
      ['stackedSideways', [d, n + columns]],
      ['forgotGates', [n + d, d]],
      ['batchInWeights', [m, columns]],
    ]),
    matrix('b', weight('b'), 'ink', [columns], `units${gated}`, [
      ['batchInWeights', [m, columns]],
      ['forgotGates', [d]],
    ]),
  ];
}
