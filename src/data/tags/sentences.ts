import { createRandom, streamOf } from '../../engine/random';
import { type Tag, tagSigns } from './tagset';

/** A sentence, or what stands between two stops of one: small letters, no punctuation; the tag of each word, by number. */
export interface TaggedSentence {
  readonly words: readonly string[];
  readonly tags: readonly number[];
}

/** One letter for each tag in the file, in the order of the tags. */
const letters = 'NVARPDICTMX';

export const letterOfTag = (tag: Tag): string => letters.charAt(tagSigns.indexOf(tag));

/** As the file holds them: words set apart by spaces, sentences by lines; under them a letter a word. */
export interface SentenceFile {
  readonly words: string;
  readonly tags: string;
}

export function readSentences({ words, tags }: SentenceFile): readonly TaggedSentence[] {
  const lines = tags.split('|');
  return words.split('|').map((line, index) => ({
    words: line.split(' '),
    tags: Array.from(lines[index] ?? '', (letter) => letters.indexOf(letter)),
  }));
}

/** Sentences to learn from, and sentences that no network and no count learns from. */
export interface SentenceSplit {
  readonly training: readonly TaggedSentence[];
  readonly heldOut: readonly TaggedSentence[];
}

const splitSeed = 2026;
const heldOutShare = 0.1;

/** The same split in every browser. */
export function splitSentences(sentences: readonly TaggedSentence[]): SentenceSplit {
  const order = Int32Array.from(sentences, (_, index) => index);
  createRandom(splitSeed, streamOf('split')).shuffle(order);
  const shuffled = Array.from(order).flatMap((index) => sentences.slice(index, index + 1));
  const count = Math.round(sentences.length * heldOutShare);
  return { training: shuffled.slice(count), heldOut: shuffled.slice(0, count) };
}

/** All sentences, loaded only where they are asked for. */
export async function loadSentences(): Promise<SentenceSplit> {
  const { default: file } = await import('./sentences.json', { with: { type: 'json' } });
  return splitSentences(readSentences(file));
}

export const writeSentence = ({ words }: TaggedSentence): string => words.join(' ');
export const writeTags = ({ tags }: Pick<TaggedSentence, 'tags'>): string => tags.map((tag) => tagSigns[tag] ?? '?').join(' ');

/** Sentences that no network learned from, as people write them. */
export async function loadHeldOutSentences(): Promise<readonly string[]> {
  return (await loadSentences()).heldOut.map(writeSentence);
}
