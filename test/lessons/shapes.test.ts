import { describe, expect, it } from 'vitest';
import { taskNames, tasks } from '../../src/data/tasks';
import { facts } from '../../src/lessons/05-shapes/facts';
import { shapesLesson } from '../../src/lessons/05-shapes/lesson';
import { decisiveInput } from '../../src/lessons/05-shapes/twoHalves';
import type { FactOf } from '../../src/lessons/lesson';
import { passBehind } from '../../src/store/buildAnswer';
import { saidBy } from '../../src/store/columnWords';
import { changesForTask, chooseTask } from '../../src/store/chooseTask';
import type { CellChoice, Scene } from '../../src/store/scene';
import { cells } from '../../src/store/sceneParts';
import { settleScene } from '../../src/store/settleScene';
import { influences } from '../../src/views/unrolled/saliency';
import { formatNumber } from '../../src/ui/format';
import { saliency } from '../../src/worker/analyse';
import { answerOf, sceneOf } from './lessonAnswer';

function stepScene(id: string, change: Partial<Scene> = {}): Scene {
  const step = shapesLesson.steps.find((candidate) => candidate.id === id);
  if (!step) throw new RangeError(`There is no step ${id}.`);
  return settleScene({ ...sceneOf(shapesLesson, step), ...change });
}

function tell(fact: FactOf, scene: Scene) {
  return fact(answerOf(scene), scene);
}

const withCell = ({ model }: Scene, cell: CellChoice) => ({ model: { ...model, cell, source: { kind: 'shipped' } as const } });

describe('the facts on the four shapes', () => {
  const chosen = taskNames.flatMap((name) =>
    shapesLesson.steps.map(({ id }) => ({ name, id, scene: settleScene({ ...stepScene(id), ...chooseTask(stepScene(id), name) }) })),
  );

  it.each(chosen)('at $id stay whole sentences when $name is on the stage, whatever is typed there', ({ name, scene }) => {
    const texts = ['', '7', 'twenty-', 'Zoë', tasks[name].sample.text];
    for (const text of texts) {
      const shown = settleScene({ ...scene, ...changesForTask(name), text, step: 3 });
      const answer = answerOf(shown);
      for (const fact of Object.values(facts)) {
        expect(fact(answer, shown).text).toMatch(/^(?!.*(NaN|undefined|null|not a number|∞|Infinity))\S.*[.!?]$/s);
      }
    }
  });

  it('say which shape is on the stage where the reader chose another, and when it asks for an output', () => {
    const scene = stepScene('two-halves');
    const spelling = settleScene({ ...scene, ...chooseTask(scene, 'spelling') });
    for (const fact of [facts.readsThenSays, facts.crossesOver, facts.hearsItself, facts.hangsOnLastWord, facts.leavesOpen]) {
      expect(tell(fact, spelling)).toEqual({
        holds: false,
        text: 'On stage now is another shape, vector to sequence: of 22 steps, 22 have an output that is asked for.',
      });
    }
    const language = settleScene({ ...scene, ...chooseTask(scene, 'language') });
    for (const fact of [facts.targetsAhead, facts.fedOnce, facts.stateAlone])
      expect(tell(fact, language).text).toMatch(/of 10 steps, 1 has/);
  });
});

describe('step by step', () => {
  it('a letter that the network never saw cannot be asked for', () => {
    expect(tell(facts.targetsAhead, stepScene('every-step', { text: 'Zo7' }))).toMatchObject({ holds: false });
  });

  it.each([0, 2, 6])('the guess at step %d is blamed on what was read until then', (step) => {
    const { text } = tell(facts.knowsOnlyPast, stepScene('past', { cost: [step] }));
    expect(text).toContain(`Of 7 inputs, ${step + 1} get`);
  });
});

describe('one answer', () => {
  it('is told to be wrong where it is', () => {
    const scene = stepScene('last-only', { text: 'tjugoett' });
    const { text } = tell(facts.onlyLastCounts, settleScene({ ...scene, ...withCell(scene, 'rnn') }));
    expect(text).toContain('says French');
    const zwanzig = tell(facts.onlyLastCounts, stepScene('last-only', { text: 'zwanzig' })).text;
    expect(zwanzig).toMatch(/8 outputs, and 7 of them are ignored\..*German, with probability .*, which is right\.$/);
  });

  it('is settled where it stays, not where it is first thought of', () => {
    const scene = stepScene('opinion', { text: 'twenty-one' });
    const { text } = tell(facts.formsOpinion, settleScene({ ...scene, ...withCell(scene, 'rnn') }));
    expect(text).toMatch(/^From ‘twenty-one’ on English stays/);
  });

  it('was the first opinion, too, where no other came before it', () => {
    expect(tell(facts.formsOpinion, stepScene('opinion', { text: '' })).text).toMatch(/It never said anything else\.$/);
  });
});

describe('the state alone', () => {
  it('is not held where nothing is, and a hold of what is zero anyway changes nothing that is said', () => {
    expect(tell(facts.saysInstead, stepScene('erase', { clamps: [] }))).toMatchObject({ holds: false });
    const zero = { part: 'encoder', layer: 0, quantity: 'x', unit: 'all', from: 5, to: 5, value: 0 } as const;
    expect(tell(facts.saysInstead, stepScene('erase', { clamps: [zero] }))).toEqual({
      holds: false,
      text: 'It says ‘two hundred fifty-six’, held so or not.',
    });
  });

  it('that was erased leaves what is said without any number', () => {
    const { text } = tell(facts.saysInstead, stepScene('erase'));
    const blank = answerOf(stepScene('once', { text: '' }));
    const said = blank.columns.length;
    expect(said).toBeGreaterThan(1);
    expect(text).toMatch(/held so, ‘two hundred(?! fifty-six)/);
  });

  it('that was erased leaves the same to say after every number, and the words say so only where all of it was', () => {
    const after = (text: string, change: Partial<Scene> = {}) =>
      / whatever the number, it goes on with (‘.+’) from there\.$/.exec(
        tell(facts.saysInstead, stepScene('erase', { text, ...change })).text,
      )?.[1];
    const rest = after('256');
    expect(rest).toMatch(/^‘f.{9,}’$/);
    for (const text of ['942', '342', '111', '219', '300', '871']) {
      expect(after(text), text).toBe(rest);
      expect(saidBy(answerOf(stepScene('erase', { text }))).slice(11), text).toBe(rest?.slice(1, -1));
    }
    const clamps = stepScene('erase').clamps;
    expect(after('256', { clamps: clamps.filter(({ quantity }) => quantity === 'h') })).toBeUndefined();
    const fed = { part: 'encoder', layer: 0, quantity: 'x', unit: 3, from: 14, to: 14, value: 1 } as const;
    expect(after('256', { clamps: [...clamps, fed] })).toBeUndefined();
  });

  it('is not alone where the number is held at the input', () => {
    const fed = { part: 'encoder', layer: 0, quantity: 'x', unit: 3, from: 0, to: 40, value: 1 } as const;
    expect(tell(facts.fedOnce, stepScene('once', { clamps: [fed] }))).toMatchObject({ holds: false });
    expect(tell(facts.fedOnce, stepScene('once', { text: 'many' }))).toMatchObject({ holds: false });
  });
});

describe('two halves', () => {
  it('have a start mark each', () => {
    expect(tell(facts.knowsOnlyPast, stepScene('last-word')).text).toMatch(
      /Of 25 inputs, 12 get a gradient from the output at the start mark/,
    );
  });

  it.each(cells)('let cross what the states of a %s hold', (cell) => {
    const scene = stepScene('context');
    const { text } = tell(facts.crossesOver, settleScene({ ...scene, ...withCell(scene, cell) }));
    expect(text).toContain(cell === 'lstm' || cell === 'peephole' ? '64 + 64 = 128 numbers' : 'h crosses over, 64 numbers');
  });

  it('do not hear themselves with the decoder’s input held', () => {
    const deaf = { part: 'decoder', layer: 0, quantity: 'x', unit: 'all', from: 0, to: 40, value: 0 } as const;
    const { holds, text } = tell(facts.hearsItself, stepScene('own-words', { clamps: [deaf] }));
    expect(holds).toBe(false);
    expect(text).toMatch(/in place of ‘einundzwanzig’\.$/);
  });

  it('blame the first letter on what its saliency names, in the same ratio', () => {
    const scene = stepScene('last-word');
    const answer = answerOf(scene);
    const [step, token] = [scene.asked?.step ?? -1, scene.asked?.token ?? -1];
    const { gradient } = saliency({ kind: 'saliency', pass: passBehind(answer), step, token }, answer.weights);
    const all = influences(answer, gradient, { step, token, measure: 'set' }).slice(0, step);
    const most = all.reduce((a, b) => (Math.abs(b.value) > Math.abs(a.value) ? b : a));
    const found = decisiveInput(answer);
    expect(found?.step).toBe(most.step);
    const largest = (from: number, to: number) => Math.max(...all.slice(from, to).map(({ value }) => Math.abs(value)));
    // Step 7 reads the hyphen of ‘twenty-one’.
    const ratio = largest(8, step) / largest(0, 8);
    expect(found?.lastOverRest).toBeCloseTo(ratio, 9);
    expect(tell(facts.hangsOnLastWord, scene).text).toMatch(
      new RegExp(`‘o’ at step 8 mattered most: ${formatNumber(ratio)} times as much as anything before the last word\\.$`),
    );
  });

  it.each([
    ['twenty-one', 'e', 'einundzwanzig'],
    ['twenty-two', 'z', 'zweiundzwanzig'],
    ['twenty-seven', 's', 'siebenundzwanzig'],
  ])('begin %s with ‘%s’, by their last word alone', (text, letter, word) => {
    const { holds, text: told } = tell(facts.beginsWith, stepScene('last-word', { text }));
    expect(holds).toBe(true);
    expect(told).toContain(`begins with ‘${letter}’`);
    expect(told).toContain(`as ‘${word}’ does`);
  });

  it('are told to begin wrongly where they do, and that a word is none', () => {
    const scene = stepScene('last-word', { text: 'twenty' });
    expect(tell(facts.beginsWith, settleScene({ ...scene, ...withCell(scene, 'rnn') }))).toMatchObject({ holds: false });
    expect(tell(facts.beginsWith, stepScene('last-word', { text: 'twenty-' }))).toMatchObject({ holds: false });
  });

  it('tell nothing of the first letter from the gradients of another cost, or of a word that is none', () => {
    expect(tell(facts.hangsOnLastWord, stepScene('last-word', { cost: 'every' }))).toMatchObject({ holds: false });
    expect(tell(facts.hangsOnLastWord, stepScene('last-word', { text: 'twenty-' }))).toMatchObject({ holds: false });
  });

  it('on the fly is told to guess as long as several first letters are possible, and to be right where it is', () => {
    const told = (id: string, change: Partial<Scene> = {}) => tell(facts.guessesFirst, stepScene(id, change));
    expect(told('on-the-fly')).toMatchObject({ holds: true });
    expect(told('on-the-fly').text).toMatch(
      /^Having heard ‘t’, this network says ‘d’ with probability 0\.\d+, where ‘e’ would be right: German words with \d first letters are/,
    );
    expect(told('on-the-fly', { text: 'three' }).text).toContain(', and that is right: German words with');
    expect(told('on-the-fly', { text: 'zero' })).toMatchObject({ holds: false });
    expect(told('on-the-fly', { text: 'zero' }).text).toMatch(/: no other is possible\.$/);
    expect(told('on-the-fly', { text: 'xyz' })).toMatchObject({ holds: false });
    expect(told('on-the-fly', { text: '' })).toEqual({ holds: false, text: 'Nothing has been heard, and nothing is due.' });
    expect(told('half-heard')).toMatchObject({ holds: false });
  });

  it('on the fly could at best begin three in ten rightly, whichever step the reader has gone on to', () => {
    const { prediction } = shapesLesson.steps.find(({ id }) => id === 'on-the-fly') ?? {};
    for (const step of [1, 8, 10]) {
      const scene = stepScene('on-the-fly', { step });
      expect(prediction?.choices[prediction.outcome(answerOf(scene), scene) ?? -1]).toBe('about three in ten');
    }
  });

  it('on the fly is told what it has said in the end, and stands beside the encoder–decoder in numbers', () => {
    const at = (text: string) => tell(facts.endsOnTheFly, stepScene('side-by-side', { text }));
    expect(at('twenty-one')).toEqual({ holds: true, text: 'In the end it has said ‘dweiundwanzig’; right is ‘einundzwanzig’.' });
    expect(at('ninety-nine')).toEqual({ holds: false, text: 'In the end it has said ‘neunundneunzig’, and that is right.' });
    expect(at('twenty-')).toMatchObject({ holds: false });
    expect(tell(facts.sideBySide, stepScene('side-by-side'))).toEqual({
      holds: true,
      text: 'After 3\u202f000 updates each, of 100 words that neither learned from, the network on the fly begins 71 rightly and has 1 right to the end; the encoder–decoder begins 100 and has 97.',
    });
    const scene = stepScene('side-by-side');
    expect(
      tell(facts.sideBySide, { ...scene, model: { ...scene.model, source: { kind: 'trained', seed: 1, updates: 0, learningRate: 0.01 } } }),
    ).toMatchObject({ holds: false });
    expect(tell(facts.sideBySide, stepScene('opinion'))).toMatchObject({ holds: false });
  });

  it('leave the first letter open as the data does', () => {
    const told = (text: string) => tell(facts.leavesOpen, stepScene('half-heard', { text })).text;
    expect(told('twenty-o')).toBe('Only 21 begins with ‘twenty-o’: its German word begins with ‘e’.');
    expect(told('two hundred twenty-')).toBe('9 numbers begin with ‘two hundred twenty-’, and all their German words with ‘z’.');
    expect(tell(facts.leavesOpen, stepScene('half-heard', { text: 'zwanzig' }))).toMatchObject({ holds: false });
    expect(told('')).toContain('All 1\u202f000 numbers are still possible');
  });
});
