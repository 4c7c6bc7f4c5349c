import { changeCause } from '../../store/changes';
import { nameSign } from '../../store/columnWords';
import { vectorAt } from '../../engine/tensor';
import type { Answer } from '../../store/run';
import type { Scene } from '../../store/scene';
import { formatNumber, formatProbability } from '../../ui/format';
import { formerWords } from '../../ui/former';
import { normOf } from './norms';
import { likeliest, likeliestBefore, probabilityBefore, scoreBefore, scoreOf } from './predictions';

/** What a change by hand did to what the words beside the graph speak of. */

/** The guess at a step in the run without the change. */
function describeGuess(answer: Answer, step: number, cause: string): string {
  const [best] = likeliest(answer, step, 1);
  const former = likeliestBefore(answer, step);
  if (!best || !former) return '';
  const name = nameSign(answer, best.sign);
  const share = formatProbability(probabilityBefore(answer, step, best.token) ?? Number.NaN);
  if (former.token !== best.token) {
    return `Without ${cause} the likeliest is ${nameSign(answer, former.sign)} with ${formatProbability(former.probability)}, and ${name} has ${share}. `;
  }
  if (former.probability === best.probability) return `Without ${cause} ${name} is the likeliest too, exactly as likely. `;
  const near = share === formatProbability(best.probability) ? 'as near as two digits tell, ' : '';
  return `Without ${cause} ${name} is the likeliest too, ${near}with ${share}. `;
}

function describeLosses(answer: Answer, before: NonNullable<Answer['unchanged']>, step: number): string {
  const [now, was] = [answer.losses.data[step] ?? Number.NaN, before.losses.data[step] ?? Number.NaN];
  const [score, former] = [scoreOf(answer), scoreBefore(answer)];
  const here = Number.isFinite(now) && Number.isFinite(was) ? [`at this step ${formatNumber(now)}, ${formerWords(now, was)}`] : [];
  const whole = score.of > 1 && former ? [`in the mean ${formatNumber(score.loss)}, ${formerWords(score.loss, former.loss)}`] : [];
  const both = [...here, ...whole];
  return both.length === 0 ? '' : `The loss is ${both.join('; ')}.`;
}

/** What it did to the guess in view and to the losses; null where nothing was changed by hand. */
export function describeChangedGuess(answer: Answer, step: number): string | null {
  if (!answer.unchanged) return null;
  const cause = changeCause(answer.scene);
  return `${describeGuess(answer, step, cause)}${describeLosses(answer, answer.unchanged, step)}`.trim() || null;
}

/** What it did to the cost, and to the gradient in view; null where nothing was changed by hand. */
export function describeChangedGradient(answer: Answer, scene: Pick<Scene, 'step' | 'layer'>): string | null {
  const { unchanged, gradients, loss, spec } = answer;
  if (!unchanged) return null;
  const step = Math.min(scene.step, answer.columns.length - 1);
  const index = Math.min(scene.layer, spec.layers.length) - 1;
  const [here, there] = [gradients, unchanged.gradients].map(({ layers }) => {
    const h = layers[index]?.quantities.h;
    return h && step < (h.shape[0] ?? 0) ? normOf(vectorAt(h, step)) : null;
  });
  const cost = `${formatNumber(loss)}, ${formerWords(loss, unchanged.loss)}`;
  const place = `the gradient of the hidden state at step ${step} has length`;
  const gradient =
    here == null ? '' : there == null ? '; there was no such step' : `; ${place} ${formatNumber(here)}, ${formerWords(here, there)}`;
  return `What ${changeCause(answer.scene)} did: the cost is ${cost}${gradient}.`;
}
