import type { ModelSpec } from '../../engine/spec';
import { indexed, letter, say, value, weight } from '../rich';
import type { QuestionAddress } from '../question';
import { countQuestion } from './count';

/** The exam question as the lecture prints it. */
export const lectureModel: ModelSpec = {
  shape: 'manyToOne',
  input: { kind: 'dense', size: 234 },
  convolution: null,
  layers: [
    { cell: 'rnn', size: 1024, bias: 'none', activation: 'tanh' },
    { cell: 'rnn', size: 512, bias: 'none', activation: 'tanh' },
  ],
  decoder: null,
  head: { kind: 'softmax', size: 15, bias: false },
};

export function lectureExample(address: QuestionAddress) {
  const { input, layers, head } = lectureModel;
  return countQuestion(
    address,
    { spec: lectureModel, convention: 'lecture', steps: null, batch: null },
    {
      title: 'The exam question',
      paragraphs: [
        say`At each step an input ${value('x')} of ${input.size} values enters two recurrent layers, of ${layers[0]?.size ?? 0} and ${layers[1]?.size ?? 0} units. The last output is one of ${head?.size ?? 0} classes. There is no bias.`,
        ['How many parameters does each matrix have, and how many has the network?'],
      ],
      ask: 'tensors',
      footnote: say`(The lecture’s slide calls the recurrent matrices ${indexed('V', '1')} and ${indexed('V', '2')} and the output matrix ${letter('W')}; two slides later, as here, ${weight('W')} is recurrent and ${weight('V')} leads to the output.)`,
    },
  );
}
