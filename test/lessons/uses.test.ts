import { describe, expect, it } from 'vitest';
import { tagsTask } from '../../src/data/tags/task';
import { createStepper } from '../../src/engine/stepper';
import { taskNames } from '../../src/data/tasks';
import { taskWords } from '../../src/data/taskWords';
import { usesLesson } from '../../src/lessons/02-uses/lesson';
import { shownTasks } from '../../src/lessons/02-uses/shapes';
import { outputAt } from '../../src/store/columns';
import { factsOf, modelFactsStore } from '../../src/store/modelFacts';
import { specOf } from '../../src/store/modelSpec';
import { defaultScene, type ModelChoice, type Scene } from '../../src/store/scene';
import { settleScene } from '../../src/store/settleScene';
import { formatPercent, formatProbability } from '../../src/ui/format';
import { weightsOf } from '../store/modelWeights';
import { answerOf, sceneOf } from './lessonAnswer';

const tagger: ModelChoice = { task: 'tags', cell: 'lstm', sizes: [16], bias: 'one', source: { kind: 'shipped' } };

function sceneOfStep(id: string, change: Partial<Scene> = {}): Scene {
  const step = usesLesson.steps.find((each) => each.id === id);
  if (!step) throw new RangeError(`Chapter 2 has no step “${id}”.`);
  return settleScene({ ...defaultScene, ...sceneOf(usesLesson, step), ...change });
}

function fact(name: string, id: string, change: Partial<Scene> = {}) {
  const scene = sceneOfStep(id, change);
  const found = usesLesson.facts[name]?.(answerOf(scene), scene);
  if (!found) throw new RangeError(`Chapter 2 has no fact “${name}”.`);
  return found;
}

function outcome(id: string, change: Partial<Scene> = {}): string | null {
  const scene = sceneOfStep(id, change);
  const prediction = usesLesson.steps.find((step) => step.id === id)?.prediction;
  const index = prediction?.outcome(answerOf(scene), scene) ?? null;
  return index === null ? null : (prediction?.choices[index] ?? null);
}

/** The distributions over the tags, word by word, without a stage. */
function tagText(text: string): readonly Float64Array[] {
  const stepper = createStepper(specOf(tagger), weightsOf(tagger));
  stepper.start();
  const said = tagsTask.read(text).map(({ token }) => Float64Array.from(stepper.step(token).output));
  stepper.release();
  return said;
}

const best = (shares: ArrayLike<number> | undefined) => Math.max(...Array.from(shares ?? []));

describe('a word that stands there twice', () => {
  it('is one vector and gets two tags, with the probabilities that the engine gives them', () => {
    const said = tagText('we watch the watch');
    const readings = tagsTask.read('we watch the watch');
    expect(readings[2]?.token).toBe(readings[4]?.token);
    const { holds, text } = fact('sameWord', 'twice');
    expect(holds).toBe(true);
    expect(text).toContain(`‘watch’ at step 2 gets verb with ${formatProbability(best(said[2]))}`);
    expect(text).toContain(`‘watch’ at step 4 gets noun with ${formatProbability(best(said[4]))}`);
    expect(outcome('twice')).toMatch(/^another/);
  });

  it('may get one tag, and may not be there: the sentence says so', () => {
    expect(fact('sameWord', 'twice', { text: 'the sea and the sea' })).toMatchObject({ holds: false });
    expect(fact('sameWord', 'twice', { text: 'the sea and the sea' }).text).toMatch(/one vector, and here one tag\.$/);
    expect(outcome('twice', { text: 'the sea and the sea' })).toMatch(/^the same/);
    expect(fact('sameWord', 'twice', { text: 'we watch' }).text).toMatch(/^No two words/);
    expect(outcome('twice', { text: 'we watch' })).toBeNull();
  });
});

describe('what comes after a word', () => {
  it('has no part in its tag: not a bit of it changes', () => {
    expect(fact('onlyBefore', 'later')).toMatchObject({ holds: true });
    expect(fact('onlyBefore', 'later').text).toContain('Of 6 inputs 2 get a gradient from it, and of the 4 that come later none.');
    const other = answerOf(sceneOfStep('later', { text: 'this is not the whale' }));
    expect([...outputAt(other, 1)]).toEqual([...outputAt(answerOf(sceneOfStep('later')), 1)]);
    expect(outcome('later')).toMatch(/^no/);
  });

  it('is not followed where no output is scored', () => {
    expect(fact('onlyBefore', 'later', { text: 'nobody tagged this sentence' })).toMatchObject({ holds: false });
    expect(outcome('later', { text: 'nobody tagged this sentence' })).toBeNull();
  });
});

describe('tags beside those of the program', () => {
  it('are all right for the sentence on stage, and nobody knows for one that was typed', () => {
    expect(fact('tagsAll', 'tags').text).toBe('It says DET NOUN VERB PRT ADJ, as the program does at all 5 words.');
    expect(fact('tagsAll', 'tags', { text: 'my own words' }).text).toMatch(/nobody has tagged this sentence, so nothing is scored\.$/);
    expect(fact('tagsAll', 'tags', { text: '' })).toMatchObject({ holds: false });
  });

  it('say how many are right where some are wrong', () => {
    const wrong = fact('tagsAll', 'tags', { text: 'prick ears and listen' });
    expect(wrong).toMatchObject({ holds: false });
    expect(wrong.text).toMatch(/the program says the same at \d of 4 words\.$/);
  });

  it('on held-out sentences are as many as is recorded, by counting and by the network', () => {
    const { facts } = modelFactsStore.getState();
    const [word, pair] = (facts?.baselines.tags ?? []).map(({ accuracy }) => formatPercent(accuracy ?? Number.NaN));
    const own = formatPercent(factsOf(facts, tagger)?.accuracy ?? Number.NaN);
    expect(fact('byCounting', 'counted').text).toContain(`is right for ${word} of the words, the network’s for ${own}`);
    expect(fact('byPairs', 'counted').text).toContain(`right for ${pair}`);
    const fresh = { ...tagger, source: { kind: 'trained', seed: 1, updates: 0, learningRate: 0.01 } } as const;
    expect(fact('byCounting', 'counted', { model: fresh }).text).toMatch(/was not judged/);
  });
});

describe('the verdict on a whole word', () => {
  it('is turned by the last letter of one and not of another', () => {
    expect(fact('verdict', 'label').text).toMatch(
      /^After ‘tretti’ the likeliest is Italian .+; after ‘trettio’ it is Swedish .+, which is right\./,
    );
    expect(outcome('label')).toMatch(/^yes/);
    expect(outcome('label', { text: 'vijftig' })).toMatch(/^no/);
    expect(fact('verdict', 'label', { text: 'noventa' }).text).toContain('; right is Spanish');
  });
});

describe('a word that is translated', () => {
  it('begins otherwise once more is read, of which the stage of the question shows nothing', () => {
    const before = usesLesson.steps.find(({ id }) => id === 'translate')?.prediction?.before ?? {};
    expect(fact('begins', 'translate', before)).toEqual({
      holds: false,
      text: 'After ‘forty’ it says ‘vierzig’, which is right: it begins like ‘vierzig’.',
    });
    expect(outcome('translate', before)).toMatch(/^yes/);
    expect(fact('begins', 'translate').text).toBe(
      'After ‘forty-two’ it says ‘zweiundvierzig’, which is right: it does not begin like ‘vierzig’.',
    );
    expect(outcome('translate')).toMatch(/^no/);
    expect(outcome('translate', { model: tagger, text: 'a whale' })).toBeNull();
  });
});

describe('the tasks by their shape', () => {
  const onStage = new Set(usesLesson.steps.map(({ id }) => sceneOfStep(id).model.task ?? 'names'));

  it('are those that the chapter has on stage, and no others', () => {
    expect(new Set(shownTasks)).toEqual(onStage);
    const { text } = fact('byShape', 'shapes');
    for (const name of taskNames) expect(text.includes(taskWords[name].title), name).toBe(onStage.has(name));
    expect(fact('fourShapes', 'shapes').text).toMatch(new RegExp(`^${onStage.size} tasks of this chapter, `));
  });

  it('have names that no line breaks', () => {
    expect(fact('byShape', 'shapes').text).toContain('one\u2011to\u2011many');
    expect(fact('byShape', 'shapes').text).not.toMatch(/-to-many|-to-one/);
  });
});

describe('every question', () => {
  it('is asked of a stage on which something is read', () => {
    const asked = usesLesson.steps.filter(({ prediction }) => prediction);
    for (const { id, prediction } of asked) expect(sceneOfStep(id, prediction?.before ?? {}).text, id).not.toBe('');
  });
});

describe('a task that the reader puts in the place of another', () => {
  it('is named, with its shape, by every sentence that was about the first', () => {
    for (const name of ['completes', 'everyStep', 'verdict', 'spells', 'begins', 'translates', 'nextDay']) {
      expect(fact(name, 'tags')).toEqual({
        holds: false,
        text: 'On stage now is another task, sentence → tags: sequence to sequence, step by step.',
      });
    }
  });
});
