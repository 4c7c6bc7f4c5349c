import { countParameters, type ParameterTensor, parameters } from '../../engine/parameters';
import { inputWidth, type ModelSpec } from '../../engine/spec';
import { taskOf } from '../../data/tasks';
import { wordsOf } from '../../data/taskWords';
import { vectorAt } from '../../engine/tensor';
import { isUnknown } from '../../store/columns';
import { describeUnscored, nameSign, quoteEnd, quoteText, saidBy, textOf } from '../../store/columnWords';
import type { CaseSequence } from '../../interop/reference/sequenceCase';
import { perObject } from '../../store/perObject';
import type { Answer } from '../../store/run';
import type { Scene } from '../../store/scene';
import { formatCount, formatNumber, formatProbability } from '../../ui/format';
import { isUsed } from '../../store/costSteps';
import { normOf } from './norms';
import { scoreOf, targetOf, targetProbability } from './predictions';
import { describeModel } from './unrolled.describe';

/** What has been read up to and with a step, as typed; of a long text the end. */
export function describeRead(answer: Answer, step: number): string {
  const { columns, scene, spec } = answer;
  const column = columns[step];
  if (spec.shape === 'oneToMany') return `${scene.text.trim() || 'No number'} was read at step 0${step > 0 ? ', nothing since' : ''}`;
  const read = textOf(
    answer,
    columns.slice(0, step + 1).filter(({ part }) => part === (column?.part ?? part)),
  );
  if (column?.part === 'decoder')
    return read === '' ? 'The decoder has read its start mark' : `The decoder has said ${quoteEnd(read)} and read it again`;
  return read === '' ? 'Nothing but the start mark has been read' : `${quoteEnd(read)} has been read`;
}

export function describeSize(answer: Answer): string {
  const { spec } = answer;
  const model = describeModel(answer);
  return `${model.charAt(0).toUpperCase()}${model.slice(1)}, ${formatCount(inputWidth(spec.input))} inputs, ${formatCount(countParameters(spec))} parameters. However long the ${answer.sequence ? 'sequence' : 'text'}, they stay the same.`;
}

/** What a case is, in a sentence each: where its numbers come from, and what the stage reads of it. */
export function describeCase({ spec, columns }: Answer, { of, row }: CaseSequence): readonly string[] {
  const count = columns.length === 1 ? '1 vector' : `${formatCount(columns.length)} vectors`;
  const which = of.batch.size === 1 ? 'Its one sequence' : `Sequence ${row + 1} of ${of.batch.size}`;
  const loss = of.lossWeight ? 'the loss is Σ weight · h, with the file’s weights' : 'the file has no loss, so no gradients come back';
  return [
    `Computed by ${of.source}.`,
    `${which} has ${count} of ${formatCount(inputWidth(spec.input))} numbers. There is no output layer: what comes out is h; ${loss}.`,
  ];
}

/** The task in a sentence: what the network does with what, and what came of it; null for what tells the next sign, whose words are below. */
export function describeTask(answer: Answer): string | null {
  const { spec, key, scene } = answer;
  if (spec.shape === 'manyToMany' && !taskOf(scene.model).goesOn) {
    const { judge } = wordsOf(scene.model);
    return key?.expected == null ? null : `Right is ‘${key.expected}’${judge ? `, ${judge}` : ''}.`;
  }
  const said = saidBy(answer);
  const verdict = key?.expected == null ? '' : key.expected === said ? ', which is right' : `; right is ‘${key.expected}’`;
  return `${describeHow(spec)} It says ‘${said}’${verdict}.`;
}

function describeHow({ shape, decoder }: ModelSpec): string {
  if (shape === 'manyToMany')
    return 'A character is due at every step, from the first that is heard on. When the word is over, the input is zeros.';
  if (shape === 'manyToOne') return 'A guess comes out at every step, but all outputs are ignored but the last: it alone is the answer.';
  return decoder
    ? 'The encoder reads the whole word and says nothing. Its last state, the context, is all that the decoder gets; from then on the decoder reads what it said itself.'
    : 'The number is read at the first step; after it the input is zeros, and the word comes out of the state alone.';
}

/** How often the likeliest letter was the one that came, where every letter is a guess of its own. */
export const describeScore = perObject((answer: Answer): string => {
  const { right, of } = scoreOf(answer);
  const { item, said = item } = wordsOf(answer.scene.model);
  return answer.spec.shape !== 'manyToMany' || of === 0 ? '' : `Its likeliest ${said} is the right one at ${right} of ${of} steps.`;
});

/** Whether what is read was learned; `trainedOn` as the data has it, null: it is no example, undefined: nobody knows. */
export function describeProvenance({ scene, key }: Pick<Answer, 'scene' | 'key'>, trainedOn: boolean | null | undefined): string | null {
  const { source } = scene.model;
  if (source.kind === 'trained' && source.updates === 0) return 'The network has not been trained yet: its weights are as they were drawn.';
  // Nobody here knows what weights from a file were trained on.
  if (source.kind === 'file') return null;
  const { example, stranger } = wordsOf(scene.model);
  switch (trainedOn) {
    case true:
      return `The network trained on this ${example}.`;
    case false:
      return `The network never trained on this ${example}.`;
    case null:
      // Of other tasks it is said where an output is not scored.
      return key || scene.text.trim() === '' ? null : `${quoteText(scene.text)} is ${stranger}: the network never trained on it.`;
    case undefined:
      return null;
  }
}

/** How the step's prediction compares with what really comes. */
export function describeTruth(answer: Answer, step: number): string {
  const target = targetOf(answer, step);
  const probability = targetProbability(answer, step);
  const unscored = describeUnscored(answer, step);
  if (unscored !== null || probability === null) return unscored ?? '';
  const loss = answer.losses.data[step] ?? Number.NaN;
  const sign = nameSign(answer, answer.vocabulary[target] ?? '');
  const truth = answer.key ? 'Right is' : 'What comes is';
  return `${truth} ${sign}, given ${formatProbability(probability)}: a loss of −ln p = ${formatNumber(loss)}.`;
}

export const describeMeanLoss = perObject((answer: Answer): string => {
  const scored = [...answer.losses.data].filter((loss) => Number.isFinite(loss));
  if (scored.length === 0) return answer.key ? '' : 'No output of this text can be scored.';
  if (answer.spec.shape === 'manyToOne') return '';
  const mean = scored.reduce((sum, loss) => sum + loss, 0) / scored.length;
  const isSpelled = answer.key !== null && answer.spec.shape !== 'manyToMany';
  return `Over the whole ${isSpelled ? 'word' : 'text'} the loss is ${formatNumber(mean)} a ${isSpelled ? 'character' : wordsOf(answer.scene.model).item}.`;
});

/** Characters that the model reads otherwise than they were typed: folded ones, and those it never saw. */
export function describeReading(answer: Answer): readonly string[] {
  const unknown = [...new Set(answer.columns.filter(isUnknown).map(({ typed }) => typed))];
  const folded = new Map(
    answer.columns.flatMap(({ typed, read }) =>
      read !== null && typed.toLowerCase().normalize('NFC') !== read ? [[typed, read] as const] : [],
    ),
  );
  const sentences: string[] = [];
  if (folded.size > 0)
    sentences.push(
      `${[...folded].map(([typed, read]) => `‘${typed}’ is read as ${read.startsWith('…') ? `‘${read}’` : read}`).join(', ')}.`,
    );
  if (unknown.length > 0) {
    const signs = unknown.map((typed) => `‘${typed}’`).join(', ');
    const one = unknown.length === 1;
    sentences.push(
      answer.key
        ? `The model never saw ${signs}: it reads a vector of zeros there.`
        : `The model never saw ${signs}: it reads a vector of zeros there, and the output before ${one ? 'it has' : 'them have'} no class to be scored against.`,
    );
  }
  return sentences;
}

function hiddenNorm(answer: Answer, step: number, layer: number): number {
  const h = answer.gradients.layers[layer - 1]?.quantities.h;
  return h ? normOf(vectorAt(h, step)) : Number.NaN;
}

/** The hidden state in view, by its length. */
export function describeState(answer: Answer, step: number, layer: number): string {
  const h = answer.values.layers[Math.min(layer, answer.spec.layers.length) - 1]?.quantities.h;
  const of = answer.spec.layers.length > 1 ? ` of layer ${layer}` : '';
  return `After ${answer.columns[step]?.typed ?? 'its input'} the hidden state${of} has length ${formatNumber(h ? normOf(vectorAt(h, step)) : Number.NaN)}.`;
}

/** What has become of the gradient on its way back from the end to the step in view. */
export function describeGradient(answer: Answer, scene: Pick<Scene, 'step' | 'layer' | 'cost'>): string {
  const last = answer.columns.length - 1;
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
  if (truncation === null)
    return 'Nothing cuts the gradients: each goes back to the first step. The handle left of the first cell cuts them: drag it in.';
  return `Truncated: the gradient of each output goes back through ${formatCount(truncation)} ${truncation === 1 ? 'step' : 'steps'}. Drag the cut.`;
}

/** The matrices that every copy of the cell shares, with shapes and counts, from the input up. */
export function sharedTensors(answer: Answer): readonly ParameterTensor[] {
  return parameters(answer.spec).filter(({ role }) => role === 'U' || role === 'W' || role === 'V');
}

export function describeShape({ shape, count }: ParameterTensor): string {
  return `${shape.map(formatCount).join(' × ')} = ${formatCount(count)}`;
}
