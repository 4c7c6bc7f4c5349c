import type { ConvolutionSpec, HeadSpec, RnnSpec, SequenceShape } from '../engine/spec';
import { type Framework, type LayerPlace, type Layout, layouts, type RecurrentRole } from './layouts';
import { formatShape, InteropError, type NamedShapes } from './namedTensors';

/** What no shape tells. */
export interface Given {
  /** A basic cell's activation. */
  readonly activation?: RnnSpec['activation'];
  /** Where a GRU resets. Keras tells by its bias, PyTorch has only `true`. */
  readonly resetAfter?: boolean;
  readonly head?: HeadSpec['kind'];
  readonly stride?: number;
  readonly convolutionActivation?: ConvolutionSpec['activation'];
  /** Not asked, since no number in the weights depends on it: squared error, many-to-many and dense vectors when left out. */
  readonly loss?: 'squaredError' | 'huber';
  readonly shape?: Exclude<SequenceShape, 'encoderDecoder'>;
  readonly input?: 'dense' | 'oneHot';
}

type Asked = 'activation' | 'resetAfter' | 'head' | 'stride' | 'convolutionActivation';

/** Something to ask the person who brought the tensors. */
export interface Question {
  readonly about: Asked;
  readonly words: string;
}

const questionWords: Readonly<Record<Asked, string>> = {
  activation: 'Do the basic cells use tanh or ReLU?',
  resetAfter: 'Does the GRU reset before or after the product with the recurrent weights?',
  head: 'Is the output layer a softmax, a sigmoid or linear?',
  stride: 'How many steps does the convolution move on from one output to the next?',
  convolutionActivation: 'What follows the convolution: nothing, ReLU or tanh?',
};

export function questionsAbout(open: ReadonlySet<Asked>): readonly Question[] {
  return [...open].map((about) => ({ about, words: questionWords[about] }));
}

/** Named tensors under inspection: finds shapes by what they are, and collects what they leave open. */
export class TensorReading {
  readonly open = new Set<Asked>();
  readonly layout: Layout;
  readonly tensors: NamedShapes;
  readonly framework: Framework;
  readonly given: Given;
  private readonly alone: boolean;

  constructor(tensors: NamedShapes, framework: Framework, given: Given) {
    this.tensors = tensors;
    this.framework = framework;
    this.given = given;
    this.layout = layouts[framework];
    this.alone = tensors.has(this.layout.nameOf(this.layout.recurrent.W, { stack: 'only', layer: 1, alone: true }));
  }

  recurrentName(role: RecurrentRole, stack: LayerPlace['stack'], layer: number): string {
    return this.layout.nameOf(this.layout.recurrent[role], { stack, layer, alone: this.alone });
  }

  otherName(engineName: string): string {
    return this.layout.others[engineName] ?? engineName;
  }

  /** A model of one lone layer has no second one, though names without a number would find the first again. */
  hasLayer(stack: LayerPlace['stack'], layer: number): boolean {
    const name = this.recurrentName('W', stack, layer);
    const repeats = layer > 1 && name === this.recurrentName('W', stack, 1);
    return this.tensors.has(name) && !repeats && !(stack === 'decoder' && name === this.recurrentName('W', 'only', 1));
  }

  /** The answer, or a stand-in while the question is open. */
  ask<About extends Asked>(about: About, standIn: NonNullable<Given[About]>): NonNullable<Given[About]> {
    const answer = this.given[about];
    if (answer === undefined) this.open.add(about);
    return answer ?? standIn;
  }

  /** Shape without the axis of directions; null if there is no such tensor. */
  shapeOf(name: string): readonly number[] | null {
    const shape = this.tensors.get(name)?.shape;
    if (!shape) return null;
    const directions = this.layout.directionsAxis && !Object.values(this.layout.others).includes(name);
    if (!directions) return shape;
    if (shape[0] !== 1) throw new InteropError(`“${name}” is ${formatShape(shape)}: its first axis counts directions and must be 1 here.`);
    return shape.slice(1);
  }

  /** Inputs and outputs of a weight matrix, whichever of them comes first. */
  matrix(name: string): { readonly inputs: number; readonly outputs: number } {
    const shape = this.shapeOf(name);
    if (!shape) throw new InteropError(`The tensor “${name}” is missing.`);
    const [first, second] = shape;
    if (shape.length !== 2 || !first || !second) throw new InteropError(`“${name}” is ${formatShape(shape)}, but a matrix belongs there.`);
    return this.layout.outputsFirst ? { inputs: second, outputs: first } : { inputs: first, outputs: second };
  }
}
