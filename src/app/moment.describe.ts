import { vectorAt } from '../engine/tensor';
import { sightOf, valueOf } from '../store/readAnswer';
import { taskOf } from '../data/tasks';
import { wordsOf } from '../data/taskWords';
import { outputAt } from '../store/columns';
import { doesAt, nameSign, textOf } from '../store/columnWords';
import type { Answer } from '../store/run';
import { pinInView } from '../store/pins';
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
  return [...outputAt(answer, step)]
    .map((probability, token) => ({ sign: nameSign(answer, answer.vocabulary[token] ?? ''), probability }))
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

function topState({ values }: Answer, step: number): ArrayLike<number> {
  const h = values.layers.at(-1)?.quantities.h;
  return h ? vectorAt(h, step) : [];
}

/** All that was read; of words of their own, the last: read out at every step, a list of them would drown what is new. */
function sayRead({ scene, columns }: Answer, step: number, read: string): string {
  if (taskOf(scene.model).between === undefined) return `‘${read}’`;
  return `${wordsOf(scene.model).item} ${step}, ‘${columns[step]?.typed ?? ''}’,`;
}

function describeForward(answer: Answer, step: number): string {
  const { columns, spec } = answer;
  const column = columns[step];
  const read = textOf(
    answer,
    columns.slice(0, step + 1).filter(({ part }) => part === (column?.part ?? part)),
  );
  const next = expectations(answer, step, 3).map(({ sign, probability }) => `${sign} ${formatProbability(probability)}`);
  if (answer.sequence)
    return `After ${column?.typed ?? 'its input'} the last layer’s hidden state has length ${formatNumber(norm(topState(answer, step)))}.`;
  if (next.length === 0) return spec.decoder ? `The encoder has read ‘${read}’ and says nothing yet.` : 'Nothing comes out of the network.';
  if (spec.shape === 'oneToMany') return `At step ${step} the network says ${next.join(', ')}.`;
  const before = read === '' ? `Before the first ${wordsOf(answer.scene.model).item}` : `After ${sayRead(answer, step, read)}`;
  return `${before} the network ${doesAt(answer)} ${next.join(', ')}.`;
}

function describeBackward(answer: Answer, scene: Scene, step: number): string {
  const gradient = answer.gradients.layers[sightOf(scene, answer).layer - 1]?.quantities.h;
  const size = gradient ? norm(vectorAt(gradient, step)) : Number.NaN;
  const loss = answer.losses.data[step] ?? Number.NaN;
  const own = Number.isFinite(loss)
    ? `${answer.sequence ? 'Weighed sum' : 'Loss'} of this step ${formatNumber(loss)}`
    : 'No loss at this step';
  return `${own}; the gradient that reaches its hidden state has length ${formatNumber(size)}.`;
}

function describeUnit(answer: Answer, scene: Scene, step: number): string {
  if (scene.unit === null) return '';
  const quantity = pinInView(scene)?.quantity ?? 'h';
  const value = valueOf(answer, { quantity, layer: scene.layer, step, unit: scene.unit }, scene.direction);
  const what = `${scene.direction === 'forward' ? '' : 'gradient of the '}${valueWords[quantity]}`;
  return ` Unit ${scene.unit}: ${what} ${formatNumber(value, scene.digits)}.`;
}

/** The one line under a projected stage: what happens at the step in view. */
export function describeMoment(answer: Answer, scene: Scene): string {
  const step = Math.min(scene.step, answer.columns.length - 1);
  return scene.direction === 'forward' ? describeForward(answer, step) : describeBackward(answer, scene, step);
}

/** What a screen reader hears when the step or what is shown of it changes. */
export function announceMoment(answer: Answer, scene: Scene): string {
  const last = answer.columns.length - 1;
  const step = Math.min(scene.step, last);
  const place = `Step ${step} of ${last}, ${step === 0 && answer.columns[0]?.kind === 'token' ? 'the start mark' : quoteToken(answer.columns[step])}.`;
  return `${place} ${describeMoment(answer, scene)}${describeUnit(answer, scene, step)}`;
}
