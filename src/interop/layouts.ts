import type { GateName, ParameterRole } from '../engine/parameters';
import type { CellKind, LayerSpec } from '../engine/spec';

export type Framework = 'pytorch' | 'keras' | 'onnx';

/** Where a recurrent layer stands: layers count from 1 within their stack; `alone` if the model holds nothing but this layer. */
export interface LayerPlace {
  readonly stack: 'only' | 'encoder' | 'decoder';
  readonly layer: number;
  readonly alone: boolean;
}

export type RecurrentRole = Extract<ParameterRole, 'U' | 'W' | 'b' | 'bRecurrent' | 'peephole'>;

/** How one framework keeps the weights of a model. Everything that differs between frameworks stands in these tables. */
export interface Layout {
  /** Order of the gates along the output axis; peepholes keep it without the candidate, which has none. */
  readonly gates: Readonly<Record<CellKind, readonly GateName[]>>;
  /** true: rows are gates (outputs × inputs); false: columns are, as in the lecture (inputs × outputs). */
  readonly outputsFirst: boolean;
  /** A first axis of size 1, for the two directions that a recurrent layer could have. */
  readonly directionsAxis: boolean;
  /** Bias vectors of a layer that has a bias. */
  readonly biases: (layer: LayerSpec) => 1 | 2;
  /** Two bias vectors in one tensor: as its two rows, or end to end. */
  readonly biasRows: boolean;
  /** Names of a recurrent layer's tensors, in order; both bias vectors under one name stand in one tensor. */
  readonly recurrent: Readonly<Record<RecurrentRole, string>>;
  readonly nameOf: (name: string, place: LayerPlace) => string;
  /** Names of the tensors outside the recurrent layers, by the engine's name. */
  readonly others: Readonly<Record<string, string>>;
}

/** Weight rows are gates (LSTM i f g o, GRU r z n), two bias vectors. Peepholes are not PyTorch's; they get a name in its style. */
const pytorch: Layout = {
  gates: { rnn: ['h'], lstm: ['i', 'f', 'g', 'o'], gru: ['r', 'z', 'n'] },
  outputsFirst: true,
  directionsAxis: false,
  biases: () => 2,
  biasRows: false,
  recurrent: { U: 'weight_ih', W: 'weight_hh', b: 'bias_ih', bRecurrent: 'bias_hh', peephole: 'weight_peephole' },
  nameOf: (name, { stack, layer }) => `${stack === 'only' ? '' : `${stack}.`}${name}_l${layer - 1}`,
  others: {
    embedding: 'embedding.weight',
    'decoder.embedding': 'decoder_embedding.weight',
    'convolution.kernel': 'convolution.weight',
    'convolution.bias': 'convolution.bias',
    V: 'head.weight',
    bOutput: 'head.bias',
  },
};

/** Weight columns are gates (LSTM i f c o, GRU z r h), one bias vector; a GRU with reset_after has two, as the rows of one tensor. */
const keras: Layout = {
  gates: { rnn: ['h'], lstm: ['i', 'f', 'g', 'o'], gru: ['z', 'r', 'n'] },
  outputsFirst: false,
  directionsAxis: false,
  biases: (layer) => (layer.cell === 'gru' && layer.resetAfter ? 2 : 1),
  biasRows: true,
  recurrent: { U: 'kernel', W: 'recurrent_kernel', b: 'bias', bRecurrent: 'bias', peephole: 'peephole' },
  nameOf: (name, { stack, layer, alone }) => (alone ? name : `${stack === 'decoder' ? 'decoder_' : ''}layer${layer}/${name}`),
  others: {
    embedding: 'embedding/embeddings',
    'decoder.embedding': 'decoder_embedding/embeddings',
    'convolution.kernel': 'convolution/kernel',
    'convolution.bias': 'convolution/bias',
    V: 'head/kernel',
    bOutput: 'head/bias',
  },
};

/** Weight rows are gates (LSTM i o f c, GRU z r h), B = [input biases, recurrent biases], P = peepholes i o f; one direction. */
const onnx: Layout = {
  gates: { rnn: ['h'], lstm: ['i', 'o', 'f', 'g'], gru: ['z', 'r', 'n'] },
  outputsFirst: true,
  directionsAxis: true,
  biases: () => 2,
  biasRows: false,
  recurrent: { U: 'W', W: 'R', b: 'B', bRecurrent: 'B', peephole: 'P' },
  nameOf: (name, { stack, layer, alone }) => (alone ? name : `${stack === 'decoder' ? 'decoder_' : ''}layer${layer}.${name}`),
  others: {
    embedding: 'embedding.weight',
    'decoder.embedding': 'decoder_embedding.weight',
    'convolution.kernel': 'convolution.W',
    'convolution.bias': 'convolution.B',
    V: 'head.weight',
    bOutput: 'head.bias',
  },
};

export const layouts: Readonly<Record<Framework, Layout>> = { pytorch, keras, onnx };
