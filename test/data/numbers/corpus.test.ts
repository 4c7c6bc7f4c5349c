import { toCardinal as german } from 'n2words/de-DE';
import { toCardinal as english } from 'n2words/en-US';
import { toCardinal as swedish } from 'n2words/sv-SE';
import { beforeAll, describe, expect, it } from 'vitest';
import { exampleOfWord, languagesOfWords, loadLanguageWords, wordsOfNumbers } from '../../../src/data/language/examples';
import { languageTask } from '../../../src/data/language/task';
import { loadNumberWords, type NumberWords } from '../../../src/data/numbers/corpus';
import { languages } from '../../../src/data/numbers/languages';
import { asWord, decodeWord } from '../../../src/data/numbers/signs';
import { splitNumbers } from '../../../src/data/numbers/splitNumbers';
import { exampleOfNumber } from '../../../src/data/spelling/examples';
import { spellingTask, vectorOfNumber } from '../../../src/data/spelling/task';
import type { TaskName } from '../../../src/data/task';
import { loadKeys, taskOf } from '../../../src/data/tasks';
import { exampleOfPair } from '../../../src/data/translation/examples';
import { translationTask } from '../../../src/data/translation/task';

let words: NumberWords;
beforeAll(async () => {
  words = await loadNumberWords();
});

const keyOf = async (task: TaskName, text: string) => (await loadKeys(task))?.(text);

describe('the number words', () => {
  it('put together from their parts are those of n2words, every one', () => {
    for (let value = 0; value < 1000; value++) {
      expect([words.en[value], words.de[value], words.sv[value]]).toEqual([english(value), german(value), swedish(value).normalize('NFC')]);
    }
  });

  it('are split by number, so that no held-out word is learned in any language', async () => {
    const { training, heldOut } = splitNumbers();
    expect([training.length, heldOut.length, new Set([...training, ...heldOut]).size]).toEqual([900, 100, 1000]);
    const split = await loadLanguageWords();
    const learned = new Set(split.training.map(({ word }) => word));
    expect(split.heldOut.filter(({ word }) => learned.has(word))).toEqual([]);
  });

  it('of several languages are no examples: no one class would be right', () => {
    const owners = languagesOfWords(words);
    expect(owners.get('zero')).toEqual(['en', 'it', 'pt']);
    const all = wordsOfNumbers(
      words,
      Array.from({ length: 1000 }, (_, value) => value),
    );
    expect(all.some(({ word }) => word === 'zero' || word === 'nove')).toBe(false);
    expect(new Set(all.map(({ word }) => word)).size).toBe(all.length);
  });
});

describe('the encoders', () => {
  it('know every character of every word, and give the words back', () => {
    for (const language of languages) {
      for (const word of words[language]) {
        const { inputs, targets } = exampleOfWord({ word, language });
        expect(decodeWord(inputs.slice(1), languageTask.inputs)).toBe(word);
        expect(languages[targets[0] ?? -1]).toBe(language);
      }
    }
    for (let value = 0; value < 1000; value++) {
      const { inputs, targets, decoderInputs } = exampleOfPair(words.en[value] ?? '', words.de[value] ?? '');
      expect(decodeWord(inputs.slice(1), translationTask.inputs)).toBe(words.en[value]);
      expect(decodeWord(targets, translationTask.outputs)).toBe(words.de[value]);
      expect([...(decoderInputs ?? [])]).toEqual([0, ...targets.slice(0, -1)]);
      const spelled = exampleOfNumber(value, words.en[value] ?? '');
      expect(decodeWord(spelled.targets, spellingTask.outputs)).toBe(words.en[value]);
      expect(spelled.inputs).toHaveLength(30 * spelled.targets.length);
      expect(spelled.inputs.subarray(30).every((entry) => entry === 0)).toBe(true);
    }
  });

  it('leave room for the longest word', () => {
    expect(Math.max(...words.de.map(({ length }) => length + 1))).toBeLessThanOrEqual(translationTask.goesOn?.most ?? 0);
    expect(Math.max(...words.en.map(({ length }) => length + 1))).toBeLessThanOrEqual(spellingTask.goesOn?.most ?? 0);
  });

  it('read capitals and composed accents as the words are written, and mark what no network saw', () => {
    const read = languageTask.read('Sjö7');
    expect(read.map(({ read: sign }) => sign)).toEqual(['·', 's', 'j', 'ö', null]);
    // The encoder never reads a German letter, though the decoder writes it.
    expect(translationTask.read('ü').at(-1)?.token).toBe(-1);
    expect(asWord('  Twenty-One ')).toBe('twenty-one');
  });

  it('read a number as three digits, and zeros for what is none', () => {
    expect([...vectorOfNumber('7')].flatMap((entry, index) => (entry === 1 ? [spellingTask.inputs[index]] : []))).toEqual([
      '0__',
      '_0_',
      '__7',
    ]);
    for (const text of ['', '1000', '-3', '2.5', 'two']) expect(vectorOfNumber(text).every((entry) => entry === 0)).toBe(true);
  });
});

describe('the answer keys', () => {
  it('know what should come out, and whether it was learned', async () => {
    const [heldOut = 0] = splitNumbers().heldOut;
    expect(await keyOf('translation', ' Twenty-One')).toMatchObject({ expected: 'einundzwanzig' });
    expect(await keyOf('translation', words.en[heldOut] ?? '')).toMatchObject({ expected: words.de[heldOut], trainedOn: false });
    expect(await keyOf('spelling', '256')).toMatchObject({ expected: 'two hundred fifty-six' });
    expect(await keyOf('language', 'veintiuno')).toMatchObject({ targets: [languages.indexOf('es')], expected: 'Spanish' });
  });

  it('say nothing about what they do not know, and of words of several languages which', async () => {
    for (const task of ['language', 'spelling', 'translation'] as const) {
      expect(await keyOf(task, 'Martha')).toEqual({ targets: [], expected: null, trainedOn: null });
    }
    expect(await keyOf('language', 'nove')).toMatchObject({ targets: [], expected: 'Italian or Portuguese' });
    expect(await keyOf('names', 'Martha')).toBeUndefined();
    expect(taskOf({}).name).toBe('names');
  });
});
