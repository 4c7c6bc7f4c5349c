/** Numbers as Python reads them back to the last bit. */
function literal(value: number): string {
  if (Number.isNaN(value)) return "float('nan')";
  if (!Number.isFinite(value)) return value > 0 ? "float('inf')" : "-float('inf')";
  return Object.is(value, -0) ? '-0.0' : String(value);
}

export function listLiteral(values: readonly number[]): string {
  return `[${values.map(literal).join(', ')}]`;
}

/** Vectors one below the other. */
export function rowsLiteral(rows: readonly (readonly number[])[]): string {
  return `[\n${rows.map((row) => `    ${listLiteral(row)},\n`).join('')}]`;
}

/** A text as a Python string: quotes, backslashes and line breaks escaped. */
export function textLiteral(text: string): string {
  const escaped = text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n').replaceAll('\r', '\\r');
  return `'${escaped}'`;
}

export function boolLiteral(value: boolean): string {
  return value ? 'True' : 'False';
}

/** Arguments that differ from their defaults, as `, name=value`. */
export function options(pairs: readonly (readonly [name: string, value: string, fallback: string])[]): string {
  return pairs.map(([name, value, fallback]) => (value === fallback ? '' : `, ${name}=${value}`)).join('');
}
