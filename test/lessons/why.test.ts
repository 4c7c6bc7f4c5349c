import { describe, expect, it } from 'vitest';
import { loadNames } from '../../src/data/names/corpus';
import { splitNames } from '../../src/data/names/splitNames';
import { countParameters } from '../../src/engine/parameters';
import { whyLesson } from '../../src/lessons/01-why/lesson';
import { outputAt } from '../../src/store/columns';
import { defaultScene, type Scene } from '../../src/store/scene';
import { settleScene } from '../../src/store/settleScene';
import { formatCount, formatNumber } from '../../src/ui/format';
import { answerOf } from './lessonAnswer';

const { training } = splitNames(await loadNames());

function factOf(name: string, change: Partial<Scene> = {}) {
  const scene = settleScene({ ...defaultScene, ...whyLesson.scene, ...change });
  const answer = answerOf(scene);
  const fact = whyLesson.facts[name]?.(answer, scene);
  if (!fact) throw new RangeError(`Chapter 1 has no fact “${name}”.`);
  return { ...fact, answer };
}

describe('chapter 1', () => {
  it('takes the past away: without W the same letter leaves the same guess, bit for bit, with it another', () => {
    const without = factOf('loopless', { gain: 0 });
    expect(Array.from(outputAt(without.answer, 2))).toEqual(Array.from(outputAt(without.answer, 6)));
    expect(without).toMatchObject({ holds: true, text: expect.stringMatching(/^With W at 0, .* equal in every digit\.$/) as string });
    expect(factOf('loopless').holds).toBe(false);
    expect(factOf('withPast').holds).toBe(true);
    expect(factOf('withPast', { gain: 0 }).holds).toBe(false);
    expect(factOf('withPast', { text: 'Otis' })).toMatchObject({
      holds: false,
      text: expect.stringContaining('No letter stands twice') as string,
    });
  });

  it('counts the networks for prefixes as their layers have them: n·d weights for each sign, d and k biases, d·k', () => {
    const [n, d, k] = [27, 32, 27];
    const total = (signs: number) => signs * n * d + d + d * k + k;
    const all = Array.from({ length: 12 }, (_, at) => total(at + 1)).reduce((sum, count) => sum + count);
    const { text, answer } = factOf('together', { text: 'Christopher' });
    const recurrent = countParameters(answer.spec);
    const first = Array.from({ length: 12 }, (_, at) => at + 1).find((signs) => total(signs) > recurrent) ?? 0;
    expect(text).toBe(
      `All 12 together have ${formatCount(all)} parameters, ${formatNumber(all / recurrent, 1)} times the ${formatCount(recurrent)} of the recurrent network. The one for ${first} signs alone has ${formatCount(total(first))}.`,
    );
    expect(factOf('fixedSize').text).toBe(
      `Read all at once into ${d} neurons, the 7 signs on stage would take 7 × ${n} × ${d} = ${formatCount(7 * n * d)} weights: ${n} numbers a sign, ${d} neurons. Of these none is for one sign more.`,
    );
    expect(factOf('fixedSize', { text: '' }).text).toContain(
      `the only sign on stage would take 1 × ${n} × ${d} = ${formatCount(n * d)} weights`,
    );
  });

  it('knows the names that networks learn from, counted anew', () => {
    const atLeast = (letters: number) => training.filter(({ length }) => length >= letters).length;
    const longest = Math.max(...training.map(({ length }) => length));
    expect(factOf('learnsFrom').text).toBe(
      `Of ${formatCount(training.length)} names to learn from, ${formatCount(atLeast(8))} have eight letters or more, ${formatCount(atLeast(11))} eleven or more, and ${atLeast(longest)} has ${longest}. One network for all lengths learns from each of their ${formatCount(training.join('').length)} letters.`,
    );
    const long = factOf('longer', { text: 'a'.repeat(longest + 4) });
    expect(long).toMatchObject({ holds: true, text: expect.stringContaining(`: 4 of the networks for prefixes`) as string });
    expect(factOf('longer', { text: 'a'.repeat(longest) }).holds).toBe(false);
  });

  it('asks what comes after a letter of a stage that has read the letters before it, and no more', () => {
    const prediction = whyLesson.steps.find(({ id }) => id === 'expect')?.prediction;
    const { text = '', step = 0 } = prediction?.before ?? {};
    expect(step).toBe(text.length);
    expect(prediction?.question).toContain(`has read ‘${text}’. One letter more, ‘${whyLesson.steps[0]?.scene.text?.slice(step) ?? ''}’`);
  });

  it('says so where what is read is not all given', () => {
    for (const task of ['spelling', 'translation'] as const) {
      const { holds, text } = factOf('lastNet', { model: { ...defaultScene.model, task, cell: 'gru', sizes: [64] }, text: '7' });
      expect(holds).toBe(false);
      expect(text).toContain('no network for prefixes');
    }
  });
});
