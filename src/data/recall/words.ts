import { letters } from '../names/vocabulary';
import { createRandom, type Random, streamOf } from '../../engine/random';
import { splitCharacters } from '../characters';

/** Letters of the longest word that a network learns from. */
export const longestLearnt = 20;

const counts = { training: 20_000, heldOut: 500 } as const;
const seed = 1;

/** Every letter as likely as any other, whatever the ones before it: nothing tells of the first but having kept it. */
function drawWord(random: Random, length: number): string {
  return Array.from({ length }, () => letters[random.below(letters.length)] ?? '').join('');
}

function drawWords(name: string, count: number): readonly string[] {
  const random = createRandom(seed, streamOf(`recall ${name}`));
  return Array.from({ length: count }, () => drawWord(random, 1 + random.below(longestLearnt)));
}

/** Words of 1 to 20 letters, every length as likely. What is held out has no word that is learnt, and so hardly a short one. */
export function splitWords(): { readonly training: readonly string[]; readonly heldOut: readonly string[] } {
  const training = drawWords('training', counts.training);
  const known = new Set(training);
  return { training, heldOut: [...new Set(drawWords('held out', counts.heldOut))].filter((word) => !known.has(word)) };
}

/** Letters of the words that measure how long the first is kept: each step to the next but one doubles the way. */
export const measuredLengths: readonly number[] = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64];

/** Words of each first letter, to measure with. */
const perLetter = 4;

/** As many words of that length for every first letter, the rest of each as it falls. */
export function wordsOfLength(length: number): readonly string[] {
  const random = createRandom(seed, streamOf(`recall of ${length}`));
  return letters.flatMap((first) => Array.from({ length: perLetter }, () => first + drawWord(random, length - 1)));
}

/** A text brought to so many letters, counted as the network reads them: cut, or written on with letters that are the same for everybody. */
export function stretchText(text: string, length: number): string {
  const whole = splitCharacters(text);
  const random = createRandom(seed, streamOf('recall goes on'));
  const rest = Array.from(drawWord(random, length));
  return [...whole.slice(0, length), ...rest.slice(whole.length)].join('');
}
