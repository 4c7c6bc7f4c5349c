/** Derives src/data/numbers/words.json from the npm package n2words: `npx tsx scripts/data-numbers.ts`. The result is committed. */
import { readFileSync, writeFileSync } from 'node:fs';
import { toCardinal as german } from 'n2words/de-DE';
import { toCardinal as english } from 'n2words/en-US';
import { toCardinal as spanish } from 'n2words/es-ES';
import { toCardinal as french } from 'n2words/fr-FR';
import { toCardinal as italian } from 'n2words/it-IT';
import { toCardinal as dutch } from 'n2words/nl-NL';
import { toCardinal as portuguese } from 'n2words/pt-PT';
import { toCardinal as swedish } from 'n2words/sv-SE';
import { countNumbers, type LanguageWords, spellNumber } from '../src/data/numbers/spellNumber';

type Speller = (value: number) => string;

const languages: Readonly<Record<string, Speller>> = {
  en: english,
  de: german,
  fr: french,
  es: spanish,
  it: italian,
  nl: dutch,
  pt: portuguese,
  sv: swedish,
};

const belowHundred = Array.from({ length: 100 }, (_, value) => value);
const hundreds = Array.from({ length: 9 }, (_, index) => index + 1);

/** What all words begin with. */
function commonStart(words: readonly string[]): string {
  const [first = '', ...rest] = words;
  let length = first.length;
  for (const word of rest) while (!word.startsWith(first.slice(0, length))) length -= 1;
  return first.slice(0, length);
}

/** Splits the words of a language into what begins and what ends them; an error when they are not made so. */
function takeApart(speak: Speller): LanguageWords {
  const spell: Speller = (value) => speak(value).normalize('NFC');
  const starts = hundreds.map((hundred) => commonStart(belowHundred.slice(1).map((rest) => spell(100 * hundred + rest))));
  const endings = belowHundred.slice(1).map((rest) => spell(200 + rest).slice((starts[1] ?? '').length));
  const words = {
    below: belowHundred.map(spell).join('|'),
    hundreds: hundreds.map((hundred) => spell(100 * hundred)).join('|'),
    starts: starts.join('|'),
    endings: endings.map((ending, index) => (ending === spell(index + 1) ? '' : ending)).join('|'),
  };
  for (let value = 0; value < countNumbers; value++) {
    if (spellNumber(words, value) !== spell(value)) throw new Error(`${value} is not put together from its parts: ${spell(value)}.`);
  }
  return words;
}

const { version } = JSON.parse(readFileSync(new URL('../node_modules/n2words/package.json', import.meta.url), 'utf8')) as {
  version: string;
};
const words = Object.fromEntries(Object.entries(languages).map(([code, speak]) => [code, takeApart(speak)]));
const content = { source: `n2words ${version}`, licence: 'MIT', words };
writeFileSync(new URL('../src/data/numbers/words.json', import.meta.url), `${JSON.stringify(content, null, 2)}\n`);
process.stdout.write(`${Object.keys(words).length} languages, ${countNumbers} numbers each\n`);
