import { vectorAt } from '../../engine/tensor';
import { countEncoderSteps } from '../../store/columns';
import { quoteText, saidBy } from '../../store/columnWords';
import { scoredSteps } from '../../store/costSteps';
import type { Answer } from '../../store/run';
import type { Scene } from '../../store/scene';
import { wordsOf } from '../../data/taskWords';
import { influences, strongest } from '../../views/unrolled/saliency';
import type { Fact } from '../lesson';
import { countOf, either, likeliest, num, prob, railLetter, saidSign, told, typedAt } from '../measure';
import { otherShape, saidFreely } from './shape';

/** First all is read, then all is said. */

export function readsThenSays(answer: Answer): Fact {
  if (!answer.spec.decoder) return otherShape(answer);
  const read = countEncoderSteps(answer);
  const says = answer.columns.length - read;
  return told(`${countOf(read, 'step')} read and put nothing out; then ${countOf(says, 'step')} say ‘${saidBy(answer)}’.`);
}

/** The states that cross over: how many numbers. */
export function crossesOver(answer: Answer, scene: Scene): Fact {
  const { spec } = answer;
  if (!spec.decoder) return otherShape(answer);
  const units = spec.layers.reduce((sum, { size }) => sum + size, 0);
  const isPair = spec.layers[0]?.cell === 'lstm';
  const numbers = isPair
    ? `h and ${railLetter(scene)} cross over, ${units} + ${units} = ${2 * units} numbers`
    : `h crosses over, ${units} numbers`;
  const freely = saidFreely(answer);
  const held = freely === null ? '' : ` Held by hand, it says ‘${saidBy(answer)}’ in place of ‘${freely}’.`;
  return told(
    `${countOf(countEncoderSteps(answer), 'sign')} have been read. ${numbers}, and it would be as many after any other word.${held}`,
  );
}

const mostNamed = 4;

/** Whether a step of the decoder read what the network had said one step before, and nothing else. */
function isHeard(answer: Answer, step: number): boolean {
  return (vectorAt(answer.values.input, step)[answer.columns[step]?.token ?? -1] ?? 0) === 1;
}

export function hearsItself(answer: Answer): Fact {
  if (!answer.spec.decoder) return otherShape(answer);
  const own = [...answer.columns.keys()].filter((step) => answer.columns[step]?.own);
  if (own.length === 0) return { holds: false, text: 'It says the end at once, and so reads nothing of its own.' };
  const signs = own.slice(0, mostNamed).map((step) => typedAt(answer, step));
  const freely = saidFreely(answer);
  return either(
    own.every((step) => isHeard(answer, step)),
    `It reads its start mark, and then what it said a step before: ${signs.join(', ')}${own.length > mostNamed ? ' and so on' : ''}.`,
    `What it reads is held by hand, so it does not hear itself. It says ‘${saidBy(answer)}’${freely === null ? '' : ` in place of ‘${freely}’`}.`,
  );
}

/** The first letter that it says, beside the word that would be right. */
export function beginsWith(answer: Answer): Fact {
  if (!answer.spec.decoder) return otherShape(answer);
  const { sign, probability } = likeliest(answer, countEncoderSteps(answer));
  const { scene, key } = answer;
  const begins = `After ${quoteText(scene.text)} it begins with ${sign}, with probability ${prob(probability)}`;
  const expected = key?.expected ?? null;
  if (expected === null) return { holds: false, text: `${begins}; but that is ${wordsOf(scene.model).stranger}.` };
  return either(sign === `‘${expected[0] ?? ''}’`, `${begins}, as ‘${expected}’ does.`, `${begins}; ‘${expected}’ does not.`);
}

/** The input that mattered most to the right first letter, by x·∂y/∂x. */
interface Decisive {
  readonly step: number;
  /** The largest influence within the last word of the text, over the largest before it. */
  readonly lastOverRest: number;
}

/** Where the last word of the text begins, as a step of the encoder: behind the last space or hyphen. */
function lastWordStep({ columns }: Answer): number {
  return columns.findLastIndex(({ part, typed, local }) => part === 'encoder' && local > 0 && /[-␣]/.test(typed)) + 1;
}

/**
 * ∂L/∂x of a cost that is the first letter’s loss alone, −ln y, is −∂y/∂x / y: the gradients on stage tell what the letter hung on, as
 * shares, which stay plain where y is so near 1 that nothing moves it much. Null
 * where the cost is another one, or no letter is the right one.
 */
export function decisiveInput(answer: Answer): Decisive | null {
  const first = countEncoderSteps(answer);
  const scored = scoredSteps(answer);
  if (!answer.spec.decoder || scored.length !== 1 || scored[0] !== first) return null;
  const target = answer.columns[first]?.target ?? -1;
  const all = influences(answer, answer.gradients.input, { step: first, token: target, measure: 'set' }).slice(0, first);
  const [most] = strongest(all, 1);
  if (!most) return null;
  const largest = (from: number, to: number) => Math.max(0, ...all.slice(from, to).map(({ value }) => Math.abs(value)));
  const begin = lastWordStep(answer);
  return { step: most.step, lastOverRest: largest(begin, first) / largest(0, begin) };
}

export function hangsOnLastWord(answer: Answer): Fact {
  const { spec, scene, columns } = answer;
  if (!spec.decoder) return otherShape(answer);
  const target = columns[countEncoderSteps(answer)]?.target ?? -1;
  if (target < 0)
    return { holds: false, text: `${quoteText(scene.text)} is ${wordsOf(scene.model).stranger}: no first letter is the right one.` };
  const decisive = decisiveInput(answer);
  if (!decisive)
    return {
      holds: false,
      text: 'The gradients on stage do not tell now what the first letter hung on: the cost is another one, or a value is held.',
    };
  const { step, lastOverRest } = decisive;
  const start = `To ${saidSign(answer, target)}, the first German letter, ${typedAt(answer, step)} at step ${step} mattered most`;
  if (!Number.isFinite(lastOverRest)) return { holds: false, text: `${start}; but the text has only one word.` };
  return either(
    lastOverRest > 1,
    `${start}: ${num(lastOverRest)} times as much as anything before the last word.`,
    `${start}. It is not in the last word.`,
  );
}
