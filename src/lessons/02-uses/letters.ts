import type { Answer } from '../../store/run';
import type { Scene } from '../../store/scene';
import type { Fact } from '../lesson';
import { clampStep, countOf, listed, told } from '../measure';
import { does, guessesAt, otherTask, readUpTo, sayGuess } from './onStage';

/** Auto-completion: names, letter by letter. */

export function completes(answer: Answer, scene: Scene): Fact {
  if (!does(answer, 'names')) return otherTask(answer);
  const step = clampStep(answer, scene.step);
  return told(`After ${readUpTo(answer, step)} it expects ${listed(guessesAt(answer, step, 3).map(sayGuess))}.`);
}

/** The step at which it is surest of what comes; of equals, the first. */
function surestStep(answer: Answer): number {
  const share = (step: number) => guessesAt(answer, step, 1)[0]?.probability ?? 0;
  return [...answer.columns.keys()].reduce((best, step) => (share(step) > share(best) ? step : best), 0);
}

/** One distribution for each sign that is read. */
export function everyStep(answer: Answer): Fact {
  if (!does(answer, 'names')) return otherTask(answer);
  const count = answer.columns.length;
  const surest = surestStep(answer);
  const [best] = guessesAt(answer, surest, 1);
  const signs = `${countOf(count, 'sign')} ${count === 1 ? 'is' : 'are'} read and as many distributions come out, each over ${answer.vocabulary.length} signs`;
  return told(best ? `${signs}. It is surest after ${readUpTo(answer, surest)}, of ${sayGuess(best)}.` : `${signs}.`);
}
