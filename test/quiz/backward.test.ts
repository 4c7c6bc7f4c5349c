import { describe, expect, it } from 'vitest';
import { type ChoiceField, type Difficulty, type NumberField, type Question } from '../../src/quiz/question';
import { plain } from '../../src/quiz/rich';
import { addresses, addressesAbout, nameOf, questionAt, reading } from './pose';

const onStage = addressesAbout(reading('rnn', 'Martha'), 12).filter(({ kind }) => kind === 'paths');

interface Ways {
  readonly name: string;
  readonly question: Question;
  readonly field: NumberField;
  readonly layers: number;
  /** Steps from the state asked about to each output that the cost uses; negative for outputs before it. */
  readonly distances: readonly number[];
}

const ways = [...addresses(20, ['paths']), ...onStage].map((address): Ways => {
  const question = questionAt(address);
  const [field] = question.fields as readonly NumberField[];
  if (!field) throw new RangeError(nameOf(address));
  const target = question.solution.rows.findIndex((row) => row.field === field.id);
  const used = question.stage?.change.cost;
  if (!Array.isArray(used)) throw new RangeError(nameOf(address));
  const layers = question.figure?.kind === 'network' ? question.figure.layers : 0;
  return { name: nameOf(address), question, field, layers, distances: (used as readonly number[]).map((step) => step - target) };
});

describe('the words about ways back', () => {
  it('give the number that the engine finds', () => {
    for (const { name, field, layers, distances } of ways) {
      const later = distances.filter((distance) => distance >= 0);
      // One layer: a way for each such output. Two: one for each step at which it can go down, both ends counted.
      const told = layers === 1 ? later.length : later.reduce((sum, distance) => sum + distance + 1, 0);
      expect(field.answer, name).toBe(told);
    }
  });

  it('speak of outputs before the state, and of going down, only where there are such', () => {
    const told = ways.flatMap(({ field, ...way }) => field.mistakes.map(({ misconception, value }) => ({ ...way, misconception, value })));
    const about = (name: string) => told.filter(({ misconception }) => misconception === name);
    expect(about('earlierOutputs').filter(({ distances }) => Math.min(...distances) >= 0)).toEqual([]);
    expect(about('oneDescent').filter(({ layers, distances, value }) => layers !== 2 || value !== distances.length)).toEqual([]);
    expect(about('layersAdded').filter(({ layers }) => layers !== 2)).toEqual([]);
    for (const name of ['earlierOutputs', 'oneDescent', 'layersAdded']) expect(about(name).length, name).toBeGreaterThan(0);
  });
});

describe('vanish, explode or neither', () => {
  const posed = (difficulty: Difficulty) =>
    addresses(60, ['vanishing'])
      .filter((address) => address.difficulty === difficulty)
      .map(questionAt);
  const fate = ({ fields }: Question) => (fields[0] as ChoiceField).answer;

  it('has each of the three answers, so that none can be given unread', () => {
    for (const difficulty of [1, 3] as const) {
      expect(new Set(posed(difficulty).map(fate)), String(difficulty)).toEqual(new Set(['vanishes', 'lasts', 'explodes']));
    }
    const factors = posed(2).map(({ fields }) => (fields[0] as NumberField).answer);
    expect([Math.min(...factors) < 1, Math.max(...factors) > 1]).toEqual([true, true]);
  });

  it('cannot be told from weight and length where the state matters', () => {
    const fatesOf = new Map<string, Set<string>>();
    for (const question of posed(3)) {
      const numbers = question.facts
        .slice(0, 2)
        .map(({ value }) => plain(value))
        .join();
      fatesOf.set(numbers, (fatesOf.get(numbers) ?? new Set()).add(fate(question)));
    }
    expect([...fatesOf.values()].filter((fates) => fates.size > 1).length).toBeGreaterThanOrEqual(4);
  });

  it('blames a weight above 1 only where saturation makes up for it', () => {
    const blamed = posed(3).filter(({ fields }) =>
      (fields[0] as ChoiceField).options.some(({ misconception }) => misconception === 'explodesForSure'),
    );
    expect(blamed.length).toBeGreaterThan(0);
    for (const { facts } of blamed) expect(plain(facts[2]?.value ?? [])).toMatch(/at rest near h/);
  });
});
