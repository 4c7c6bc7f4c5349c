import { describe, expect, it } from 'vitest';
import { freshMemory, nextQuestion, type PracticeMemory, remember } from '../../src/quiz/spacing';

const kinds = ['lectureExample', 'count', 'shape', 'paths'] as const;

const kindAfter = (memory: PracticeMemory) => nextQuestion(memory, kinds, 'rising').kind;

describe('practice', () => {
  it('begins with the lecture’s exam question', () => {
    expect(kindAfter(freshMemory)).toBe('lectureExample');
  });

  it('brings a missed kind back after two others', () => {
    let memory = remember(freshMemory, 'lectureExample', 0.5);
    expect(kindAfter(memory)).toBe('count');
    memory = remember(memory, 'count', 1);
    expect(kindAfter(memory)).toBe('shape');
    memory = remember(memory, 'shape', 1);
    expect(kindAfter(memory)).toBe('lectureExample');
  });

  it('lets a kind rest longer each time it is answered right', () => {
    let memory = freshMemory;
    const rests = [];
    for (let round = 0; round < 4; round++) {
      memory = remember(memory, 'count', 1);
      rests.push((memory.kinds.count?.due ?? 0) - memory.answered);
    }
    expect(rests).toEqual(rests.toSorted((a, b) => a - b));
    expect(new Set(rests).size).toBe(4);
  });

  it('sends a kind back to the beginning when it is missed', () => {
    const learnt = remember(remember(freshMemory, 'count', 1), 'count', 1);
    expect(remember(learnt, 'count', 0.9).kinds.count?.box).toBe(0);
  });

  it('gets harder with what is known, and easier again with what is missed', () => {
    const difficultyOf = (memory: PracticeMemory) => nextQuestion(memory, ['count'], 'rising').difficulty;
    const once = remember(freshMemory, 'count', 1);
    const twice = remember(once, 'count', 1);
    expect([freshMemory, once, twice, remember(twice, 'count', 0)].map(difficultyOf)).toEqual([1, 2, 3, 1]);
  });

  it('keeps to a chosen difficulty', () => {
    expect(nextQuestion(freshMemory, ['count'], 3).difficulty).toBe(3);
  });

  it('never gives the same question twice in a row, even of a single kind', () => {
    let memory = freshMemory;
    const seeds = Array.from({ length: 10 }, () => {
      const question = nextQuestion(memory, ['count'], 1);
      memory = remember(memory, 'count', 0);
      return question.seed;
    });
    expect(new Set(seeds).size).toBe(10);
  });
});
