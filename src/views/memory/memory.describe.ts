import { measuredLengths } from '../../data/recall/words';
import type { Failure } from '../../store/run';
import { formatNumber } from '../../ui/format';
import type { FigureTableData } from '../../ui/tsv';
import { fewestLetters, type MemoryCurve, mostLetters, nearestLength } from './curves';

type Point = MemoryCurve['points'][number];

/** What the norm is that the second chart shows. */
export const gradientName = '‖∂L/∂x₁‖';

/** Whoever names so many rightly is said to know the letter. */
const knows = 0.9;

export const countLetters = (letters: number): string => (letters === 1 ? '1 letter' : `${letters} letters`);

const percent = (share: number): string => `${Math.round(100 * share)}\u202f%`;

/** The lengths that were measured, for the sentences before and between measurements. */
export const allLengths = `${fewestLetters} to ${countLetters(mostLetters)}`;

/** Where the marker stands, for those who listen. */
export function describeMarker(letters: number): string {
  if (letters === 0) return 'no letter yet';
  return letters > mostLetters ? `${countLetters(letters)}, more than the ${mostLetters} measured` : countLetters(letters);
}

/** Which words are spoken of: those of the measured length nearest to the letters asked for. */
function describeWords(letters: number): string {
  const length = nearestLength(letters);
  const words = `Words of ${countLetters(length)}`;
  if (letters === length || letters === 0) return words;
  return letters > mostLetters ? `${words}, the most measured (here are ${letters})` : `${words}, measured nearest to ${letters}`;
}

/** A name as a part of a list. */
const listed = (name: string): string => name.replace(/, (.+)$/, ' ($1)');

const pointAt = ({ points }: MemoryCurve, length: number): Point | undefined => points.find((point) => point.length === length);

/** What each network does with words of about so many letters; empty where none is measured. */
export function describeLength(curves: readonly MemoryCurve[], letters: number): string {
  const length = nearestLength(letters);
  const parts = curves.flatMap((curve, place) => {
    const point = pointAt(curve, length);
    if (!point) return [];
    const [right, gradient] = [percent(point.right), formatNumber(point.gradient)];
    const name = listed(curve.name);
    return [place === 0 ? `${name} ${right} right, ${gradientName} = ${gradient}` : `${name} ${right}, ${gradient}`];
  });
  return parts.length === 0 ? '' : `${describeWords(letters)}: ${parts.join('; ')}.`;
}

/** What is known, and what is not. */
export interface MemoryWords {
  readonly curves: readonly MemoryCurve[];
  readonly failures: readonly { readonly name: string; readonly failure: Failure }[];
}

/** The words above the charts: what is measured at a length, why something is not, or that it is on its way. */
export function sayMemory({ curves, failures }: MemoryWords, letters: number): string {
  const failed = failures.map(({ name, failure: { message, advice } }) => `${name}: ${message} ${advice}`.trim());
  const said = [describeLength(curves, letters), ...failed].filter(Boolean).join(' ');
  return said === '' ? `Words of ${allLengths} are read, forward and back …` : said;
}

/** From how many letters on the first one is lost. */
export function judgeMemory(points: readonly Point[]): string {
  const first = points.findIndex(({ right }) => right < knows);
  const lost = points[first];
  if (!lost) return `names 9 in 10 or more rightly at all lengths up to ${points.at(-1)?.length ?? mostLetters}`;
  const fewer = 'names fewer than 9 in 10 rightly';
  if (points.slice(first).some(({ right }) => right >= knows)) return `${fewer} at some lengths, first at ${countLetters(lost.length)}`;
  return first === 0 ? `${fewer} at every length` : `${fewer} from ${countLetters(lost.length)} on`;
}

function describeGradient(first: number, last: number): string {
  const [from, to] = [formatNumber(first), formatNumber(last)];
  if (first === last) return `stays at ${from}`;
  return `${last < first ? 'falls' : 'grows'} from ${from} to ${to}`;
}

function describeCurve({ name, points }: MemoryCurve): string {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return '';
  const shares = `from ${percent(first.right)} right at ${countLetters(first.length)} to ${percent(last.right)} at ${last.length}`;
  return `${name}: ${shares}; ${gradientName} ${describeGradient(first.gradient, last.gradient)}; ${judgeMemory(points)}.`;
}

/** All of both charts. */
export function describeMemory(curves: readonly MemoryCurve[]): string {
  return curves.map(describeCurve).join(' ');
}

/** A row a length; of every network what share it names rightly, in percent, and how much gradient arrives. */
export function tabulateMemory(curves: readonly MemoryCurve[], words: number, digits?: number): FigureTableData {
  return {
    caption: `The first letter of ${words} words of each length: how many of 100 are named rightly, and the median of ${gradientName}.`,
    columns: ['letters', ...curves.flatMap(({ name }) => [`${name}: right, %`, `${name}: ${gradientName}`])],
    rows: measuredLengths.map((length) => [
      String(length),
      ...curves.flatMap((curve) => {
        const point = pointAt(curve, length);
        return point ? [formatNumber(100 * point.right, digits), formatNumber(point.gradient, digits)] : ['', ''];
      }),
    ]),
  };
}
