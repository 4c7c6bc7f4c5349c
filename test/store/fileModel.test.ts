import { describe, expect, it } from 'vitest';
import { weightsFile } from '../../src/app/saveWeights';
import { taskNames, tasks } from '../../src/data/tasks';
import { countParameters } from '../../src/engine/parameters';
import { readFileContent, type WeightsContent } from '../../src/interop/fileContent';
import { writeSafetensors } from '../../src/interop/safetensors';
import { readWeights, writeWeights } from '../../src/interop/weights';
import { modelOfWeights } from '../../src/store/fileModel';
import { specOf } from '../../src/store/modelSpec';
import { defaultScene, type ModelChoice } from '../../src/store/scene';
import { cells } from '../../src/store/sceneParts';
import { Chance } from '../engine/chance';
import { bare, counting, gru, lstm, rnn } from '../interop/models';

function contentOf(bytes: Uint8Array): WeightsContent {
  const { content } = readFileContent(bytes);
  if (content.kind !== 'weights') throw new TypeError('That is no file of weights.');
  return content;
}

const shipped = { kind: 'shipped' } as const;

/** Every cell with every bias, of one layer and of two, for every task. */
const models = taskNames.flatMap((task) =>
  cells.flatMap((cell) =>
    (['none', 'one', 'two'] as const).map((bias, index): ModelChoice => {
      const sizes = index === 1 ? [3, 5] : [4];
      return { ...(task === 'names' ? {} : { task }), cell, sizes, bias, source: shipped };
    }),
  ),
);

describe('weights that were saved from the stage', () => {
  it('open as the same model with the same bits, whatever its cells, biases and task', () => {
    for (const [index, model] of models.entries()) {
      const spec = specOf(model);
      const weights = new Chance(index + 1).numbers(countParameters(spec), -1, 1).fill(-0, 0, 40);
      const content = contentOf(weightsFile({ spec, weights, scene: { ...defaultScene, model } }));
      const { source: _shipped, ...same } = model;
      const opened = modelOfWeights(content, 'names');
      expect(opened, JSON.stringify(model)).toEqual(same);
      const read = readWeights(specOf({ ...opened }), content.tensors, content.framework);
      expect(read.every((value, k) => Object.is(value, weights[k]))).toBe(true);
    }
  });
});

describe('weights from elsewhere', () => {
  const { input, outputs } = tasks.names;
  const head = { kind: 'softmax', size: outputs.length, bias: true } as const;
  const written = (spec: ReturnType<typeof bare>) =>
    contentOf(writeSafetensors(writeWeights(spec, counting(countParameters(spec)), 'pytorch')));

  it('are PyTorch’s own: two bias vectors, a GRU that resets after, tanh', () => {
    expect(modelOfWeights(written({ ...bare(input.size, gru(6, 'two', true)), head }), 'language')).toEqual({
      cell: 'gruAfter',
      sizes: [6],
      bias: 'two',
    });
    expect(modelOfWeights(written({ ...bare(input.size, rnn(2, 'two')), head }), 'names')).toEqual({
      cell: 'rnn',
      sizes: [2],
      bias: 'two',
    });
  });

  it('that fit no task are told what the tasks want', () => {
    const reading = () => modelOfWeights(written({ ...bare(10, lstm(6, 'two')), head: { ...head, size: 5 } }), 'names');
    expect(reading).toThrow('reads vectors of 10 numbers and puts out 5. No task here is of that form (names: 27 → 27');
    expect(() => modelOfWeights(written(bare(27, lstm(6, 'two'))), 'names')).toThrow('it has no output layer');
  });

  it('of layers that the stage cannot draw are refused in words', () => {
    expect(() => modelOfWeights(written({ ...bare(27, lstm(6, 'two'), gru(6, 'two', true)), head }), 'names')).toThrow(
      'of different kinds',
    );
    expect(() => modelOfWeights(written({ ...bare(27, lstm(257, 'two')), head }), 'names')).toThrow('at most 256 units');
  });
});
