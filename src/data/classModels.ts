import { indexOfLargest } from '../engine/choose';
import { exp, log } from '../engine/scalar';
import { type CountModel, fitCountModel, lossOf, type TokenWord } from './countModels';

/** A word with the number of its class. */
export interface ClassedWord {
  readonly word: TokenWord;
  readonly label: number;
}

/** Naive Bayes: a count model of the words of each class, and how frequent the classes are. */
export interface ClassModel {
  readonly priors: readonly number[];
  readonly models: readonly CountModel[];
}

/** Of words with `size` different tokens in `classes` classes; the order is the number of strengths, 0: the classes’ frequencies alone. */
export function fitClassModel(words: readonly ClassedWord[], classes: number, size: number, strengths: readonly number[]): ClassModel {
  const groups = Array.from({ length: classes }, (_, label) => words.filter((each) => each.label === label).map(({ word }) => word));
  return {
    priors: groups.map(({ length }) => length / words.length),
    models: strengths.length === 0 ? [] : groups.map((group) => fitCountModel(group, size, strengths)),
  };
}

/** p(class | word) ∝ p(class) · p(word | class). */
export function classProbabilities({ priors, models }: ClassModel, word: TokenWord): Float64Array {
  const scores = priors.map((prior, label) => log(prior) - (models[label] ? lossOf(models[label], word) : 0));
  const largest = Math.max(...scores);
  const shares = Float64Array.from(scores, (score) => exp(score - largest));
  const sum = shares.reduce((total, share) => total + share, 0);
  return shares.map((share) => share / sum);
}

/** Mean −ln p of the right class, and the share of words whose likeliest class is right. */
export function judgeClassModel(model: ClassModel, words: readonly ClassedWord[]): { readonly loss: number; readonly accuracy: number } {
  const judged = words.map(({ word, label }) => {
    const probabilities = classProbabilities(model, word);
    return { loss: -log(probabilities[label] ?? 0), isRight: indexOfLargest(probabilities) === label };
  });
  return {
    loss: judged.reduce((sum, { loss }) => sum + loss, 0) / words.length,
    accuracy: judged.filter(({ isRight }) => isRight).length / words.length,
  };
}
