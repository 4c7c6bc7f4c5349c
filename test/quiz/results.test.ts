import { describe, expect, it } from 'vitest';
import { resultsAsCsv, resultsAsJson } from '../../src/quiz/exportResults';
import { frequentMisconceptions, mostResults, readResults, type Result, summarise } from '../../src/quiz/results';

const result: Result = {
  at: '2026-11-23T09:00:00.000Z',
  mode: 'practice',
  kind: 'count',
  difficulty: 2,
  seed: 7,
  score: 0.6666666,
  misconceptions: ['timesSteps', 'forgotGates'],
};

describe('kept results', () => {
  it('are read back as they were written', () => {
    expect(readResults(JSON.parse(JSON.stringify([result])))).toEqual([result]);
  });

  it('lose only what cannot be read', () => {
    expect(readResults([result, { ...result, kind: 'sudoku' }, 5, { ...result, misconceptions: ['timesSteps', 'gone'] }])).toEqual([
      result,
      { ...result, misconceptions: ['timesSteps'] },
    ]);
  });

  it('are refused when nothing in them is a result', () => {
    for (const broken of [null, {}, 'x', [1, 2], [{ ...result, score: 7 }]]) expect(readResults(broken)).toBeNull();
    expect(readResults([])).toEqual([]);
  });

  it('keep the latest when there are too many', () => {
    const many = Array.from({ length: mostResults + 5 }, (_, index) => ({ ...result, seed: index }));
    expect(readResults(many)?.at(-1)?.seed).toBe(mostResults + 4);
    expect(readResults(many)).toHaveLength(mostResults);
  });

  it('are summed up by kind and by misconception', () => {
    const results = [
      result,
      { ...result, score: 1, misconceptions: [] },
      { ...result, kind: 'paths' as const, misconceptions: ['timesSteps' as const] },
    ];
    const [count] = summarise(results);
    expect([count?.kind, count?.asked]).toEqual(['count', 2]);
    expect(count?.meanScore).toBeCloseTo(0.8333333);
    expect(frequentMisconceptions(results)).toEqual([
      ['timesSteps', 2],
      ['forgotGates', 1],
    ]);
  });
});

describe('exported results', () => {
  it('are one line each in CSV, under a line of names', () => {
    expect(resultsAsCsv([result]).split('\r\n')).toEqual([
      'at,mode,kind,difficulty,seed,score,misconceptions',
      '2026-11-23T09:00:00.000Z,practice,count,2,7,0.667,timesSteps forgotGates',
      '',
    ]);
  });

  it('can be read back from JSON', () => {
    expect(JSON.parse(resultsAsJson([result]))).toMatchObject({ format: 'unrolled.quiz.results', results: [result] });
  });
});
