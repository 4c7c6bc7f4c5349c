import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadNumberWords } from '../../../src/data/numbers/corpus';
import { decodeWord, mark } from '../../../src/data/numbers/signs';
import { splitNumbers } from '../../../src/data/numbers/splitNumbers';
import { interpret } from '../../../src/data/onTheFly/data';
import { exampleOnTheFly } from '../../../src/data/onTheFly/examples';
import { loadOnTheFlyKey } from '../../../src/data/onTheFly/key';
import { onTheFlyTask } from '../../../src/data/onTheFly/task';
import { indexOfLargest } from '../../../src/engine/choose';
import { vectorAt } from '../../../src/engine/tensor';
import { loadTaskData } from '../../../src/data/taskData';
import { describeUnscored, saidBy } from '../../../src/store/columnWords';
import { factsOf, type ModelFacts } from '../../../src/store/modelFacts';
import { specOf } from '../../../src/store/modelSpec';
import { defaultScene, type ModelChoice } from '../../../src/store/scene';
import { cells } from '../../../src/store/sceneParts';
import { settleScene } from '../../../src/store/settleScene';
import { answerOf } from '../../lessons/lessonAnswer';
import { weightsOf } from '../../store/modelWeights';

const { en, de } = await loadNumberWords();
const findKey = await loadOnTheFlyKey();
const facts = JSON.parse(readFileSync(new URL('../../../public/models/models.json', import.meta.url), 'utf8')) as ModelFacts;

const choiceOf = (cell: ModelChoice['cell'], task: 'onTheFly' | 'translation' = 'onTheFly') =>
  ({ task, cell, sizes: [64], bias: 'one', source: { kind: 'shipped' } }) as const satisfies ModelChoice;

const answerTo = (text: string, change: object = {}) =>
  answerOf(settleScene({ ...defaultScene, model: choiceOf('lstm'), text, step: 1, ...change }));

describe('the pairs on the fly', () => {
  it('have a German character due for each English one, then for each zero, and nothing at the start mark', () => {
    for (const [value, english] of en.entries()) {
      const { inputs, targets } = exampleOnTheFly(english, de[value] ?? '');
      expect(targets).toHaveLength(inputs.length - 1);
      expect(decodeWord(targets, onTheFlyTask.outputs)).toBe(de[value]);
      expect(targets.at(-1)).toBe(mark);
      expect(decodeWord(inputs.slice(1, 1 + english.length), onTheFlyTask.inputs)).toBe(english);
      expect(inputs.subarray(1 + english.length).every((token) => token === -1)).toBe(true);
    }
  });

  it('leave room for the longest word', () => {
    const longest = de.map((word, value) => 1 + word.length - (en[value]?.length ?? 0));
    expect(Math.max(...longest)).toBeLessThan(onTheFlyTask.goesOn?.most ?? 0);
  });

  it('are due as typed: the right word from the first character on, its end for as long as English goes on', () => {
    expect(onTheFlyTask.read('  five ')).toEqual(onTheFlyTask.read('five'));
    expect(decodeWord(findKey(' Twenty-One').targets, onTheFlyTask.outputs)).toBe('einundzwanzig');
    const { targets } = findKey('seventeen');
    expect(targets).toHaveLength('seventeen'.length);
    expect(targets.slice(-1)).toEqual([mark]);
    expect(findKey('twenty-')).toEqual({ targets: [], expected: null, trainedOn: null });
  });
});

describe('a network on the fly', () => {
  it.each(['seven', 'twenty-one', 'nine hundred ninety-nine'])('says of “%s” on the stage what it says when it is examined', (text) => {
    const answer = answerTo(text);
    expect(saidBy(answer)).toBe(interpret(answer.spec, weightsOf(choiceOf('lstm')), text));
    expect(answer.columns[0]).toMatchObject({ output: 'ignored', target: -1 });
    expect(answer.columns[1]?.target).toBe(onTheFlyTask.outputs.indexOf(de[en.indexOf(text)]?.[0] ?? ''));
  });

  it.each(['seven seven seven seven seven seven seven seven', 'zero zero zero', 'seventeen-seventeen'])(
    'reads all of “%s”, though it has said the end before',
    (text) => {
      const { columns, values, vocabulary } = answerTo(text);
      const { output } = values;
      if (!output) throw new RangeError('The network says nothing.');
      const said = Array.from({ length: text.length }, (_, step) => indexOfLargest(vectorAt(output, step)));
      expect(said.slice(1).map((token) => vocabulary[token])).toContain('·');
      expect(output.shape[0]).toBe(columns.length);
      expect(columns.length).toBeGreaterThan(text.length);
      expect(columns.slice(0, 1 + text.length).map(({ kind }) => kind)).toEqual(Array.from({ length: 1 + text.length }, () => 'token'));
      expect(columns.slice(1 + text.length).every(({ kind }) => kind === 'zeros')).toBe(true);
    },
  );

  it('is told in the words of nothing where nothing is written', () => {
    expect(describeUnscored(answerTo(''), 1)).toBe('Nothing is written, so no output can be scored.');
    expect(describeUnscored(answerTo('qu'), 1)).toBe('‘qu’ is no number word that is known here, so no output can be scored.');
  });

  it.each(cells)('of a %s begins no more words rightly than can be known from one character; the encoder–decoder does', async (cell) => {
    const alike = new Map<string, Map<string, number>>();
    for (const value of splitNumbers().heldOut) {
      const [heard = '', due = ''] = [en[value]?.[0], de[value]?.[0]];
      const counts = alike.get(heard) ?? new Map<string, number>();
      alike.set(heard, counts.set(due, (counts.get(due) ?? 0) + 1));
    }
    const atBest = [...alike.values()].reduce((sum, counts) => sum + Math.max(...counts.values()), 0) / splitNumbers().heldOut.length;
    const [early, late] = [choiceOf(cell), choiceOf(cell, 'translation')];
    const data = await loadTaskData('onTheFly');
    expect(factsOf(facts, early)?.begunRight).toBe(data.judge?.(specOf(early), weightsOf(early)).begunRight);
    expect(factsOf(facts, early)?.begunRight).toBeLessThanOrEqual(atBest);
    expect(factsOf(facts, late)?.begunRight).toBeGreaterThan(atBest);
  });
});
