import { exact, formatNumber, plainNumber } from './format';

/** Tab-separated values, as spreadsheets take them from the clipboard: numbers with every digit, a point, and a plain minus. */

/** Tabs and line ends would be taken for the borders of cells. */
function cell(text: string): string {
  return text.replace(/[\t\r\n]+/g, ' ');
}

export function writeNumber(value: number): string {
  return plainNumber(formatNumber(value, exact));
}

/** A row an entry: its name and its value. */
export function writeVector(values: ArrayLike<number>, nameOf: (index: number) => string): string {
  return Array.from(values, (value, index) => `${cell(nameOf(index))}\t${writeNumber(value)}`).join('\n');
}

/** Row-major values with the names of rows and columns. */
export function writeMatrix(
  values: ArrayLike<number>,
  [rows, columns]: readonly [number, number],
  rowName: (index: number) => string,
  columnName: (index: number) => string,
): string {
  const line = (row: number) =>
    [cell(rowName(row)), ...Array.from({ length: columns }, (_, column) => writeNumber(values[row * columns + column] ?? Number.NaN))].join(
      '\t',
    );
  const head = ['', ...Array.from({ length: columns }, (_, column) => cell(columnName(column)))].join('\t');
  return [head, ...Array.from({ length: rows }, (_, row) => line(row))].join('\n');
}

/** A figure's values as text; rows start with their own heading. */
export interface FigureTableData {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A figure's table: what is a number in it becomes one that other programs read. */
export function writeTable({ columns, rows }: FigureTableData): string {
  return [columns, ...rows].map((row) => row.map((text) => cell(plainNumber(text))).join('\t')).join('\n');
}
