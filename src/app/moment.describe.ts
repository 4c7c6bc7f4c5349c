import { vectorAt } from '../engine/tensor';
import { valueOf } from '../store/readAnswer';
import type { Answer } from '../store/run';
import type { Scene } from '../store/scene';
import { formatNumber, formatProbability } from '../ui/format';
import { valueWords } from '../ui/notation';
import { quoteToken } from './crumbs';

/** What the network expects next at a step, likeliest first. The mark at the end of a name is called by its name. */
export function expectations(
  answer: Answer,
  step: number,
  count: number,
): readonly { readonly sign: string; readonly probability: number }[] {
  if (!answer.values.output) return [];
  return [...vectorAt(answer.values.output, step)]
    .map((probability, token) => ({ sign: token === 0 ? 'the end' : (answer.vocabulary[token] ?? ''), probability }))
    .sort((a, b) => b.probability - a.probability)
    .slice(0, count);
}

function norm(vector: ArrayLike<number>): number {
  let largest = 0;
  for (let k = 0; k < vector.length; k++) largest = Math.max(largest, Math.abs(vector[k] ?? 0));
  if (largest === 0 || !Number.isFinite(largest)) return largest;
  let sum = 0;
  for (let k = 0; k < vector.length; k++) sum += ((vector[k] ?? 0) / largest) ** 2;
  return largest * Math.sqrt(sum);
}

function describeForward(answer: Answer, step: number): string {
  const read = answer.tokens
    .slice(1, step + 1)
    .map(({ typed }) => typed)
    .join('');
  const next = expectations(answer, step, 3).map(({ sign, probability }) => `${sign} ${formatProbability(probability)}`);
  return `${read === '' ? 'Before the first letter' : `After ‘${read}’`} the network expects ${next.join(', ')}.`;
}

function describeBackward(answer: Answer, scene: Scene, step: number): string {
  const gradient = answer.gradients.layers[scene.layer - 1]?.quantities.h;
  const size = gradient ? norm(vectorAt(gradient, step)) : Number.NaN;
  const loss = answer.losses.data[step] ?? Number.NaN;
  return `Loss of this step ${formatNumber(loss)}; the gradient that reaches its hidden state has length ${formatNumber(size)}.`;
}

function describeUnit(answer: Answer, scene: Scene, step: number): string {
  if (scene.unit === null) return '';
  const quantity = scene.depth.kind === 'number' ? scene.depth.quantity : 'h';
  const value = valueOf(answer, { quantity, layer: scene.layer, step, unit: scene.unit }, scene.direction);
  const what = `${scene.direction === 'forward' ? '' : 'gradient of the '}${valueWords[quantity]}`;
  return ` Unit ${scene.unit}: ${what} ${formatNumber(value)}.`;
}

/** The one line under a projected stage: what happens at the step in view. */
export function describeMoment(answer: Answer, scene: Scene): string {
  const step = Math.min(scene.step, answer.tokens.length - 1);
  return scene.direction === 'forward' ? describeForward(answer, step) : describeBackward(answer, scene, step);
}

/** What a screen reader hears when the step or what is shown of it changes. */
export function announceMoment(answer: Answer, scene: Scene): string {
  const last = answer.tokens.length - 1;
  const step = Math.min(scene.step, last);
  const place = `Step ${step} of ${last}, ${step === 0 ? 'the start mark' : quoteToken(answer.tokens[step])}.`;
  return `${place} ${describeMoment(answer, scene)}${describeUnit(answer, scene, step)}`;
}
