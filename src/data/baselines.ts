import { windowDays } from './births/series';
import { type ClassedWord, fitClassModel, judgeClassModel } from './classModels';
import { chooseStrengths, fitCountModel, meanLoss, type TokenWord } from './countModels';
import type { Example } from '../engine/batches';
import { countTags, judgeTagCounts, lossOfSightings, sightingsOf } from './tags/counted';
import type { TaskName } from './task';
import { loadTaskData } from './taskData';
import { tasks } from './tasks';

/**
 * What counting reaches without a network, on the same split and the same targets. `bigram`, `trigram`: the next character from the one or
 * two before it, blind to what was asked. `frequency`: always the frequencies of classes or characters. `bayes`: naive Bayes over triples of characters.
 * `word`: the tags that each word has had. `wordPair`: those that it has had after the word before it.
 */
export type BaselineName = 'bigram' | 'trigram' | 'frequency' | 'bayes' | 'word' | 'wordPair';

export interface Baseline {
  readonly name: BaselineName;
  /** In nats per output: per character, end marks included, or per word. */
  readonly heldOutLoss: number;
  /** Share of the held-out examples whose class is right, or of their words whose tag is; absent where whole words are said. */
  readonly accuracy?: number;
  /** Of the smoothing, from order 1 up; chosen on a part of the training examples, without a look at the held-out ones. */
  readonly strengths: readonly number[];
}

interface Split<T> {
  readonly training: readonly T[];
  readonly heldOut: readonly T[];
}

/** Every tenth training example judges the smoothing. */
const judging = 10;

function setApart<T>(training: readonly T[]): { readonly judges: readonly T[]; readonly rest: readonly T[] } {
  return {
    judges: training.filter((_, index) => index % judging === 0),
    rest: training.filter((_, index) => index % judging !== 0),
  };
}

const countNames = { 1: 'frequency', 2: 'bigram', 3: 'trigram' } as const satisfies Readonly<Record<number, BaselineName>>;

/** The count model of an order at its best, counts from all training words. `size`: different tokens. */
export function fitCounts({ training, heldOut }: Split<TokenWord>, size: number, order: 1 | 2 | 3): Baseline {
  const { judges, rest } = setApart(training);
  const strengths = chooseStrengths(order, (trial) => meanLoss(fitCountModel(rest, size, trial), judges));
  const model = fitCountModel(training, size, strengths);
  return { name: countNames[order], heldOutLoss: meanLoss(model, heldOut), strengths };
}

/** The classes’ frequencies. */
export function fitFrequencies({ training, heldOut }: Split<ClassedWord>, classes: number): Baseline {
  const { loss, accuracy } = judgeClassModel(fitClassModel(training, classes, 0, []), heldOut);
  return { name: 'frequency', heldOutLoss: loss, accuracy, strengths: [] };
}

/** Naive Bayes at its best. */
export function fitBayes({ training, heldOut }: Split<ClassedWord>, classes: number, size: number): Baseline {
  const { judges, rest } = setApart(training);
  const strengths = chooseStrengths(3, (trial) => judgeClassModel(fitClassModel(rest, classes, size, trial), judges).loss);
  const { loss, accuracy } = judgeClassModel(fitClassModel(training, classes, size, strengths), heldOut);
  return { name: 'bayes', heldOutLoss: loss, accuracy, strengths };
}

/** What a many-to-one example is for counting: the word that it reads, with an end mark, and its class. */
function classedWord({ inputs, targets }: Example): ClassedWord {
  const [mark = 0, ...characters] = inputs;
  return { word: Int32Array.from([...characters, mark]), label: targets[0] ?? -1 };
}

/** Tags of words alone, or of words after each other, at their best. */
export function fitTags({ training, heldOut }: Split<Example>, classes: number, name: 'word' | 'wordPair'): Baseline {
  const { judges, rest } = setApart(training);
  // The counts are the same, however they are smoothed.
  const flat = Array.from({ length: name === 'word' ? 2 : 3 }, () => 1);
  const seen = sightingsOf(countTags(rest, classes, flat), judges);
  const strengths = chooseStrengths(flat.length, (trial) => lossOfSightings(seen, classes, trial));
  const { loss, accuracy } = judgeTagCounts(countTags(training, classes, strengths), heldOut);
  return { name, heldOutLoss: loss, accuracy, strengths };
}

/** The baselines of a task, the weaker first. */
export async function fitBaselines(name: TaskName): Promise<readonly Baseline[]> {
  const [{ shape, inputs, outputs }, { training, heldOut }] = [tasks[name], await loadTaskData(name)];
  if (shape === 'manyToOne') {
    const split = { training: training.map(classedWord), heldOut: heldOut.map(classedWord) };
    const frequencies = fitFrequencies(split, outputs.length);
    // A triple of signs that begins with the mark gives the first letter away: Bayes reads the whole word at once.
    return name === 'recall' ? [frequencies] : [frequencies, fitBayes(split, outputs.length, inputs.length)];
  }
  if (name === 'tags') return (['word', 'wordPair'] as const).map((each) => fitTags({ training, heldOut }, outputs.length, each));
  // Windows of births overlap: of each day once, counting learns the same. Their lowest day, which is hardly ever one, stands for the mark.
  const counted = name === 'births' ? training.filter((_, index) => index % windowDays === 0) : training;
  const said = { training: counted.map(({ targets }) => targets), heldOut: heldOut.map(({ targets }) => targets) };
  // Counting pairs would know what should have been said one step before, which the network on the fly is never told.
  const orders = name === 'onTheFly' ? ([1] as const) : ([2, 3] as const);
  return orders.map((order) => fitCounts(said, outputs.length, order));
}
