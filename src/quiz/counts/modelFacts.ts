import type { InputSpec, LayerSpec, ModelSpec } from '../../engine/spec';
import type { Convention } from '../../interop/conventions';
import type { Fact } from '../question';
import { type Rich, say } from '../rich';
import { allLayers } from './countTask';

export function cellName(layer: LayerSpec): string {
  switch (layer.cell) {
    case 'rnn':
      return layer.activation === 'relu' ? 'basic RNN (ReLU)' : 'basic RNN';
    case 'lstm':
      return layer.peephole ? 'LSTM with peepholes' : 'LSTM';
    case 'gru':
      return layer.resetAfter ? 'GRU, reset after the product' : 'GRU, reset before the product';
  }
}

function describeInput(input: InputSpec): Rich {
  switch (input.kind) {
    case 'dense':
      return say`${input.size} ${input.size === 1 ? 'value' : 'values'} at each step`;
    case 'oneHot':
      return say`one of ${input.size} tokens at each step, one-hot`;
    case 'embedding':
      return say`one of ${input.size} tokens at each step, each with a learned embedding of ${input.width} values`;
  }
}

type Describe = (layer: LayerSpec) => Rich;

const describeLayer: Describe = (layer) => say`${cellName(layer)}, ${layer.size} units`;

function layerFacts(layers: readonly LayerSpec[], part: string, describe: Describe): Fact[] {
  return layers.map((layer, index) => ({
    label: [`${part}layer${layers.length > 1 ? ` ${index + 1}` : ''}`],
    value: describe(layer),
  }));
}

function convolutionFact({ convolution }: ModelSpec): Fact[] {
  if (!convolution) return [];
  const { filters, width, bias } = convolution;
  const value = say`1-D, ${filters} filters over ${width} steps at a time, ${bias ? 'with a bias each' : 'without bias'}; its outputs are what the first layer reads`;
  return [{ label: ['convolution in front'], value }];
}

function decoderFacts({ decoder }: ModelSpec): Fact[] {
  if (!decoder) return [];
  return [{ label: ['decoder reads'], value: describeInput(decoder.input) }, ...layerFacts(decoder.layers, 'decoder ', describeLayer)];
}

const headWords = { softmax: 'classes (softmax)', sigmoid: 'outputs (sigmoid)', linear: 'outputs (linear)' } as const;

function headFact({ head, decoder }: ModelSpec): Fact[] {
  if (!head) return [{ label: ['output layer'], value: ['none'] }];
  const from = decoder ? 'the decoder’s last layer' : 'the last layer';
  const value = say`${head.size} ${headWords[head.kind]}, dense from ${from}, ${head.bias ? 'with bias' : 'without bias'}`;
  return [{ label: ['output layer'], value }];
}

/** How many bias vectors the recurrent layers have, and by whose convention. */
export function biasWords(spec: ModelSpec, convention: Convention): string {
  const layers = allLayers(spec);
  if (layers.every(({ bias }) => bias === 'none')) return 'none in the recurrent layers';
  const each = layers.every(({ cell }) => cell === 'rnn') ? 'each layer' : 'each gate and the candidate';
  const after = layers.some((layer) => layer.cell === 'gru' && layer.resetAfter);
  switch (convention) {
    case 'pytorch':
      return `as PyTorch keeps them: two vectors for ${each}, bias_ih and bias_hh`;
    case 'keras':
      return after
        ? 'as Keras keeps them with reset_after=True: two vectors for each gate and the candidate, one with either product; only the candidate’s second one stands inside the reset'
        : `as Keras keeps them: one vector for ${each}${layers.some(({ cell }) => cell === 'gru') ? ' (reset_after=False)' : ''}`;
    case 'lecture':
      return after
        ? 'as in the equations: one vector for each gate and the candidate, and one more for the recurrent product that is reset'
        : `as in the equations: one vector for ${each}`;
  }
}

/** Everything that the count depends on, as lines of a table. */
export function modelFacts(spec: ModelSpec, convention: Convention, describe = describeLayer): readonly Fact[] {
  return [
    { label: [spec.decoder ? 'encoder reads' : 'input'], value: describeInput(spec.input) },
    ...convolutionFact(spec),
    ...layerFacts(spec.layers, spec.decoder ? 'encoder ' : '', describe),
    ...decoderFacts(spec),
    ...headFact(spec),
    { label: ['biases'], value: [biasWords(spec, convention)] },
  ];
}

/** Steps and batch, which the count does not depend on. */
export function runFacts(steps: number | null, batch: number | null): readonly Fact[] {
  return [
    ...(steps ? [{ label: ['sequences'], value: say`${steps} steps long` }] : []),
    ...(batch ? [{ label: ['mini-batches'], value: say`of ${batch} sequences` }] : []),
  ];
}
