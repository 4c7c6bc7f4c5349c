import { describe, expect, it } from 'vitest';
import { loadRecallData } from '../../../src/data/recall/data';
import { loadRecallKey } from '../../../src/data/recall/key';
import { recallTask } from '../../../src/data/recall/task';
import { splitWords } from '../../../src/data/recall/words';
import { letters, vocabulary } from '../../../src/data/names/vocabulary';

const { training, heldOut } = splitWords();

describe('the task of recall', () => {
  it('reads the mark and then every letter, and has a class for each', () => {
    expect(recallTask.read('Ab').map(({ token }) => token)).toEqual([0, 1, 2]);
    expect([recallTask.inputs, recallTask.outputs]).toEqual([vocabulary, letters]);
  });

  it('asks at the end for the letter that came first', () => {
    const data = loadRecallData();
    expect([data.training.length, data.heldOut.length]).toEqual([training.length, heldOut.length]);
    for (const [index, { inputs, targets }] of data.heldOut.entries()) {
      expect(
        Array.from(inputs)
          .slice(1)
          .map((token) => vocabulary[token])
          .join(''),
      ).toBe(heldOut[index]);
      expect(Array.from(targets, (target) => letters[target])).toEqual([heldOut[index]?.charAt(0)]);
    }
  });

  it('knows of any text its first letter that can be read, and whether it was learnt', () => {
    const keyOf = loadRecallKey();
    expect(keyOf(training[0]?.toUpperCase() ?? '')).toMatchObject({ expected: training[0]?.charAt(0), trainedOn: true });
    expect(keyOf(heldOut[0] ?? '')).toMatchObject({ expected: heldOut[0]?.charAt(0), trainedOn: false });
    expect(keyOf('7, Éa')).toEqual({ targets: [4], expected: 'e', trainedOn: false });
    for (const text of ['', '42', '😀']) expect(keyOf(text)).toEqual({ targets: [], expected: null, trainedOn: null });
  });
});
