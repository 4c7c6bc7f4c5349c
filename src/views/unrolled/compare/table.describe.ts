import type { Contents } from '../../../store/changes';
import { nameSign } from '../../../store/columnWords';
import type { Answer } from '../../../store/run';
import { formatNumber, formatProbability } from '../../../ui/format';
import type { FigureTableData } from '../../../ui/tsv';
import { likeliest, likeliestBefore, targetProbability } from '../predictions';
import { describeCompare } from './compare.describe';
import type { Named } from './named';
import { formerNorms, gradientNorms, layerIn, statesOf } from './states';

/** A network's columns: their headings, and what stands in them at a step that it has. */
interface Columns {
  readonly headings: readonly string[];
  readonly at: (step: number) => readonly string[];
}

/** Each length beside what it was, where the change is shown. */
function backwardColumns({ name, answer }: Named, layer: number, shows: Contents['shows'], digits?: number): Columns {
  const columns = statesOf(answer, layerIn(answer, layer)).flatMap((state) => {
    const before = shows === 'change' ? formerNorms(answer, layer, state) : null;
    const heading = `${name}: ‖∂L/∂${state}‖`;
    return [{ heading, norms: gradientNorms(answer, layer, state) }, ...(before ? [{ heading: `${heading} before`, norms: before }] : [])];
  });
  return {
    headings: columns.map(({ heading }) => heading),
    at: (step) => columns.map(({ norms }) => formatNumber(norms[step] ?? Number.NaN, digits)),
  };
}

function tellLoss(loss: number | undefined, digits?: number): string {
  return loss !== undefined && Number.isFinite(loss) ? formatNumber(loss, digits) : 'none';
}

function forwardColumns({ name, answer }: Named, shows: Contents['shows'], digits?: number): Columns {
  const { unchanged } = answer;
  const isBeside = shows === 'change' && unchanged !== null;
  return {
    headings: ['guess', 'p of what comes', 'loss', ...(isBeside ? ['guess before', 'loss before'] : [])].map((what) => `${name}: ${what}`),
    at: (step) => {
      const [best] = likeliest(answer, step, 1);
      const share = targetProbability(answer, step);
      const former = likeliestBefore(answer, step);
      return [
        best ? nameSign(answer, best.sign) : '',
        share === null ? (best ? 'unknown' : '') : formatProbability(share, digits),
        tellLoss(answer.losses.data[step], digits),
        ...(isBeside ? [former ? nameSign(answer, former.sign) : '', tellLoss(unchanged?.losses.data[step], digits)] : []),
      ];
    },
  };
}

function hasStep({ losses }: Answer, step: number): boolean {
  return step < losses.data.length;
}

/** A row a step, the cells side by side. */
export function tabulateCompare(
  cells: readonly Named[],
  signs: readonly string[],
  layer: number,
  { direction, shows, cause }: Contents & { readonly cause: string },
  digits?: number,
): FigureTableData {
  const all = cells.map((cell) => ({
    answer: cell.answer,
    ...(direction === 'forward' ? forwardColumns(cell, shows, digits) : backwardColumns(cell, layer, shows, digits)),
  }));
  return {
    caption: describeCompare(cells, signs.length, { direction, shows, cause }),
    columns: ['step', ...all.flatMap(({ headings }) => headings)],
    rows: signs.map((sign, step) => [
      `${step} ${sign}`,
      ...all.flatMap(({ answer, headings, at }) => (hasStep(answer, step) ? at(step) : headings.map(() => ''))),
    ]),
  };
}
