import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { questionKinds } from '../../src/quiz/question';
import { another, dailyQuestions, harder, listQuestions } from '../../src/quiz/questionList';
import { practisedKinds, readSheet, type Sheet, writeSheet } from '../../src/quiz/sheet';
import { openScene, currentScene } from '../../src/store/sceneStore';
import { defaultScene } from '../../src/store/scene';
import { readScene, writeScene } from '../../src/store/sceneUrl';

const kinds = fc
  .uniqueArray(fc.constantFrom(...practisedKinds), { minLength: 1 })
  .map((some) => questionKinds.filter((kind) => some.includes(kind)));
const level = fc.constantFrom(1 as const, 2 as const, 3 as const, 'rising' as const);
const seed = fc.integer({ min: 0, max: 0xffff_ffff });
const count = fc.integer({ min: 1, max: 50 });
const sheets: fc.Arbitrary<Sheet> = fc.oneof(
  fc.record({ mode: fc.constant('practice' as const), kinds, level }),
  fc.record({ mode: fc.constant('test' as const), kinds, level, count, seed, minutes: fc.option(fc.integer({ min: 1, max: 240 })) }),
  fc.record({ mode: fc.constant('print' as const), kinds, level, count, seed }),
  fc.record({
    mode: fc.constant('single' as const),
    address: fc.record({ kind: fc.constantFrom(...questionKinds), difficulty: fc.constantFrom(1 as const, 2 as const, 3 as const), seed }),
  }),
  fc
    .record({
      mode: fc.constant('chapter' as const),
      kinds,
      seed,
      chapter: fc.constantFrom('', 'bptt'),
      step: fc.constantFrom('', 'a-step-2'),
    })
    .chain((sheet) => fc.integer({ min: 0, max: sheet.kinds.length }).map((index) => ({ ...sheet, index }))),
  fc.constant({ mode: 'daily' as const, date: '2026-11-23' }),
  fc.constant({ mode: 'home' as const }),
);

describe('a link to a sheet', () => {
  it('opens exactly the sheet that it was written for', () => {
    fc.assert(
      fc.property(sheets, (sheet) => {
        expect(readSheet(writeSheet(sheet))).toEqual({ sheet, dropped: [] });
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('survives the address bar, through the scene', () => {
    fc.assert(
      fc.property(sheets, (sheet) => {
        openScene({ ...defaultScene, page: { kind: 'quiz', sheet: writeSheet(sheet) } });
        const { scene, dropped } = readScene(writeScene(currentScene()));
        expect(dropped).toEqual([]);
        expect(scene.page.kind === 'quiz' && readSheet(scene.page.sheet).sheet).toEqual(sheet);
      }),
      { seed: 2, numRuns: 100 },
    );
  });

  it('never fails, and says what it could not read', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        readSheet(text);
      }),
      { seed: 3, numRuns: 1000 },
    );
    expect(readSheet('test.count-900.seed-x.kinds-count~sudoku').dropped).toHaveLength(3);
    expect(readSheet('chapter.at-9.chapter-<b>.kinds-count')).toMatchObject({ sheet: { index: 0, chapter: '' }, dropped: { length: 2 } });
    expect(readSheet('bingo').dropped).toHaveLength(1);
    expect(readSheet('daily.date-2026~13~01')).toMatchObject({ sheet: { mode: 'home' } });
  });
});

describe('a list of questions', () => {
  const choice = { kinds: practisedKinds, level: 'rising', count: 12, seed: 7 } as const;

  it('is the same for the same seed and another for another', () => {
    expect(listQuestions(choice)).toEqual(listQuestions(choice));
    expect(listQuestions({ ...choice, seed: 8 })).not.toEqual(listQuestions(choice));
  });

  it('asks each kind once before any comes again', () => {
    const some = practisedKinds.slice(0, 5);
    const list = listQuestions({ ...choice, kinds: some, count: 13 });
    expect(new Set(list.slice(0, 5).map(({ kind }) => kind)).size).toBe(5);
    expect(new Set(list.slice(5, 10).map(({ kind }) => kind)).size).toBe(5);
    expect(list).toHaveLength(13);
  });

  it('keeps its beginning when it is made longer', () => {
    const short = listQuestions({ ...choice, level: 2, count: 5 });
    expect(listQuestions({ ...choice, level: 2, count: 10 }).slice(0, 5)).toEqual(short);
  });

  it('rises from easy to hard', () => {
    const difficulties = listQuestions(choice).map(({ difficulty }) => difficulty);
    expect(difficulties).toEqual(difficulties.toSorted((a, b) => a - b));
    expect(new Set(difficulties).size).toBe(3);
  });

  it('is one for everybody on a day, of five topics, and another the next day', () => {
    expect(dailyQuestions('2026-11-23')).toEqual(dailyQuestions('2026-11-23'));
    expect(dailyQuestions('2026-11-24')).not.toEqual(dailyQuestions('2026-11-23'));
    expect(dailyQuestions('2026-11-23')).toHaveLength(5);
  });
});

describe('going on from a question', () => {
  it('gives another of the same kind and difficulty', () => {
    expect(another({ kind: 'paths', difficulty: 2, seed: 4 })).toEqual({ kind: 'paths', difficulty: 2, seed: 5 });
  });

  it('gives a harder one until there is none', () => {
    expect(harder({ kind: 'paths', difficulty: 2, seed: 4 })).toMatchObject({ kind: 'paths', difficulty: 3 });
    expect(harder({ kind: 'paths', difficulty: 3, seed: 4 })).toBeNull();
  });

  it('leads from the lecture’s one question to generated ones', () => {
    const exam = { kind: 'lectureExample', difficulty: 1, seed: 1 } as const;
    expect(another(exam).kind).toBe('count');
    expect(harder(exam)).toMatchObject({ kind: 'count', difficulty: 2 });
  });
});
