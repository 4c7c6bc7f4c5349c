import type { FigureTableData } from '../../ui/tsv';
import { formatNumber } from '../../ui/format';
import { formerWords } from '../../ui/former';
import type { ClippingResult } from '../../store/analysisStore';

/** The factor that clipping multiplies every gradient with; 1 where it does not act. */
export function clippingFactor({ before, after }: Pick<ClippingResult, 'before' | 'after'>): number {
  return before === 0 || after === before ? 1 : after / before;
}

/** `former`: the whole gradient's length before the network was changed by hand; null where it was not. */
export function describeClipping(result: ClippingResult, limit: number, former: number | null): string {
  const { before, after } = result;
  if (before === 0) return 'There is no gradient, and so nothing to clip.';
  if (!Number.isFinite(before)) return 'The gradient is no finite number any more: clipping cannot mend it, training would stop here.';
  const was = former === null ? '' : ` (${formerWords(before, former)})`;
  const length = `All gradients together have length ${formatNumber(before)}${was}`;
  if (clippingFactor(result) === 1) return `${length}: a limit of ${formatNumber(limit, 2)} does not act.`;
  const factor = formatNumber(clippingFactor(result));
  return `${length}: a limit of ${formatNumber(limit, 2)} multiplies each by ${factor}, and leaves length ${formatNumber(after)} in the same direction.`;
}

/** What clipping does to the part of one step in the gradient of W, as it does to the whole: beside W, in a row of its own. */
export function withPart(result: ClippingResult, of: string, part: { readonly name: string; readonly norm: number }): ClippingResult {
  const row = { name: part.name, before: part.norm, after: part.norm * clippingFactor(result) };
  return { ...result, tensors: result.tensors.flatMap((tensor) => (tensor.name === of ? [tensor, row] : [tensor])) };
}

/** The letter of a tensor that its matrix has everywhere: layer1.W is W; in a stack with its layer. */
export function nameTensor(name: string, several: boolean): string {
  const [, layer, role] = /^layer(\d+)\.(.+)$/.exec(name) ?? [];
  if (name === 'bOutput') return 'b of V';
  if (role === undefined) return name;
  const letter = role === 'bRecurrent' ? 'b′' : role;
  return several ? `${letter} layer ${layer ?? ''}` : letter;
}

export function tabulateClipping(result: ClippingResult, limit: number, former: number | null, digits = 5): FigureTableData {
  const rows = [{ name: 'all together', before: result.before, after: result.after }, ...result.tensors];
  return {
    caption: describeClipping(result, limit, former),
    columns: ['gradient of', 'length before', 'length after'],
    rows: rows.map(({ name, before, after }) => [name, formatNumber(before, digits), formatNumber(after, digits)]),
  };
}
