import type { SequenceShape } from '../../engine/spec';
import type { Figure, NetworkStep } from '../figure';
import type { MisconceptionName } from '../misconceptions';
import type { Option } from '../question';

export const shapeNames: Readonly<Record<SequenceShape, string>> = {
  manyToMany: 'sequence to sequence, step by step',
  manyToOne: 'sequence to vector',
  oneToMany: 'vector to sequence',
  encoderDecoder: 'encoder–decoder',
};

export const shapes = Object.keys(shapeNames) as SequenceShape[];

/** The columns of an unrolled network of a shape: what goes in, and which outputs count. */
function stepsOf(shape: SequenceShape, count: number): readonly NetworkStep[] {
  return Array.from({ length: count }, (_, index): NetworkStep => {
    const number = index + 1;
    switch (shape) {
      case 'manyToMany':
        return { number, input: 'given', output: 'used' };
      case 'manyToOne':
        return { number, input: 'given', output: index === count - 1 ? 'used' : 'ignored' };
      case 'oneToMany':
        return { number, input: index === 0 ? 'given' : 'zeros', output: 'used' };
      case 'encoderDecoder':
        return index < Math.floor(count / 2) ? { number, input: 'given', output: 'none' } : { number, input: 'none', output: 'used' };
    }
  });
}

export function networkFigure(shape: SequenceShape, count: number): Figure {
  return {
    kind: 'network',
    steps: stepsOf(shape, count),
    layers: 1,
    context: shape === 'encoderDecoder' ? Math.floor(count / 2) : null,
    cost: false,
  };
}

/** Why somebody who should say `right` says `chosen`. */
function misconceptionOf(chosen: SequenceShape, right: SequenceShape): MisconceptionName | null {
  if (chosen === right) return null;
  if (right === 'encoderDecoder') return 'encoderForgotten';
  if (right === 'oneToMany') return 'vectorForSequence';
  if (right === 'manyToOne') return chosen === 'manyToMany' ? 'alignedForWhole' : 'outputsOverlooked';
  return chosen === 'oneToMany' ? 'outputsOverlooked' : 'wholeForAligned';
}

export function shapeOptions(right: SequenceShape): readonly Option[] {
  return shapes.map((shape) => ({ id: shape, text: [shapeNames[shape]], misconception: misconceptionOf(shape, right) }));
}
