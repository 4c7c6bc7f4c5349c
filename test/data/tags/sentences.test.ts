import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { countTags, judgeTagCounts, lossOfSightings, sightingsOf, tagProbabilities } from '../../../src/data/tags/counted';
import { shareOfWords, tagWords } from '../../../src/data/tags/data';
import { exampleOfSentence } from '../../../src/data/tags/examples';
import { loadTagsKey } from '../../../src/data/tags/key';
import { loadSentences, readSentences, type SentenceSplit, writeSentence } from '../../../src/data/tags/sentences';
import { tagSigns } from '../../../src/data/tags/tagset';
import { isCommon } from '../../../src/data/tags/vocabulary';
import { factsOf, type ModelFacts } from '../../../src/store/modelFacts';
import { specOf } from '../../../src/store/modelSpec';
import { cells } from '../../../src/store/sceneParts';
import { weightsOf } from '../../store/modelWeights';
import { outputAt } from '../../../src/store/columns';
import { describeUnscored, saidBy } from '../../../src/store/columnWords';
import { engineAnswer } from '../../views/engineAnswer';

const facts = JSON.parse(readFileSync(new URL('../../../public/models/models.json', import.meta.url), 'utf8')) as ModelFacts;

let split: SentenceSplit;
beforeAll(async () => {
  split = await loadSentences();
});

describe('the tagged sentences', () => {
  it('have a tag for each word, are plain and short, and none is in both parts', () => {
    const { training, heldOut } = split;
    for (const { words, tags } of [...training, ...heldOut]) {
      expect(tags).toHaveLength(words.length);
      expect(words.length).toBeGreaterThanOrEqual(3);
      expect(words.length).toBeLessThanOrEqual(12);
      expect(words.join(' ')).toMatch(/^[a-z ]+$/);
      expect(tags.every((tag) => tagSigns[tag] !== undefined)).toBe(true);
    }
    const learnt = new Set(training.map(writeSentence));
    expect(heldOut.filter((sentence) => learnt.has(writeSentence(sentence)))).toEqual([]);
    expect(heldOut.length / (heldOut.length + training.length)).toBeCloseTo(0.1, 3);
  });

  it('have common words that are common in what is learned from', () => {
    const counts = new Map<string, number>();
    for (const word of split.training.flatMap(({ words }) => words)) counts.set(word, (counts.get(word) ?? 0) + 1);
    for (const [word, count] of counts) expect(isCommon(word), word).toBe(count >= 8);
  });

  it('are read back from the file word by word and letter by letter', () => {
    expect(readSentences({ words: 'the whale|see it go', tags: 'DN|VPV' })).toEqual([
      { words: ['the', 'whale'], tags: [5, 0] },
      { words: ['see', 'it', 'go'], tags: [1, 4, 1] },
    ]);
  });
});

describe('the answer key of a sentence', () => {
  it('is its tags, aligned with its words, and says whether it was learned', async () => {
    const keyOf = await loadTagsKey();
    const [sentence = { words: [], tags: [] }] = split.heldOut;
    const typed = `${writeSentence(sentence).toUpperCase()}!`;
    expect(keyOf(typed)).toMatchObject({ targets: sentence.tags, trainedOn: false });
    expect(keyOf(writeSentence(split.training[0] ?? sentence))).toMatchObject({ trainedOn: true });
    expect(keyOf('colourless green ideas sleep')).toEqual({ targets: [], expected: null, trainedOn: null });
  });
});

describe('a tagged sentence on the stage', () => {
  const targets = [5, 0, 1];
  const answer = engineAnswer({ model: { task: 'tags', cell: 'gru', sizes: [6] }, text: 'the whale sleeps', targets });

  it('scores the output of each word against its own tag, and that of the start mark never', () => {
    expect(answer.columns.map(({ target, output }) => [target, output])).toEqual([
      [-1, 'ignored'],
      [5, 'used'],
      [0, 'used'],
      [1, 'used'],
    ]);
    targets.forEach((target, index) => {
      expect(answer.losses.data[index + 1]).toBeCloseTo(-Math.log(outputAt(answer, index + 1)[target] ?? 0), 10);
    });
    expect(answer.losses.data[0]).toBeNaN();
    expect(describeUnscored(answer, 0)).toBe('No word has been read yet, so this output is ignored.');
  });

  it('says a tag a word', () => {
    expect(saidBy(answer).split(' ')).toHaveLength(3);
    const sentence = { words: ['the', 'whale', 'sleeps'], tags: targets };
    const said = tagWords(answer.spec, answer.weights, sentence).map((tag) => tagSigns[tag]);
    expect(saidBy(answer)).toBe(said.join(' '));
  });

  it('is one that no key knows where nobody has tagged it', () => {
    const typed = engineAnswer({ model: { task: 'tags', cell: 'gru', sizes: [6] }, text: 'the whale sleeps', targets: [] });
    expect(typed.columns.every(({ target }) => target === -1)).toBe(true);
    expect(describeUnscored(typed, 1)).toBe('‘the whale sleeps’ is no sentence of the data, so no output can be scored.');
  });
});

describe('tags by counting', () => {
  const example = (words: readonly number[], tags: readonly number[]) => ({
    inputs: Int32Array.of(0, ...words),
    targets: Int32Array.from(tags),
  });
  const seen = [example([1, 2], [3, 0]), example([1, 2], [3, 0]), example([4, 2], [3, 1])];

  it('of a word alone are those that it has had, however it is surrounded', () => {
    const alone = countTags(seen, 5, [1, 0]);
    expect([...tagProbabilities(alone, Int32Array.of(0, 4, 2), 2)]).toEqual([2 / 3, 1 / 3, 0, 0, 0]);
  });

  it('after the word before it are those that it has had there, and else those of the word alone', () => {
    const pairs = countTags(seen, 5, [1, 0, 0]);
    expect(tagProbabilities(pairs, Int32Array.of(0, 4, 2), 2)[1]).toBe(1);
    expect([...tagProbabilities(pairs, Int32Array.of(0, 3, 2), 2)]).toEqual([2 / 3, 1 / 3, 0, 0, 0]);
    expect(tagProbabilities(pairs, Int32Array.of(0, 9), 1).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(judgeTagCounts(pairs, [example([4, 2], [3, 1])])).toMatchObject({ accuracy: 1 });
  });

  it('have the same loss from what was seen of each word alone', () => {
    const pairs = countTags(seen, 5, [1, 0.5, 0]);
    const judges = [example([4, 2], [3, 1]), example([1, 9, 2], [3, 2, 0])];
    expect(lossOfSightings(sightingsOf(pairs, judges), 5, pairs.strengths)).toBeCloseTo(judgeTagCounts(pairs, judges).loss, 12);
  });

  it.each(['word', 'wordPair'] as const)('know the held-out words as well as is recorded (%s)', (name) => {
    const recorded = facts.baselines.tags.find((baseline) => baseline.name === name);
    const counts = countTags(split.training.map(exampleOfSentence), tagSigns.length, recorded?.strengths ?? []);
    const { loss, accuracy } = judgeTagCounts(counts, split.heldOut.map(exampleOfSentence));
    expect(loss).toBeCloseTo(recorded?.heldOutLoss ?? Number.NaN, 12);
    expect(accuracy).toBeCloseTo(recorded?.accuracy ?? Number.NaN, 12);
  });

  it.each(cells)('are beaten where words alone are counted, by the shipped %s, which is as good as is recorded', (cell) => {
    const model = { task: 'tags', cell, sizes: [16], bias: 'one', source: { kind: 'shipped' } } as const;
    const recorded = factsOf(facts, model)?.accuracy ?? Number.NaN;
    const [spec, weights] = [specOf(model), weightsOf(model)];
    expect(shareOfWords(split.heldOut, (sentence) => tagWords(spec, weights, sentence))).toBeCloseTo(recorded, 12);
    expect(recorded).toBeGreaterThan(facts.baselines.tags[0]?.accuracy ?? Number.NaN);
  });
});
