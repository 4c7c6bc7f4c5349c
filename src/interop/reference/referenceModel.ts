import type { ModelSpec } from '../../engine/spec';
import { inferSpec } from '../inferSpec';
import type { Framework } from '../layouts';
import type { NamedTensors } from '../namedTensors';
import { readWeights } from '../weights';
import { CaseError, type Fields, fieldsOf, frameworkOf, oneOf, optional, sizeOf, tensorsOf } from './fields';

/** The model of a case: read off its tensors' shapes, and held against what the case says of it. */
export interface ReferenceModel {
  readonly framework: Framework;
  readonly spec: ModelSpec;
  readonly weights: Float64Array;
  readonly params: NamedTensors;
}

function checkSpec(spec: ModelSpec, said: Fields): void {
  const [first] = spec.layers;
  const inferred: Fields = {
    cell: first?.cell,
    inputSize: spec.input.size,
    hiddenSize: first?.size,
    layers: spec.layers.length,
    bias: first?.bias !== 'none',
    peephole: first?.cell === 'lstm' && first.peephole,
  };
  for (const [name, value] of Object.entries(inferred)) {
    if (said[name] !== undefined && said[name] !== null && said[name] !== value) {
      throw new CaseError(`“spec.${name}” is ${JSON.stringify(said[name])}, but the tensors make it ${JSON.stringify(value)}`);
    }
  }
}

export function readModel(file: Fields): ReferenceModel {
  const framework = frameworkOf(file.framework);
  const said = fieldsOf(file.spec, 'spec');
  const params = tensorsOf(file.params, 'params');
  const cell = oneOf(said.cell, 'spec.cell', ['rnn', 'lstm', 'gru']);
  const head = optional(said.head, (value) => fieldsOf(value, 'spec.head'));
  const inference = inferSpec(params, framework, {
    activation: optional(said.activation, (value) => oneOf(value, 'spec.activation', ['tanh', 'relu'])) ?? 'tanh',
    resetAfter: cell === 'gru' && said.resetAfter === true,
    ...(head ? { head: oneOf(head.kind, 'spec.head.kind', ['softmax', 'sigmoid', 'linear']) } : {}),
  });
  if (inference.status === 'asks') throw new CaseError(inference.questions.map((question) => question.words).join(' '));
  const { spec } = inference;
  checkSpec(spec, said);
  if (head && spec.head?.size !== sizeOf(head.size, 'spec.head.size')) throw new CaseError('“spec.head.size” is not the head’s size');
  return { framework, spec, weights: readWeights(spec, params, framework), params };
}
