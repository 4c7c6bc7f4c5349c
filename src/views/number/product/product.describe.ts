import type { Answer } from '../../../store/run';
import { formatCount, formatNumber } from '../../../ui/format';
import { type MathRun, mergeRuns } from '../../../ui/mathRuns';
import { valueWords } from '../../../ui/notation';
import type { NotationName } from '../../../ui/notationForm';
import { entryName, factorRuns, nameValue, placeRuns } from '../symbols';
import type { Factor, Term } from '../sum';
import type { Pointed } from './pointed';
import { placeIn, type Product, type ProductBlock, type Progress } from './product';

const plain = (text: string): MathRun => ({ text, level: 0, italic: false });

/** What a row is called: a sign of the input, or the number of a unit. */
export function rowName(answer: Answer, { role, layer }: ProductBlock, row: number): string {
  return entryName(answer, { quantity: role === 'U' ? 'x' : 'h', layer, step: 0, unit: row });
}

export function columnName(answer: Answer, { role, layer }: ProductBlock, column: number): string {
  return entryName(answer, { quantity: role === 'V' ? 'logits' : 'h', layer, step: 0, unit: column });
}

/** The symbol of the vector that arrives: that of an entry, without its index. */
export function vectorRuns(answer: Answer, { named }: ProductBlock, notation: NotationName): readonly MathRun[] {
  if (named.kind !== 'value') return [];
  return placeRuns(answer, named.place, named.direction, named.when, notation).filter(({ text }) => !text.startsWith('['));
}

/** Forget gate, 27 inputs × 32 units. */
export function sizeWords({ role, gate, rows, columns, layer }: ProductBlock): { readonly gate: string; readonly size: string } {
  const from = role === 'U' ? (layer === 1 ? 'inputs' : 'units below') : role === 'W' ? 'units before' : 'units';
  return {
    gate: gate === null || gate === 'h' ? '' : valueWords[gate],
    size: `${formatCount(rows)} ${from} × ${formatCount(columns)} ${role === 'V' ? 'outputs' : 'units'}`,
  };
}

/** What the picture shows. */
export function describeProduct(answer: Answer, { sum, along, blocks }: Product, progress: Progress): string {
  const matrices = blocks.map((block) => {
    const { gate, size } = sizeWords(block);
    return `${block.role}${gate ? ` of the ${gate}` : ''}, ${size}`;
  });
  const { taken, count } = progress;
  const how = taken === count ? `all ${formatCount(count)} steps done` : `${formatCount(taken)} of ${formatCount(count)} steps done`;
  const lines = along === 'row' ? 'row by row' : 'column by column';
  return `The ${nameValue(answer, sum.place, sum.direction)} as a product, ${lines}, ${how}: ${matrices.join('; ')}.`;
}

/** The entry of the vector that meets the block there. */
function arrivingAt({ named, arriving }: ProductBlock, index: number): Factor {
  const value = arriving[index] ?? 0;
  return named.kind === 'value' ? { ...named, value, place: { ...named.place, unit: index } } : named;
}

const bracketed = (value: number, digits: number) => (value < 0 ? `(${formatNumber(value, digits)})` : formatNumber(value, digits));

/** h[3] · W_f[3, 7] = 0.853 · (−0.629) = −0.536 */
function writeProduct(answer: Answer, factors: readonly Factor[], value: number, notation: NotationName, digits: number) {
  const symbols = factors.flatMap((factor, place) => [...(place > 0 ? [plain(' · ')] : []), ...factorRuns(answer, factor, notation)]);
  const numbers = factors.map((factor, place) => (place > 0 ? bracketed(factor.value, digits) : formatNumber(factor.value, digits)));
  const worked = factors.length > 1 ? ` = ${numbers.join(' · ')}` : '';
  return mergeRuns([...symbols, plain(`${worked} = ${formatNumber(value, digits)}`)]);
}

/** What stands where the learner points. */
export function describePointed(
  answer: Answer,
  { along, blocks }: Product,
  { products }: Progress,
  { block: index, row, column }: Pointed,
  notation: NotationName,
  digits: number,
): readonly MathRun[] {
  const block = blocks[index];
  if (!block) return [];
  if (row !== null && column !== null) {
    const weight: Factor = {
      kind: 'weight',
      value: block.values[row * block.columns + column] ?? 0,
      weight: placeIn(block, row, column),
    };
    const arriving = arrivingAt(block, along === 'row' ? row : column);
    const factors = along === 'row' ? [arriving, weight] : [weight, arriving];
    return writeProduct(answer, factors, arriving.value * weight.value, notation, digits);
  }
  const isArriving = (along === 'row') === (row !== null);
  const at = row ?? column ?? 0;
  if (isArriving) {
    const arriving = arrivingAt(block, at);
    return writeProduct(answer, [arriving], arriving.value, notation, digits);
  }
  const name = along === 'row' ? columnName(answer, block, at) : rowName(answer, block, at);
  return [plain(`what this block gives ${name}: ${formatNumber(products[index]?.[at] ?? 0, digits)}`)];
}

function writeTerms(answer: Answer, terms: readonly Term[], notation: NotationName, digits: number): readonly MathRun[] {
  return terms.flatMap(({ factors, value }, place) => [
    ...(place > 0 ? [plain('; ')] : []),
    ...writeProduct(answer, factors, value, notation, digits),
  ]);
}

/** The step done last and the sum so far; before the first, that there is none; at the end, the whole sum. */
export function describeProgress(
  answer: Answer,
  { sum, along }: Product,
  { taken, count, last, reached }: Progress,
  notation: NotationName,
  digits: number,
): readonly MathRun[] {
  const shown = formatNumber(reached, digits);
  const name = entryName(answer, sum.place);
  const line = along === 'row' ? 'column' : 'row';
  if (taken === 0) return [plain(`Nothing is added yet: the sum of ${line} ${name} is 0.`)];
  const whole = `the sum of ${line} ${name} is ${shown}.`;
  if (!last) return [plain(`All ${formatCount(count)} steps done: ${whole}`)];
  const terms = writeTerms(answer, last.terms, notation, digits);
  return mergeRuns([...terms, plain(taken === count ? `; ${whole}` : `; so far ${shown}`)]);
}
