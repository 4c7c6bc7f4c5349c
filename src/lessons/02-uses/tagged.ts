import { vectorAt } from '../../engine/tensor';
import { scoredSteps } from '../../store/costSteps';
import { saidBy } from '../../store/columnWords';
import { baselinesOf, factsOf, modelFactsStore } from '../../store/modelFacts';
import type { Answer } from '../../store/run';
import { formatPercent } from '../../ui/format';
import { scoreOf } from '../../views/unrolled/predictions';
import type { Fact } from '../lesson';
import { countOf, either, norm, num, told, typedAt } from '../measure';
import { does, guessesAt, otherTask, sayGuess } from './onStage';

/** Tagging: a part of speech a word. */

/** The tags, beside those of the program that tagged the book. */
export function tagsAll(answer: Answer): Fact {
  if (!does(answer, 'tags')) return otherTask(answer);
  if (answer.columns.length === 1) return { holds: false, text: 'There is no word to tag.' };
  const said = `It says ${saidBy(answer)}`;
  const { right, of } = scoreOf(answer);
  if (of === 0) return told(`${said}; nobody has tagged this sentence, so nothing is scored.`);
  return either(
    right === of,
    `${said}, as the program does at all ${of} words.`,
    `${said}; the program says the same at ${right} of ${of} words.`,
  );
}

/** Two steps that read the same vector and get different tags; or the same tag, where no two are told apart. null: no vector comes twice. */
export function twice(answer: Answer): { readonly first: number; readonly second: number; readonly differ: boolean } | null {
  const tagAt = (step: number) => guessesAt(answer, step, 1)[0]?.token;
  const pairs = answer.columns.flatMap(({ token }, second) => {
    const first = answer.columns.findIndex((column, step) => step > 0 && step < second && column.token === token);
    return first < 0 || token < 0 ? [] : [{ first, second, differ: tagAt(first) !== tagAt(second) }];
  });
  return pairs.find(({ differ }) => differ) ?? pairs[0] ?? null;
}

/** The same word, and so the same vector, at two places. */
export function sameWord(answer: Answer): Fact {
  if (!does(answer, 'tags')) return otherTask(answer);
  const found = twice(answer);
  if (!found) return { holds: false, text: 'No two words are read as the same vector here.' };
  const at = (step: number) => `${typedAt(answer, step)} at step ${step} gets ${guessesAt(answer, step, 1).map(sayGuess).join('')}`;
  const start = `${at(found.first)}, ${at(found.second)}`;
  return either(
    found.differ,
    `${start}: one vector, two tags. What differs is the state that came from the words before.`,
    `${start}: one vector, and here one tag.`,
  );
}

interface Shares {
  readonly word: number;
  readonly pair: number;
  readonly own: number;
}

/** The shares of held-out words that get the right tag: by counting words, by counting pairs, by the network; null where it was not judged. */
function sharesOf({ scene }: Answer): Shares | null {
  const { facts } = modelFactsStore.getState();
  const own = scene.model.task === 'tags' && scene.model.source.kind === 'shipped' ? factsOf(facts, scene.model)?.accuracy : undefined;
  const [word, pair] = baselinesOf(facts, scene.model).map(({ accuracy }) => accuracy);
  return own === undefined || word === undefined || pair === undefined ? null : { word, pair, own };
}

const notJudged: Fact = { holds: false, text: 'The network on stage now was not judged on held-out sentences.' };

/** Beside the commonest tag of each word. */
export function byCounting(answer: Answer): Fact {
  const shares = sharesOf(answer);
  if (!shares) return notJudged;
  const { word, own } = shares;
  const start = `On sentences that nobody learned from, each word’s commonest tag is right for ${formatPercent(word)} of the words, the network’s for ${formatPercent(own)}`;
  return either(own > word, `${start}.`, `${start}: here counting is as good.`);
}

/** Beside the commonest tag of each word after the one before it. */
export function byPairs(answer: Answer): Fact {
  const shares = sharesOf(answer);
  if (!shares) return notJudged;
  const { pair, own } = shares;
  return told(
    `Whoever counts the tags of each word after the word before it is right for ${formatPercent(pair)}, the network for ${formatPercent(own)}.`,
  );
}

/** Inputs that get a gradient from the last output in the cost, and those among them that are read after it. */
export function blamed(answer: Answer): { readonly step: number; readonly inputs: number; readonly later: number } | null {
  const step = scoredSteps(answer).at(-1);
  if (step === undefined) return null;
  const reached = [...answer.columns.keys()].filter((input) => norm(vectorAt(answer.gradients.input, input)) > 0);
  return { step, inputs: reached.length, later: reached.filter((input) => input > step).length };
}

/** What is read later has no part in a tag. */
export function onlyBefore(answer: Answer): Fact {
  if (!does(answer, 'tags')) return otherTask(answer);
  const found = blamed(answer);
  if (!found) return { holds: false, text: 'No output is scored here, so no input gets a gradient.' };
  const { step, inputs, later } = found;
  const after = answer.columns.length - 1 - step;
  const loss = num(answer.losses.data[step] ?? Number.NaN);
  return either(
    later === 0,
    `The tag of ${typedAt(answer, step)} has a loss of ${loss}. Of ${countOf(answer.columns.length, 'input')} ${inputs} get a gradient from it, and of the ${after} that come later none.`,
    `From the tag of ${typedAt(answer, step)} a gradient leads to ${countOf(later, 'input')} that ${later === 1 ? 'comes' : 'come'} later.`,
  );
}
