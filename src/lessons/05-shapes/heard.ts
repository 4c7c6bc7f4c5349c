import { asWord } from '../../data/numbers/signs';
import { countNumbers } from '../../data/numbers/spellNumber';
import { continuationsOf, mostRightAfter } from '../../data/translation/heard';
import { numberPairs } from '../../data/translation/pairs';
import { countEncoderSteps } from '../../store/columns';
import type { Answer } from '../../store/run';
import type { Scene } from '../../store/scene';
import { formatCount } from '../../ui/format';
import type { Fact } from '../lesson';
import { countOf, likeliest, prob, told } from '../measure';
import { otherShape } from './shape';

/** What can be said of a German word before its English one has been heard: counted from the data, whatever the network. */

const small = 100;

/** How many characters of the word have been heard at the step in view. */
function heardCharacters(answer: Answer, { step }: Scene): number {
  return answer.spec.decoder ? Math.min(step, countEncoderSteps(answer) - 1) : step;
}

/** For how many of the numbers below one hundred the first German letter can be right at most, having heard so many characters. */
export function mostRightBelowHundred(characters: number): number {
  return mostRightAfter(numberPairs(), characters, small);
}

/** What the text so far leaves open. */
export function leavesOpen(answer: Answer): Fact {
  if (!answer.spec.decoder) return otherShape(answer);
  const heard = asWord(answer.scene.text);
  const { numbers, firstLetters } = continuationsOf(numberPairs(), heard);
  const [best] = firstLetters;
  if (!best) return { holds: false, text: `No number from 0 to 999 begins with ‘${heard}’.` };
  if (numbers.length === 1) return told(`Only ${numbers[0] ?? ''} begins with ‘${heard}’: its German word begins with ‘${best.letter}’.`);
  const begin =
    heard === '' ? `All ${formatCount(countNumbers)} numbers are still possible` : `${numbers.length} numbers begin with ‘${heard}’`;
  if (firstLetters.length === 1) return told(`${begin}, and all their German words with ‘${best.letter}’.`);
  return told(
    `${begin}, and their German words with ${firstLetters.length} different letters. The best guess, ‘${best.letter}’, is right for ${best.count} of them.`,
  );
}

/** What the network makes of the text so far, held against all that it leaves open. */
export function guessesEarly(answer: Answer): Fact {
  if (!answer.spec.decoder) return otherShape(answer);
  const { sign, probability } = likeliest(answer, countEncoderSteps(answer));
  const { numbers, firstLetters } = continuationsOf(numberPairs(), asWord(answer.scene.text));
  const right = firstLetters.find(({ letter }) => sign === `‘${letter}’`)?.count ?? 0;
  const says = `The network on stage, asked now, says ${sign} with probability ${prob(probability)}`;
  return numbers.length === 0
    ? { holds: false, text: `${says}, but there is no such number.` }
    : told(`${says}; that is right for ${right} of ${countOf(numbers.length, 'number')}.`);
}

/** The bound for every network that speaks after so many characters. */
export function boundOnTheFly(answer: Answer, scene: Scene): Fact {
  const characters = heardCharacters(answer, scene);
  const [most, mostSmall] = [mostRightAfter(numberPairs(), characters), mostRightAfter(numberPairs(), characters, small)];
  const heard = characters === 0 ? 'Before anything is heard' : `After ${characters} ${characters === 1 ? 'character' : 'characters'}`;
  if (most === countNumbers)
    return told(`${heard} nothing is open any more: the first German letter can be right for all ${formatCount(countNumbers)} numbers.`);
  return told(
    `${heard} the first German letter can be right for at most ${most} of ${formatCount(countNumbers)} numbers; of the ${small} below one hundred, for ${mostSmall}.`,
  );
}
