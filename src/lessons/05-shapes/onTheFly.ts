import { asWord } from '../../data/numbers/signs';
import { splitNumbers } from '../../data/numbers/splitNumbers';
import { continuationsOf } from '../../data/translation/heard';
import { numberPairs } from '../../data/translation/pairs';
import type { Answer } from '../../store/run';
import { factsOf, modelFactsStore, type ShippedFacts } from '../../store/modelFacts';
import { saidBy } from '../../store/columnWords';
import { formatCount } from '../../ui/format';
import type { Fact } from '../lesson';
import { either, likeliest, prob } from '../measure';

/** The network that translates while it listens, and beside it the one that hears all first. */

const notOnTheFly: Fact = { holds: false, text: 'The network on stage now does not translate on the fly.' };

/** The first character that it says is a guess, as long as German words of several beginnings are possible. */
export function guessesFirst(answer: Answer): Fact {
  const { scene, key } = answer;
  if (scene.model.task !== 'onTheFly') return notOnTheFly;
  const [heard = ''] = asWord(scene.text);
  if (heard === '') return { holds: false, text: 'Nothing has been heard, and nothing is due.' };
  const { sign, probability } = likeliest(answer, 1);
  const { firstLetters } = continuationsOf(numberPairs(), heard);
  const says = `Having heard ‘${heard}’, this network says ${sign} with probability ${prob(probability)}`;
  if (firstLetters.length === 0) return { holds: false, text: `${says}, but no number begins so.` };
  const open =
    firstLetters.length > 1 ? `German words with ${firstLetters.length} first letters are still possible` : 'no other is possible';
  const right = key?.expected?.[0];
  const judged = right === undefined ? '' : sign === `‘${right}’` ? ', and that is right' : `, where ‘${right}’ would be right`;
  return { holds: firstLetters.length > 1, text: `${says}${judged}: ${open}.` };
}

/** All that it has said in the end. */
export function endsOnTheFly(answer: Answer): Fact {
  const { scene, key } = answer;
  if (scene.model.task !== 'onTheFly') return notOnTheFly;
  const said = `In the end it has said ‘${saidBy(answer)}’`;
  const expected = key?.expected ?? null;
  if (expected === null) return { holds: false, text: `${said}.` };
  return either(saidBy(answer) !== expected, `${said}; right is ‘${expected}’.`, `${said}, and that is right.`);
}

interface Beside {
  readonly onTheFly: ShippedFacts;
  readonly whole: ShippedFacts;
}

/** How the two networks of one cell and size did on the words that neither learned from; null where they were not examined. */
function besideEachOther({ scene: { model } }: Answer): Beside | null {
  const { facts } = modelFactsStore.getState();
  const [onTheFly, whole] = (['onTheFly', 'translation'] as const).map((task) => factsOf(facts, { ...model, task }));
  return model.source.kind === 'shipped' && onTheFly?.begunRight !== undefined && whole?.begunRight !== undefined
    ? { onTheFly, whole }
    : null;
}

/** Of so many words. */
const countRight = ({ begunRight, accuracy }: ShippedFacts, words: number) => ({
  begun: Math.round((begunRight ?? Number.NaN) * words),
  right: Math.round((accuracy ?? Number.NaN) * words),
});

export function sideBySide(answer: Answer): Fact {
  const { task } = answer.scene.model;
  const pair = task === 'onTheFly' || task === 'translation' ? besideEachOther(answer) : null;
  if (!pair) return { holds: false, text: 'For the network on stage now no such pair was examined.' };
  const words = splitNumbers().heldOut.length;
  const [early, late] = [countRight(pair.onTheFly, words), countRight(pair.whole, words)];
  const [updates, lateUpdates] = [pair.onTheFly.updates, pair.whole.updates].map(formatCount);
  const learned = updates === lateUpdates ? `After ${updates} updates each, of` : `After ${updates} and ${lateUpdates} updates, of`;
  const counts = `${learned} ${words} words that neither learned from, the network on the fly begins ${early.begun} rightly and has ${early.right} right to the end; the encoder–decoder begins ${late.begun} and has ${late.right}`;
  return either(late.begun > early.begun && late.right > early.right, `${counts}.`, `${counts}: here waiting does not help.`);
}
