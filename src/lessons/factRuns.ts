/** A piece of a sentence; letters of the mathematics are set in italics. */
export interface FactRun {
  readonly text: string;
  readonly italic: boolean;
}

/** A letter that stands alone or with its time below, and is none that was typed, which stand in quotes: W, h, z, Xₜ. */
const letters = /(?<![\p{L}\d‘’._])[UVWXYHLChcfigobndmkxypzrq](?=ₜ|[^\p{L}\d‘’]|$)/u;

/** Shapes and products stay on one line, and a result with its sign of equality. */
function tie(text: string): string {
  return text.replaceAll(/ ([×·]) /g, '\u00a0$1\u00a0').replaceAll(' = ', ' =\u00a0');
}

export function factRuns(text: string): readonly FactRun[] {
  const pieces = tie(text).split(new RegExp(`(${letters.source})`, 'u'));
  return pieces.map((piece, index) => ({ text: piece, italic: index % 2 === 1 })).filter((run) => run.text !== '');
}
