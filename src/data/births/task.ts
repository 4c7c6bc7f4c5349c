import type { Reading, Task } from '../task';
import { binOf, binSigns, startToken } from './bins';

const startMark = '·';
const inputs: readonly string[] = [...binSigns, startMark];

const number = /^[+\-−]?(?:\d+\.?\d*|\.\d+)$/;
/** What stands under a column; the rest of a longer piece would only hide its neighbours. */
const mostShown = 5;

function readPiece(piece: string): Reading {
  const token = number.test(piece) ? binOf(Number(piece.replace('−', '-'))) : -1;
  const characters = Array.from(piece);
  const typed = characters.length > mostShown ? `${characters.slice(0, mostShown - 1).join('')}…` : piece;
  return { kind: 'token', typed, token, read: inputs[token] ?? null };
}

/** The mark and then the days, in thousands of births: what white space or commas set apart. */
function readDays(text: string): readonly Reading[] {
  const pieces = text.split(/[\s,;]+/).filter((piece) => piece !== '');
  return [{ kind: 'token', typed: startMark, token: startToken, read: startMark }, ...pieces.map(readPiece)];
}

/** Many-to-many: births in the United States, day by day → at every step a distribution over those of the next day. */
export const birthsTask: Task = {
  name: 'births',
  shape: 'manyToMany',
  input: { kind: 'oneHot', size: inputs.length },
  decoder: null,
  inputs,
  outputs: binSigns,
  mark: null,
  between: ' ',
  read: readDays,
  goesOn: null,
  // From 2013-06-18, a Tuesday; in view is the day before the Fourth of July.
  sample: { text: '13.0 12.0 12.5 12.0 8.5 7.5 12.0 13.0 12.5 12.5 12.5 8.5 7.5 12.5 13.5 13.0 9.0 11.5 8.5 7.5', step: 16 },
  sizes: [32],
};
