import { describe, expect, it } from 'vitest';
import { grade, type Responses } from '../../../src/quiz/grade';
import type { QuestionAddress } from '../../../src/quiz/question';
import { plain } from '../../../src/quiz/rich';
import { ownAnswer } from '../../../src/views/quiz/ownAnswer';
import { addresses, nameOf, questionAt } from '../../quiz/pose';

/** The marks of the solution's lines, with the words beside them. */
function marks(address: QuestionAddress, responses: Responses): readonly string[] {
  const question = questionAt(address);
  const { verdicts } = grade(question, responses);
  return question.solution.rows.flatMap((row) => {
    const own = ownAnswer(question, row, responses, verdicts);
    return own ? `${row.option ?? row.value}: ${plain(own.words)} ${own.isRight ? '✓' : '✗'}` : [];
  });
}

describe('a line of the solution', () => {
  it('is judged by its own option where several could be ticked', () => {
    const address = { kind: 'matchingProducts', difficulty: 1, seed: 2 } as const;
    expect(marks(address, { products: ['h-W', 'x-W'] }).toSorted()).toEqual([
      'U-x: not ticked ✓',
      'h-U: not ticked ✓',
      'h-W: ticked ✓',
      'x-U: not ticked ✗',
      'x-W: ticked ✗',
    ]);
  });

  it('sets the ✗ behind what the learner gave, never behind the right value alone', () => {
    expect(marks({ kind: 'paths', difficulty: 2, seed: 1 }, { paths: '1' })).toEqual(['7: 1 ✗']);
    expect(marks({ kind: 'paths', difficulty: 2, seed: 1 }, { paths: '7' })).toEqual(['7:  ✓']);
    const [choice = ''] = marks({ kind: 'vanishing', difficulty: 1, seed: 1 }, { fate: 'vanishes' });
    expect(choice).toContain('it vanishes (below a thousandth) ✗');
  });

  it('says nothing of what was not answered or cannot be read', () => {
    expect(marks({ kind: 'paths', difficulty: 2, seed: 1 }, {})).toEqual([]);
    expect(marks({ kind: 'paths', difficulty: 2, seed: 1 }, { paths: 'many' })).toEqual([]);
    expect(marks({ kind: 'arrows', difficulty: 1, seed: 1 }, { arrows: [] })).toEqual([]);
  });

  it('is there for every option of a set', () => {
    for (const address of addresses(3, ['arrows', 'matchingProducts', 'invariance'])) {
      const { fields, solution } = questionAt(address);
      for (const field of fields) {
        if (field.kind !== 'set') continue;
        const judged = solution.rows.flatMap((row) => (row.field === field.id && row.option ? row.option : []));
        expect(judged.toSorted(), nameOf(address)).toEqual(field.options.map(({ id }) => id).toSorted());
      }
    }
  });
});
