import { wordsOf } from '../../data/taskWords';
import { hasOutput, isUnknown } from '../../store/columns';
import type { Answer, Column } from '../../store/run';
import { type Sight, vectorOf } from '../../store/readAnswer';
import type { Scene } from '../../store/scene';
import { formatNumber, formatProbability } from '../../ui/format';
import { textWidth } from '../../ui/textWidth';
import type { Diagram } from './diagram';
import type { CaptionMark, StripMark } from './marks';
import type { Measures } from './measures';

export interface CaptionInput {
  readonly answer: Answer;
  readonly sight: Sight;
  readonly sizes: Measures;
  readonly diagram: Diagram;
  readonly strips: readonly StripMark[];
  readonly xOf: (column: number) => number;
  readonly yOf: (row: string) => number;
}

/** What comes in at the bottom and goes out at the top. */
export function captionsOf(input: CaptionInput): readonly CaptionMark[] {
  return [...inputCaptions(input), ...outputCaptions(input)];
}

/** The letter that is read, beside its strip; in higher layers, where the input comes from. */
function inputCaptions({ answer, sight, strips, sizes }: CaptionInput): readonly CaptionMark[] {
  const strip = strips.find(({ sign }) => sign === 'x');
  const column = answer.columns[sight.step];
  if (!strip || !column) return [];
  const xPx = strip.box.xPx + strip.box.widthPx + 8;
  const middle = strip.box.yPx + strip.box.heightPx / 2;
  const soft = { sizePx: 11.5, anchor: 'start' as const, tone: 'soft' as const, yPx: middle + 4 };
  if (sight.layer > 1) return [{ ...soft, text: `h of layer ${sight.layer - 1}`, xPx }];
  const sizePx = sizes.symbolPx * 1.6;
  const letter: CaptionMark = { text: column.typed, xPx, yPx: middle + sizePx * 0.3, sizePx, anchor: 'start', tone: 'letter' };
  const beside = xPx + textWidth(column.typed, sizePx) + 8;
  return [letter, { ...soft, text: readWords(answer, column), xPx: beside }];
}

function readWords({ inputSigns }: Answer, column: Column): string {
  if (column.kind === 'vector') return `${column.values?.length ?? 0} numbers`;
  if (column.kind === 'zeros') return 'nothing is read';
  if (isUnknown(column)) return 'never seen: zeros';
  return column.own ? 'its own output' : `one of ${inputSigns.length}`;
}

/** Likeliest next letters; backward, the loss of this output. */
function outputCaptions(input: CaptionInput): readonly CaptionMark[] {
  const { answer, sight, sizes, diagram, xOf, yOf } = input;
  const xPx = xOf(diagram.outputColumn) - 10;
  const base = { xPx, yPx: yOf('out') + 10, sizePx: 11.5, anchor: 'end' as const, tone: 'soft' as const };
  if (sight.layer < answer.spec.layers.length) return [{ ...base, text: `to layer ${sight.layer + 1}` }];
  if (!answer.spec.head) return [{ ...base, text: 'what comes out is h' }];
  if (!hasOutput(answer, sight.step)) return [{ ...base, text: 'no output' }];
  if (sight.direction === 'backward') return [{ ...base, text: lossWords(answer, sight.step) }];
  const shown = likeliest(answer, sight.step, sizes.columnPx < 72 ? 2 : 3);
  const { outputs } = wordsOf(answer.scene.model);
  return [{ ...base, tone: 'plain', text: `${outputs}: ${shown.map(({ sign, p }) => `${sign} ${formatProbability(p)}`).join('\u2003')}` }];
}

function lossWords(answer: Answer, step: number): string {
  const loss = answer.losses.data[step] ?? Number.NaN;
  return Number.isFinite(loss) ? `loss of this output: ${formatNumber(loss)}` : 'this output is not scored';
}

/** The classes of largest probability, likeliest first. */
export function likeliest(answer: Answer, step: number, count: number): readonly { readonly sign: string; readonly p: number }[] {
  const output = vectorOf(answer, { quantity: 'output', layer: answer.spec.layers.length, step });
  return Array.from(output, (p, token) => ({ sign: answer.vocabulary[token] ?? String(token), p }))
    .toSorted((a, b) => b.p - a.p)
    .slice(0, count);
}

/** What pressing a caption opens: the sum behind the likeliest letter. */
export function openingOf(
  caption: CaptionMark,
  answer: Answer,
  { step, direction }: Sight,
): { readonly name: string; readonly scene: Partial<Scene> } | null {
  if (caption.tone !== 'plain' || direction === 'backward') return null;
  const [best] = likeliest(answer, step, 1);
  if (!best) return null;
  const unit = answer.vocabulary.indexOf(best.sign);
  const name = `output, entry ${best.sign}: ${formatProbability(best.p)}`;
  return { name, scene: { depth: { kind: 'number', quantity: 'output' }, unit, layer: answer.spec.layers.length } };
}
