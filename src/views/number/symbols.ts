import { tensorNamed, type ValuePlace } from '../../store/readAnswer';
import type { Answer } from '../../store/run';
import type { Direction } from '../../store/scene';
import type { HueName } from '../../ui/colour';
import { halfRun, type MathRun, mergeRuns, runsOf } from '../../ui/mathRuns';
import { type MathNode, row } from '../../ui/mathTree';
import { valueSymbol, valueWords, weightSymbol } from '../../ui/notation';
import type { NotationName, When } from '../../ui/notationForm';
import type { Factor, Origin, WeightPlace } from './sum';

/** An entry by the sign that it stands for, where it stands for one: a letter of the input or the output. */
export function entryName(answer: Answer, { quantity, layer, unit }: ValuePlace): string {
  const isOutput = quantity === 'logits' || quantity === 'output';
  const signs = isOutput ? answer.vocabulary : quantity === 'x' && layer === 1 ? answer.inputSigns : [];
  return signs[unit] ?? String(unit);
}

const plain = (text: string): MathRun => ({ text, level: 0, italic: false });
/** Which layer a symbol belongs to, where there are several. */
function layerRuns({ spec }: Answer, layer: number): readonly MathRun[] {
  return spec.layers.length > 1 && layer > 0 ? [{ text: `(${layer})`, level: 1, italic: false }] : [];
}

/** Which half of an encoder–decoder a weight belongs to. */
function partRuns({ spec }: Answer, name: string): readonly MathRun[] {
  const part = spec.decoder ? tensorNamed(spec, name)?.part : undefined;
  return part === 'encoder' || part === 'decoder' ? [halfRun(part)] : [];
}

const slope: MathNode = row('∂', { kind: 'identifier', text: 'L' }, '/', '∂');

/** h_{t−1}[12]; the entry stands next to its own letter also where a symbol is made of several. */
export function placeRuns(answer: Answer, place: ValuePlace, direction: Direction, when: When, notation: NotationName): readonly MathRun[] {
  const sign = place.quantity === 'x' && place.layer > 1 ? 'h' : place.quantity;
  const isHead = place.quantity === 'logits' || place.quantity === 'output';
  const layer = layerRuns(
    answer,
    isHead || (place.quantity === 'x' && place.layer === 1) ? 0 : place.quantity === 'x' ? place.layer - 1 : place.layer,
  );
  const entry = [...layer, plain(`[${entryName(answer, place)}]`)];
  const prefix = direction === 'backward' ? runsOf(slope) : [];
  if (sign === 'tanhC') return mergeRuns([...prefix, plain('tanh('), ...runsOf(valueSymbol(notation, 'c', when)), ...entry, plain(')')]);
  const symbol = runsOf(valueSymbol(notation, sign, when));
  return mergeRuns([...prefix, ...(sign === 'rh' ? [plain('('), ...symbol, plain(')')] : symbol), ...entry]);
}

/** W_f: a gate's block of a tensor, with its layer and half where there are several. */
export function blockRuns(
  answer: Answer,
  { tensor, role, layer, gate }: Pick<WeightPlace, 'tensor' | 'role' | 'layer' | 'gate'>,
  notation: NotationName,
): readonly MathRun[] {
  const symbol = role === 'V' || role === 'bOutput' ? weightSymbol(notation, role) : weightSymbol(notation, role, gate ?? undefined);
  return mergeRuns([...runsOf(symbol), ...layerRuns(answer, layer), ...partRuns(answer, tensor)]);
}

/** W_f[12, 7]: row and column as in the engine's matrices, input first. */
function weightRuns(answer: Answer, weight: WeightPlace, notation: NotationName): readonly MathRun[] {
  const { role, layer, row: from, column } = weight;
  const letter = (unit: number, quantity: 'x' | 'logits') => entryName(answer, { quantity, layer, step: 0, unit });
  const to = role === 'V' || role === 'bOutput' ? letter(column, 'logits') : String(column);
  const start = from === null ? '' : `${role === 'U' ? letter(from, 'x') : from}, `;
  return mergeRuns([...blockRuns(answer, weight, notation), plain(`[${start}${to}]`)]);
}

/** What a factor is called in the chosen notation. */
export function factorRuns(answer: Answer, factor: Factor, notation: NotationName): readonly MathRun[] {
  switch (factor.kind) {
    case 'value':
      return placeRuns(answer, factor.place, factor.direction, factor.when, notation);
    case 'weight':
      return weightRuns(answer, factor.weight, notation);
    case 'derived':
      return derivedRuns(factor.form, placeRuns(answer, factor.place, 'forward', 'now', notation));
    case 'constant':
      return [plain(factor.words)];
  }
}

function derivedRuns(form: Extract<Factor, { kind: 'derived' }>['form'], of: readonly MathRun[]): readonly MathRun[] {
  const square: MathRun = { text: '2', level: 1, italic: false };
  switch (form) {
    case '1−a':
      return mergeRuns([plain('(1 − '), ...of, plain(')')]);
    case '1−a²':
      return mergeRuns([plain('(1 − '), ...of, square, plain(')')]);
    case 'a>0':
      return mergeRuns([plain('['), ...of, plain(' > 0]')]);
    case '1/a':
      return mergeRuns([plain('1/'), ...of]);
  }
}

/** The hue of what a term went through; null for what went through nothing. */
export function hueOf(origin: Origin, factors: readonly Factor[]): HueName | null {
  const weight = factors.find((factor) => factor.kind === 'weight')?.weight;
  if (weight?.role === 'U' || weight?.role === 'W' || weight?.role === 'V') return weight.role;
  return origin === 'memory' || origin === 'peephole' || (origin === 'next' && !weight) ? 'c' : null;
}

export const originWords: Readonly<Record<Origin, string>> = {
  input: 'the input',
  state: 'the state before',
  hidden: 'the hidden state',
  memory: 'what is kept',
  write: 'what is new',
  peephole: 'the peephole',
  bias: 'the bias',
  recurrentBias: 'the recurrent bias',
  same: 'the same step',
  output: 'the output',
  above: 'the layer above',
  next: 'the next step',
  cost: 'the cost',
  cut: 'the truncation',
};

/** The opened value in words: forget gate, unit 7. */
export function nameValue(answer: Answer, place: ValuePlace, direction: Direction): string {
  const entry = entryName(answer, place);
  const unit = place.quantity === 'x' || place.quantity === 'logits' || place.quantity === 'output' ? `entry ${entry}` : `unit ${entry}`;
  return `${direction === 'backward' ? 'gradient of the ' : ''}${valueWords[place.quantity]}, ${unit}`;
}
