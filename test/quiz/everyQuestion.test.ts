import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/quiz/catalogue';
import { computingMisconceptions } from '../../src/quiz/computingMisconceptions';
import { countingMisconceptions } from '../../src/quiz/countingMisconceptions';
import { grade, mistakesIn, type Response } from '../../src/quiz/grade';
import { type Field, type Question, questionKinds } from '../../src/quiz/question';
import { plain } from '../../src/quiz/rich';
import { settleScene } from '../../src/store/settleScene';
import { defaultScene } from '../../src/store/scene';
import { addresses, addressesAbout, nameOf, questionAt, reading } from './pose';

const subjects = [
  reading('rnn', 'Martha'),
  reading('lstm', 'Anna'),
  reading('peephole', 'Johanna'),
  reading('gru', 'Zoë!'),
  reading('gruAfter', 'Theodoric'),
];
const posed = [...addresses(12), ...subjects.flatMap((subject) => addressesAbout(subject, 8))];
const asked = posed.map((address) => ({ name: nameOf(address), address, question: questionAt(address) }));

/** What a learner types who knows the answer to the last digit. */
function rightResponse(field: Field): Response {
  switch (field.kind) {
    case 'number':
      return String(field.answer).replace('e+', 'e');
    case 'vector':
      return field.answer.map(String);
    case 'shape':
      return field.answer.join(' × ');
    case 'choice':
      return field.answer;
    case 'set':
      return field.answer;
  }
}

const rightResponses = (question: Question) => Object.fromEntries(question.fields.map((field) => [field.id, rightResponse(field)]));

function wrongResponses(field: Field): readonly (readonly [Response, string])[] {
  switch (field.kind) {
    case 'number':
      return field.mistakes.map(({ value, misconception }) => [String(value), misconception]);
    case 'vector':
      return field.mistakes.map(({ value, misconception }) => [value.map(String), misconception]);
    case 'shape':
      return field.mistakes.map(({ value, misconception }) => [value.join('×'), misconception]);
    case 'choice':
      return field.options.flatMap(({ id, misconception }) => (misconception ? [[id, misconception] as const] : []));
    case 'set':
      return field.options.flatMap(({ id, ifPicked, ifMissed }): readonly (readonly [Response, string])[] => {
        if (!field.answer.includes(id)) return ifPicked ? [[[...field.answer, id], ifPicked]] : [];
        const rest = field.answer.filter((each) => each !== id);
        return ifMissed && rest.length > 0 ? [[rest, ifMissed]] : [];
      });
  }
}

const misconceptionsIn = (field: Field): readonly string[] =>
  field.kind === 'set'
    ? field.options.flatMap(({ ifPicked, ifMissed }) => [ifPicked ?? [], ifMissed ?? []].flat())
    : ('options' in field ? field.options : field.mistakes).flatMap(({ misconception }) => misconception ?? []);

describe('every question of every kind', { timeout: 90_000 }, () => {
  it('is the same for the same address', () => {
    for (const { address, question, name } of asked) expect(questionAt(address), name).toEqual(question);
  });

  it('has generators for all kinds', () => {
    expect(Object.keys(catalogue).toSorted()).toEqual([...questionKinds].toSorted());
  });

  it('differs from seed to seed', () => {
    for (const kind of questionKinds.filter((each) => each !== 'lectureExample')) {
      const texts = asked
        .filter(({ address }) => address.kind === kind)
        .map(({ question }) => JSON.stringify({ ...question, address: null }));
      expect(new Set(texts).size, kind).toBeGreaterThan(6);
    }
  });

  it('takes its own answer for right, and for the whole of it', () => {
    for (const { question, name } of asked) {
      const { verdicts, score } = grade(question, rightResponses(question));
      for (const field of question.fields) expect(verdicts[field.id], `${name} ${field.id}`).toEqual({ kind: 'right' });
      expect(score, name).toBe(1);
    }
  });

  it('takes every distractor for wrong, and names the idea behind it', () => {
    for (const { question, name } of asked) {
      for (const field of question.fields) {
        for (const [response, misconception] of wrongResponses(field)) {
          const graded = grade(question, { [field.id]: response });
          expect(graded.verdicts[field.id]?.kind, `${name} ${field.id} ${String(response)}`).toBe('wrong');
          const names = mistakesIn(question, graded).map((mistake) => mistake.misconception);
          expect(names, `${name} ${field.id} ${String(response)}`).toContain(misconception);
        }
      }
    }
  });

  it('lets every misconception that has words lead some learner astray', () => {
    const all = new Set([...Object.keys(countingMisconceptions), ...Object.keys(computingMisconceptions)]);
    for (const address of addresses(40)) {
      for (const name of questionAt(address).fields.flatMap(misconceptionsIn)) all.delete(name);
      if (all.size === 0) break;
    }
    expect([...all]).toEqual([]);
  });

  it('offers the answer among its options, each option once', () => {
    for (const { question, name } of asked) {
      for (const field of question.fields) {
        if (field.kind !== 'choice' && field.kind !== 'set') continue;
        const ids = field.options.map(({ id }) => id);
        const texts = field.options.map(({ text }) => plain(text));
        expect(new Set(ids).size, name).toBe(ids.length);
        expect(new Set(texts).size, `${name}: ${texts.join(' | ')}`).toBe(texts.length);
        for (const id of [field.answer].flat()) expect(ids, name).toContain(id);
        expect(ids.length, name).toBeGreaterThan(1);
        expect([field.answer].flat().length, name).toBeGreaterThan(0);
      }
    }
  });

  it('asks for finite numbers that are not lost in the tolerance', () => {
    for (const { question, name } of asked) {
      for (const field of question.fields) {
        if (field.kind !== 'number' && field.kind !== 'vector') continue;
        const values = [field.answer].flat();
        expect(values.every(Number.isFinite), `${name} ${field.id}`).toBe(true);
        const isWhole = values.every(Number.isInteger);
        expect(field.kind === 'vector' || field.expected === 'real' || isWhole, name).toBe(true);
        const spread = Math.max(...values.map(Math.abs));
        expect(spread, `${name} ${field.id} = ${String(field.answer)}`).toBeGreaterThan(field.tolerance);
      }
    }
  });

  it('has a solution with a line for every field, and words throughout', () => {
    for (const { question, name } of asked) {
      const answered = new Set(question.solution.rows.map(({ field }) => field));
      for (const field of question.fields) expect(answered.has(field.id), `${name} ${field.id}`).toBe(true);
      expect(question.paragraphs.map((paragraph) => plain(paragraph)).join('').length, name).toBeGreaterThan(15);
      const text = JSON.stringify([
        question.paragraphs.map((each) => plain(each)),
        question.solution.rows.map((row) => [plain(row.label), plain(row.work), row.value]),
      ]);
      expect(text, name).not.toMatch(/undefined|NaN|not a number|\[object/);
    }
  });

  it('gives fields and options unique names', () => {
    for (const { question, name } of asked) {
      const ids = question.fields.map(({ id }) => id);
      expect(new Set(ids).size, name).toBe(ids.length);
      expect(question.decisive === null || ids.includes(question.decisive), name).toBe(true);
    }
  });

  it('shows a stage that needs no repair, where it has one', () => {
    for (const { question, name } of asked) {
      if (!question.stage) continue;
      const scene = { ...defaultScene, ...question.stage.change };
      const settled = settleScene(scene);
      expect({ model: settled.model, unit: settled.unit, step: settled.step, depth: settled.depth }, name).toEqual({
        model: scene.model,
        unit: scene.unit,
        step: scene.step,
        depth: scene.depth,
      });
    }
  });
});
