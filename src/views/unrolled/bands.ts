/** How the stage's height is shared out, from top to bottom; the same in both directions, so that turning round moves nothing. */
export interface Bands {
  /** The cost's bar and the losses of the outputs. */
  readonly cost: Band;
  readonly predictions: Band;
  readonly outputs: Band;
  /** One for each layer, layer 1 first (the lowest). */
  readonly layers: readonly Band[];
  readonly inputs: Band;
  readonly reads: Band;
  readonly overview: Band;
}

export interface Band {
  readonly topPx: number;
  readonly bottomPx: number;
}

function between(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}

/** What a row of the stage takes of its height: a share, between a least and a most. */
interface Row {
  readonly share: number;
  readonly least: number;
  readonly most: number;
}

const allRows = {
  cost: { share: 0.12, least: 50, most: 58 },
  predictions: { share: 0.19, least: 40, most: 96 },
  arrow: { share: 0.065, least: 14, most: 34 },
  reads: { share: 0.09, least: 26, most: 44 },
  /** Between two layers, for the arrow that carries h up. */
  gap: { share: 0.055, least: 10, most: 26 },
} satisfies Record<string, Row>;
type Rows = Readonly<Record<keyof typeof allRows, Row>>;
const noRow: Row = { share: 0, least: 0, most: 0 };
const overviewPx = 22;
const tallestCell = 230;
/** A cell that shows its units, and one that still shows that there is a cell; what all cells of a column should have together. */
const lowCell = 24;
const lowestCell = 16;
const lowestCells = 34;

/** What all rows but the cells take together. */
function sumRows(layers: number, { cost, predictions, arrow, reads, gap }: Rows, sizeOf: (row: Row) => number): number {
  return sizeOf(cost) + sizeOf(predictions) + 2 * sizeOf(arrow) + sizeOf(reads) + (layers - 1) * sizeOf(gap) + overviewPx;
}

/** Below this the rows of a stack of so many layers would lie on each other. */
export function leastGraphHeight(layers: number): number {
  return sumRows(layers, allRows, ({ least }) => least) + Math.max(layers * lowestCell, lowestCells);
}

/** The sizes of the rows: as they would like to be, and smaller as far as the cells need it. */
function sizeRows(heightPx: number, layers: number, rows: Rows): (row: Row) => number {
  const wished = ({ share, least, most }: Row) => between(heightPx * share, least, most);
  const [whole, leastPx] = [sumRows(layers, rows, wished), sumRows(layers, rows, ({ least }) => least)];
  const roomPx = heightPx - layers * lowCell;
  const given = whole <= roomPx ? 1 : Math.max(0, (roomPx - leastPx) / (whole - leastPx));
  return (row) => row.least + (wished(row) - row.least) * given;
}

/** Without an output layer nothing is predicted: the cells have that room. */
export function layoutBands(heightPx: number, layers: number, hasHead: boolean): Bands {
  const rows = hasHead ? allRows : { ...allRows, predictions: noRow };
  const sizeOf = sizeRows(heightPx, layers, rows);
  const [arrowPx, gapPx] = [sizeOf(rows.arrow), sizeOf(rows.gap)];
  const rest = heightPx - sumRows(layers, rows, sizeOf);
  const cellPx = between(rest / layers, lowestCell, tallestCell);
  // What no cell needs goes above and below in equal parts.
  const slackPx = Math.max(0, rest - cellPx * layers);
  let top = slackPx / 2;
  const take = (lengthPx: number): Band => {
    const band = { topPx: top, bottomPx: top + lengthPx };
    top += lengthPx;
    return band;
  };
  const cost = take(sizeOf(rows.cost));
  const predictions = take(sizeOf(rows.predictions));
  const outputs = take(arrowPx);
  const fromTop = Array.from({ length: layers }, (_, index) => {
    if (index > 0) take(gapPx);
    return take(cellPx);
  });
  const inputs = take(arrowPx);
  const reads = take(sizeOf(rows.reads));
  return { cost, predictions, outputs, layers: fromTop.reverse(), inputs, reads, overview: take(overviewPx) };
}

/** Where the rails run through a cell: c a little below its top, h a little above its bottom. */
export function railsOf(cell: Band): { readonly cPx: number; readonly hPx: number } {
  const inset = Math.min(26, (cell.bottomPx - cell.topPx) * 0.2);
  return { cPx: cell.topPx + inset, hPx: cell.bottomPx - inset };
}

/** Whether letters have room between the rails of a cell. */
export function fitsLetters(cell: Band): boolean {
  const { cPx, hPx } = railsOf(cell);
  return hPx - cPx >= 26;
}

/** Height of the key under the figure: one line where it fits, else two or three. */
export function keyHeight(widthPx: number, direction: 'forward' | 'backward'): number {
  if (direction === 'forward') return widthPx >= 640 ? 30 : 52;
  return widthPx >= 1040 ? 30 : widthPx >= 520 ? 56 : widthPx >= 304 ? 82 : 108;
}
