import { describe, expect, it } from 'vitest';
import { countParameters, parameters } from '../../src/engine/parameters';
import type { NumberField, Question, QuestionKind, Subject } from '../../src/quiz/question';
import { draftOnStage, fitsStage } from '../../src/quiz/onStage/kinds';
import { plain, type Rich } from '../../src/quiz/rich';
import { subjectOf } from '../../src/quiz/onStage/subject';
import { specOf } from '../../src/store/modelSpec';
import { valueOf } from '../../src/store/readAnswer';
import type { Answer } from '../../src/store/run';
import { type CellChoice, defaultScene, type NumberQuantity, type Scene } from '../../src/store/scene';
import { settleScene } from '../../src/store/settleScene';
import { answerOf } from '../lessons/lessonAnswer';
import { questionAt, reading } from './pose';

const about = (subject: Subject, kind: QuestionKind, seed = 1): Question => questionAt({ kind, difficulty: 2, seed, about: subject });

/** What “show me” opens, and what the engine answers to it. */
function staged({ stage }: Question): { readonly scene: Scene; readonly answer: Answer } {
  if (!stage) throw new RangeError('The question shows no stage.');
  const scene = settleScene({ ...defaultScene, ...stage.change });
  return { scene, answer: answerOf(scene) };
}

const answerIn = (question: Question, id: string): number => (question.fields.find((field) => field.id === id) as NumberField).answer;
const numberIn = (shown: Rich): number => Number(plain(shown).replace('−', '-'));
const stateNorm = ({ gradients }: Answer, step: number): number => {
  const h = gradients.layers[0]?.quantities.h;
  const width = h?.shape[2] ?? 0;
  return Math.hypot(...(h?.data.subarray(step * width, (step + 1) * width) ?? []));
};

describe('a question about the network on stage', () => {
  it.each([
    ['rnn', 'rnnStep', ['hPre', 'h']],
    ['lstm', 'lstmStep', ['c', 'h']],
    ['peephole', 'lstmStep', ['c', 'h']],
    ['gru', 'gruStep', ['h']],
    ['gruAfter', 'gruStep', ['h']],
  ] as const)('asks of the %s what the stage shows at the same step and unit', (cell, kind, asked) => {
    for (const seed of [1, 2, 3, 4]) {
      const question = about(reading(cell, 'Martha'), kind, seed);
      const { scene, answer } = staged(question);
      expect(question.fields.map(({ id }) => id)).toEqual(asked);
      for (const quantity of asked) {
        const place = { quantity: quantity as NumberQuantity, layer: 1, step: scene.step, unit: scene.unit ?? -1 };
        expect(answerIn(question, quantity)).toBe(valueOf(answer, place));
      }
    }
  });

  it('asks of a network that reads births what the stage shows, in days as they are typed', () => {
    const births: Subject = {
      model: { task: 'births', cell: 'rnn', sizes: [32], bias: 'one', source: { kind: 'shipped' } },
      text: '13.0 12.0 8.5 7.5',
    };
    for (const kind of ['rnnStep', 'sumOverTime', 'count', 'invariance'] as const) expect(fitsStage(kind, births)).toBe(true);
    for (const seed of [1, 2, 3]) {
      const question = about(births, 'rnnStep', seed);
      const { scene, answer } = staged(question);
      for (const quantity of ['hPre', 'h'] as const) {
        expect(answerIn(question, quantity)).toBe(valueOf(answer, { quantity, layer: 1, step: scene.step, unit: scene.unit ?? -1 }));
      }
    }
    expect(subjectOf({ model: births.model, text: '13.0 12.0 12.5 12.0 8.5 7.5 12.0 13.0' }).text.trim().split(' ')).toHaveLength(6);
  });

  it('asks of a network that tags words about its tensors, and of no step, since its outputs are not about what comes', () => {
    const tags: Subject = {
      model: { task: 'tags', cell: 'rnn', sizes: [16], bias: 'one', source: { kind: 'shipped' } },
      text: 'this whale is not dead',
    };
    for (const kind of ['count', 'invariance', 'shape'] as const) expect(fitsStage(kind, tags), kind).toBe(true);
    for (const kind of ['rnnStep', 'arrows', 'sumOverTime', 'vanishing'] as const) expect(fitsStage(kind, tags), kind).toBe(false);
  });

  it('tells three parts of a basic cell’s sum that add up to it', () => {
    for (const seed of [1, 2, 3, 4]) {
      const question = about(reading('rnn', 'Bartholo'), 'rnnStep', seed);
      const told = question.facts.map(({ value }) => numberIn(value));
      expect(told.reduce((sum, part) => sum + part, 0)).toBeCloseTo(answerIn(question, 'hPre'), 2);
      expect(
        told.every((part) => Math.abs(part) > 0.01),
        String(told),
      ).toBe(true);
    }
  });

  it('asks of a network that names a first letter about its states and the way back, and of nothing that needs an answer at every step', () => {
    const subject = (cell: CellChoice): Subject => ({
      ...reading(cell, 'memory'),
      model: { ...reading(cell, '').model, task: 'recall', sizes: [8] },
    });
    for (const [cell, kind, quantity] of [
      ['rnn', 'rnnStep', 'h'],
      ['lstm', 'lstmStep', 'c'],
      ['gru', 'gruStep', 'h'],
    ] as const) {
      const step = about(subject(cell), kind);
      const { scene, answer } = staged(step);
      expect(answerIn(step, quantity)).toBe(valueOf(answer, { quantity, layer: 1, step: scene.step, unit: scene.unit ?? -1 }));
      const back = about(subject(cell), 'vanishing');
      const { answer: blamed } = staged(back);
      expect(answerIn(back, 'factor')).toBeCloseTo(stateNorm(blamed, 0) / stateNorm(blamed, blamed.columns.length - 1), 10);
      for (const other of ['arrows', 'paths', 'clipping', 'gateMap'] as const) expect(fitsStage(other, subject(cell)), other).toBe(false);
    }
    expect(fitsStage('vanishing', { ...subject('rnn'), text: 'ab' })).toBe(false);
  });

  it('counts the tensors that the engine allocates', () => {
    for (const cell of ['rnn', 'lstm', 'gru'] as const) {
      const subject = reading(cell, 'Anna');
      expect(answerIn(about(subject, 'count'), 'total')).toBe(countParameters(specOf(subject.model)));
    }
  });

  it('asks for the gradient of one shared weight, which is the sum of what it shows', () => {
    const question = about(reading('rnn', 'Martha'), 'sumOverTime');
    const { answer } = staged(question);
    const [from, to] = [...JSON.stringify(question.paragraphs).matchAll(/(?:unit |to unit )","?(\d+)/g)].map(([, unit]) => Number(unit));
    const W = parameters(answer.spec).find(({ name }) => name === 'layer1.W');
    expect(answerIn(question, 'gradient')).toBeCloseTo(answer.parameterGradient[(W?.offset ?? 0) + (from ?? 0) * 32 + (to ?? 0)] ?? 0, 12);
    const { figure } = question;
    const rows = figure?.kind === 'table' ? figure.rows : [];
    const shown = rows.map((row) => row.slice(1).map((cell) => numberIn(cell)));
    const sum = shown.reduce((total, [before = 0, delta = 0]) => total + before * delta, 0);
    expect(sum).toBeCloseTo(answerIn(question, 'gradient'), 3);
  });

  it('asks how far a gradient comes, by the lengths that the stage shows', () => {
    for (const cell of ['rnn', 'lstm', 'gru'] as const) {
      const question = about(reading(cell, 'Johanna'), 'vanishing');
      const { answer } = staged(question);
      expect(answerIn(question, 'factor')).toBeCloseTo(stateNorm(answer, 0) / stateNorm(answer, answer.columns.length - 1), 10);
    }
  });

  it('asks what clipping leaves of the gradient on stage', () => {
    const question = about(reading('rnn', 'Martha'), 'clipping');
    const { scene, answer } = staged(question);
    const norm = Math.hypot(...answer.parameterGradient);
    expect(numberIn(question.facts[0]?.value ?? [])).toBeCloseTo(norm, 3);
    const [field] = question.fields;
    const after = field?.kind === 'vector' ? field.answer : [];
    expect(after).toHaveLength(3);
    const steepest = after.map((each) => (each * norm) / scene.clipLimit);
    for (const each of steepest) {
      expect(Math.min(...answer.parameterGradient.map((entry) => Math.abs(entry - each)))).toBeLessThan(1e-5);
    }
  });

  it('says which of the stage’s outputs the cost uses, and numbers steps as the stage does', () => {
    for (const kind of ['arrows', 'paths'] as const) {
      const question = about(reading('lstm', 'Martha'), kind);
      const { scene, answer } = staged(question);
      const { figure } = question;
      const steps = figure?.kind === 'network' ? figure.steps : [];
      expect(steps.map(({ number }) => number)).toEqual(answer.columns.map((_, step) => step));
      expect(steps.filter(({ output }) => output === 'used').map(({ number }) => number)).toEqual(scene.cost);
    }
  });

  it('is not asked of a network that it does not fit, but of one of its own', () => {
    const subject = reading('rnn', 'Martha');
    expect(fitsStage('lstmStep', subject)).toBe(false);
    expect(draftOnStage({ kind: 'lstmStep', difficulty: 2, seed: 1, about: subject })).toBeNull();
    const question = about(subject, 'lstmStep');
    expect(question).toEqual(questionAt({ kind: 'lstmStep', difficulty: 2, seed: 1 }));
    expect(fitsStage('closedGate', { ...reading('lstm', 'Martha'), model: { ...reading('lstm', '').model, sizes: [8, 8] } })).toBe(false);
    expect(fitsStage('arrows', reading('lstm', ''))).toBe(false);
    expect(fitsStage('count', reading('lstm', ''))).toBe(true);
    const file = { kind: 'case', name: 'a', digest: 'b', inputs: 3, steps: 4, sequences: 1, sequence: 0, activation: 'tanh' } as const;
    expect(fitsStage('count', { model: { ...subject.model, source: file }, text: '' })).toBe(false);
  });

  it('reads as much of the text on stage as can be gone through by hand', () => {
    expect(subjectOf({ ...defaultScene, text: 'Martha' }).text).toBe('Martha');
    expect(subjectOf({ ...defaultScene, text: 'Wolfeschlegelsteinhausenberger' }).text).toBe('Wolfes');
    expect(subjectOf({ ...defaultScene, text: '👩‍🚀'.repeat(20) }).text).toBe('👩‍🚀'.repeat(6));
    expect(subjectOf({ ...defaultScene, text: '' }).text).toBe('');
  });
});
