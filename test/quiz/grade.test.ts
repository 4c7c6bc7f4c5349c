import { describe, expect, it } from 'vitest';
import { grade, mistakesIn, unreadyFields } from '../../src/quiz/grade';
import type { Question } from '../../src/quiz/question';
import { questionAt } from './pose';

const exam = questionAt({ kind: 'lectureExample', difficulty: 1, seed: 1 });

const plainQuestion = (fields: Question['fields'], decisive: string | null = null): Question => ({ ...exam, fields, decisive });

const number = { kind: 'number', label: [], optional: false, expected: 'real', tolerance: 0.01, unit: 'MB', mistakes: [] } as const;

describe('grading', () => {
  it('gives the whole question for a right total, however the rest was left', () => {
    expect(grade(exam, { total: '2 082 304' }).score).toBe(1);
    expect(grade(exam, { total: '234*1024+1024^2+1024*512+512^2+512*15', V: '1' }).score).toBe(1);
  });

  it('gives each tensor its share when the total is wrong', () => {
    const { score, verdicts } = grade(exam, { 'layer1.U': '239,616', 'layer1.W': '1024*1024', total: '5' });
    expect(score).toBeCloseTo(2 / 6);
    expect(verdicts['layer1.U']).toEqual({ kind: 'right' });
    expect(verdicts['V']).toEqual({ kind: 'empty' });
  });

  it('names the misconception that leads to a wrong number', () => {
    const graded = grade(exam, { 'layer1.U': '1048576', total: '771 584' });
    expect(mistakesIn(exam, graded).map(({ misconception }) => misconception)).toEqual(['swappedMatrices', 'forgotRecurrent']);
  });

  it('names no misconception for a number that none leads to', () => {
    expect(grade(exam, { total: '12345' }).verdicts['total']).toEqual({ kind: 'wrong', share: 0, mistakes: [] });
  });

  it('tells a malformed answer from a wrong one', () => {
    const graded = grade(exam, { total: '239.616' });
    expect(graded.verdicts['total']?.kind).toBe('malformed');
    expect(unreadyFields(exam, graded).map(({ id }) => id)).toEqual(['total']);
  });

  it('is ready when every needed field can be read, optional ones may be empty', () => {
    const optional = plainQuestion([
      { ...number, id: 'a', answer: 1, optional: true },
      { ...number, id: 'b', answer: 2 },
    ]);
    expect(unreadyFields(optional, grade(optional, { b: '2' }))).toEqual([]);
    expect(unreadyFields(optional, grade(optional, { a: '1' })).map(({ id }) => id)).toEqual(['b']);
  });

  it('forgives rounding within the tolerance and not beyond', () => {
    const question = plainQuestion([{ ...number, id: 'a', answer: 0.2849 }]);
    expect(grade(question, { a: '0.29' }).score).toBe(1);
    expect(grade(question, { a: '0,28' }).score).toBe(1);
    expect(grade(question, { a: '0.30' }).score).toBe(0);
  });

  it('reads a number with its unit', () => {
    const question = plainQuestion([{ ...number, id: 'a', answer: 8.33 }]);
    expect(grade(question, { a: '8.33 MB' }).score).toBe(1);
  });

  it('gives a set its hits less its false picks, and names what was missed', () => {
    const named = { ifPicked: 'timesSteps', ifMissed: 'timesBatch' } as const;
    const option = (id: string, ideas: typeof named | { ifPicked: null; ifMissed: null }) => ({ id, text: [id], ...ideas });
    const question = plainQuestion([
      {
        kind: 'set',
        id: 's',
        label: [],
        optional: false,
        options: [option('a', { ifPicked: null, ifMissed: null }), option('b', named), option('c', named)],
        answer: ['a', 'b'],
      },
    ]);
    expect(grade(question, { s: ['a', 'b'] }).score).toBe(1);
    expect(grade(question, { s: ['a'] }).score).toBe(0.5);
    expect(grade(question, { s: ['a', 'b', 'c'] }).score).toBe(0.5);
    expect(grade(question, { s: ['c'] }).score).toBe(0);
    const ideas = (s: readonly string[]) => mistakesIn(question, grade(question, { s })).map(({ misconception }) => misconception);
    expect(ideas(['a', 'b', 'c'])).toEqual(['timesSteps']);
    expect(ideas(['a'])).toEqual(['timesBatch']);
    expect(ideas(['a', 'c'])).toEqual(['timesBatch', 'timesSteps']);
    expect(ideas(['a', 'b'])).toEqual([]);
  });

  it('takes what was overlooked for overlooked, not for its opposite', () => {
    const products = questionAt({ kind: 'matchingProducts', difficulty: 1, seed: 2 });
    const changes = questionAt({ kind: 'invariance', difficulty: 3, seed: 2 });
    const named = (question: Question, id: string, given: readonly string[]) =>
      mistakesIn(question, grade(question, { [id]: given })).map(({ misconception }) => misconception);
    expect(named(products, 'products', ['h-W'])).toEqual(['productOverlooked']);
    expect(named(products, 'products', ['h-W', 'x-U', 'x-W'])).toEqual(['swappedMatrices']);
    expect(named(changes, 'changes', ['classes'])).toEqual(['unitsIgnored']);
    expect(named(changes, 'changes', ['classes', 'units', 'steps'])).toEqual(['timesSteps']);
  });

  it('gives a vector the share of its right values', () => {
    const question = plainQuestion([
      { kind: 'vector', id: 'v', label: [], optional: false, answer: [0.5, -0.25], tolerance: 0.01, mistakes: [] },
    ]);
    expect(grade(question, { v: ['0.5', '0.25'] }).score).toBe(0.5);
    expect(grade(question, { v: ['.5', '−1/4'] }).score).toBe(1);
  });
});
