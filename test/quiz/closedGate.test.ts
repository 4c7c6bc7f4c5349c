import { describe, expect, it } from 'vitest';
import type { ChoiceField } from '../../src/quiz/question';
import { plain } from '../../src/quiz/rich';
import { addresses, nameOf, questionAt } from './pose';

const posed = addresses(10, ['closedGate']).map((address) => ({ name: nameOf(address), address, question: questionAt(address) }));

describe('a gate that is closed', () => {
  it('is diagnosed by what was asked: the output gate erases nothing, all else is a matter of sizes', () => {
    for (const { name, address, question } of posed.filter((each) => each.address.difficulty < 3)) {
      expect(question.fields, name).toHaveLength(address.difficulty);
      for (const { id: asked, options, answer } of question.fields as readonly ChoiceField[]) {
        for (const { id, misconception } of options) {
          const belief = id === 'o' && asked === 'c' ? 'outputErases' : 'sizesMisjudged';
          expect(misconception, `${name} ${asked} ${id}`).toBe(id === answer ? null : belief);
        }
      }
    }
  });

  it('makes predictions the same by closing what is read, and only then speaks of predictions', () => {
    for (const { name, address, question } of posed) {
      const isPrediction = address.difficulty === 3;
      expect(plain(question.solution.closing).includes('predicts'), name).toBe(isPrediction);
      if (!isPrediction) continue;
      const [field] = question.fields as readonly ChoiceField[];
      expect(field?.answer, name).toBe('o');
      const blamed = field?.options.flatMap(({ misconception }) => misconception ?? []);
      expect(blamed, name).toEqual(['memoryForReading', 'memoryForReading', 'memoryForReading']);
    }
  });
});
