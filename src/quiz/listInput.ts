import { readNumber } from './expression';

export type ListReading =
  | { readonly kind: 'empty' }
  | { readonly kind: 'value'; readonly value: readonly number[] }
  | { readonly kind: 'malformed'; readonly reason: string };

/** Reads `20 × 32`, `20x32`, `(20, 32)`, `[20; 32]`, `20 by 32`: two or more whole sides. */
export function readShape(text: string): ListReading {
  const trimmed = text.trim();
  if (trimmed === '') return { kind: 'empty' };
  const inner = trimmed.replace(/^[([{]\s*/, '').replace(/\s*,?\s*[)\]}]$/, '');
  const sides = inner.split(/\s*(?:[×x*,;·]|\bby\b)\s*|\s+/i);
  const values = sides.map((side) => (/^\d+$/.test(side) ? Number(side) : Number.NaN));
  if (values.some(Number.isNaN)) return { kind: 'malformed', reason: 'A shape is written with whole numbers, rows first: 20 × 32.' };
  if (values.includes(0)) return { kind: 'malformed', reason: 'No side of a matrix is 0 here.' };
  return { kind: 'value', value: values };
}

/** Reads the parts of a vector, each in a box of its own; names the first that cannot be read. */
export function readVector(parts: readonly string[], length: number): ListReading {
  const readings = Array.from({ length }, (_, index) => readNumber(parts[index] ?? '', 'real'));
  if (readings.every(({ kind }) => kind === 'empty')) return { kind: 'empty' };
  const values: number[] = [];
  for (const [index, reading] of readings.entries()) {
    const where = `Value ${index + 1} of ${length}`;
    if (reading.kind === 'empty') return { kind: 'malformed', reason: `${where} is still empty.` };
    if (reading.kind === 'malformed') return { kind: 'malformed', reason: `${where}: ${reading.reason}` };
    values.push(reading.value);
  }
  return { kind: 'value', value: values };
}
