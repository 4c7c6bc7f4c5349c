import type { LayerSpec, ModelSpec } from '../../src/engine/spec';
import { type Convention, countIn } from '../../src/interop/conventions';
import type { Comparison } from './comparison';
import { CaseError, type Fields, fieldsOf, listOf, numberOf, oneOf, sizeOf } from '../../src/interop/reference/fields';

/** The names under which a row lists its counts. */
const columns: Readonly<Record<string, { readonly convention: Convention; readonly resetAfter: boolean }>> = {
  pytorch: { convention: 'pytorch', resetAfter: true },
  keras: { convention: 'keras', resetAfter: true },
  'keras reset_after=False': { convention: 'keras', resetAfter: false },
  'keras reset_after=True': { convention: 'keras', resetAfter: true },
};

function layerOf(cell: LayerSpec['cell'], size: number, biased: boolean, resetAfter: boolean): LayerSpec {
  const bias = biased ? 'one' : 'none';
  switch (cell) {
    case 'rnn':
      return { cell, size, bias, activation: 'tanh' };
    case 'lstm':
      return { cell, size, bias, peephole: false, forgetBias: 0 };
    case 'gru':
      return { cell, size, bias, resetAfter };
  }
}

function modelOf(row: Fields, name: string, resetAfter: boolean): ModelSpec {
  const cell = oneOf(row.cell, `${name}.cell`, ['rnn', 'lstm', 'gru']);
  const sizes = listOf(row.hidden, `${name}.hidden`).map((size) => sizeOf(size, `${name}.hidden`));
  const biased = row.bias === true;
  return {
    shape: 'manyToMany',
    input: { kind: 'dense', size: sizeOf(row.inputSize, `${name}.inputSize`) },
    convolution: null,
    layers: sizes.map((size) => layerOf(cell, size, biased, resetAfter)),
    decoder: null,
    head: { kind: 'softmax', size: sizeOf(row.classes, `${name}.classes`), bias: biased },
  };
}

/** Every framework's number of trainable parameters, from the tensors that the engine lists for the model. */
export function compareCounts(file: Fields, comparison: Comparison): void {
  listOf(file.rows, 'rows').forEach((value, index) => {
    const name = `rows[${index}]`;
    const row = fieldsOf(value, name);
    for (const [column, expected] of Object.entries(fieldsOf(row.counts, `${name}.counts`))) {
      if (expected === null) continue;
      const how = columns[column];
      if (!how) throw new CaseError(`“${name}.counts.${column}” names no known convention`);
      const count = countIn(modelOf(row, name, how.resetAfter), how.convention);
      comparison.numbers(`${name} ${column}`, [count], [numberOf(expected, `${name}.counts.${column}`)]);
    }
  });
}
