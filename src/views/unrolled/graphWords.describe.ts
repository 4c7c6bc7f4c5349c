import { countParameters, type ParameterTensor, parameters } from '../../engine/parameters';
import { inputWidth } from '../../engine/spec';
import { vectorAt } from '../../engine/tensor';
import type { Answer } from '../../store/run';
import type { Scene } from '../../store/scene';
import { formatCount, formatNumber, formatProbability } from '../../ui/format';
import { isUsed } from './costSteps';
import { normOf } from './norms';
import { targetOf, targetProbability } from './predictions';
import { describeModel, nameSign } from './unrolled.describe';

/** What has been read up to and with a step, as typed. */
export function describeRead(answer: Answer, step: number): string {
  const read = answer.tokens
    .slice(1, step + 1)
    .map(({ typed }) => typed)
    .join('');
  return read === '' ? 'Nothing but the start mark has been read' : `‘${read}’ has been read`;
}

export function describeSize(answer: Answer): string {
  const { spec } = answer;
  const model = describeModel(answer);
  return `${model.charAt(0).toUpperCase()}${model.slice(1)}, ${formatCount(inputWidth(spec.input))} inputs, ${formatCount(countParameters(spec))} parameters. However long the text, they stay the same.`;
}

/** How the step's prediction compares with what really comes. */
export function describeTruth(answer: Answer, step: number): string {
  const target = targetOf(answer, step);
  const probability = targetProbability(answer, step);
  const typed = answer.tokens[step + 1]?.typed ?? '';
  if (probability === null) return `What comes is ‘${typed}’, which the model never saw, so this output cannot be scored.`;
  const loss = answer.losses.data[step] ?? Number.NaN;
  const sign = nameSign(answer.vocabulary[target] ?? '');
  return `What comes is ${sign}, given ${formatProbability(probability)}: a loss of −ln p = ${formatNumber(loss)}.`;
}

export function describeMeanLoss(answer: Answer): string {
  const scored = [...answer.losses.data].filter((loss) => Number.isFinite(loss));
  if (scored.length === 0) return 'No output of this text can be scored.';
  const mean = scored.reduce((sum, loss) => sum + loss, 0) / scored.length;
  return `Over the whole text the loss is ${formatNumber(mean)} a character.`;
}

/** Characters that the model reads otherwise than they were typed: folded ones, and those it never saw. */
export function describeReading(answer: Answer): readonly string[] {
  const unknown = [...new Set(answer.tokens.filter(({ token }) => token === -1).map(({ typed }) => typed))];
  const folded = new Map(
    answer.tokens.flatMap(({ typed, read }) => (read !== null && typed.toLowerCase() !== read ? [[typed, read] as const] : [])),
  );
  const sentences: string[] = [];
  if (folded.size > 0) sentences.push(`${[...folded].map(([typed, read]) => `‘${typed}’ is read as ${read}`).join(', ')}.`);
  if (unknown.length > 0) {
    const signs = unknown.map((typed) => `‘${typed}’`).join(', ');
    const one = unknown.length === 1;
    sentences.push(
      `The model never saw ${signs}: it reads a vector of zeros there, and the output before ${one ? 'it has' : 'them have'} no class to be scored against.`,
    );
  }
  return sentences;
}

function hiddenNorm(answer: Answer, step: number, layer: number): number {
  const h = answer.gradients.layers[layer - 1]?.quantities.h;
  return h ? normOf(vectorAt(h, step)) : Number.NaN;
}

/** What has become of the gradient on its way back from the end to the step in view. */
export function describeGradient(answer: Answer, scene: Pick<Scene, 'step' | 'layer' | 'cost'>): string {
  const last = answer.tokens.length - 1;
  const step = Math.min(scene.step, last);
  const layer = Math.min(scene.layer, answer.spec.layers.length);
  const used = Array.from({ length: last + 1 }, (_, index) => index).filter((index) => isUsed(scene.cost, index, last + 1));
  const latest = used.at(-1) ?? last;
  const here = hiddenNorm(answer, step, layer);
  const there = hiddenNorm(answer, latest, layer);
  const own = `At step ${step} the gradient of the hidden state has length ${formatNumber(here)}`;
  if (step >= latest || there === 0) return `${own}.`;
  return `${own}, ${formatNumber(here / there)} times that of step ${latest}, the last output in the cost.`;
}

export function describeTruncation(truncation: number | null): string {
  if (truncation === null) return 'Nothing cuts the gradients: each goes back to the first step.';
  return `Truncated: the gradient of each output goes back through ${formatCount(truncation)} ${truncation === 1 ? 'step' : 'steps'}. Drag the cut.`;
}

/** The matrices that every copy of the cell shares, with shapes and counts, from the input up. */
export function sharedTensors(answer: Answer): readonly ParameterTensor[] {
  return parameters(answer.spec).filter(({ role }) => role === 'U' || role === 'W' || role === 'V');
}

export function describeShape({ shape, count }: ParameterTensor): string {
  return `${shape.map(formatCount).join(' × ')} = ${formatCount(count)}`;
}
