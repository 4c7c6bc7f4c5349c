import { elementCount } from '../engine/tensor';
import { formatShape, InteropError } from './namedTensors';

export type Precision = 'F64' | 'F32';

/** Where a tensor lies among the numbers, in bytes behind the header. */
export interface Place {
  readonly name: string;
  readonly dtype: Precision;
  readonly shape: readonly number[];
  readonly begin: number;
  readonly end: number;
}

/** What a safetensors file says of itself before its first number. */
export interface SafetensorsOutline {
  readonly places: ReadonlyMap<string, Place>;
  /** The header's free text, such as the configuration and seed that made the weights. */
  readonly metadata: Readonly<Record<string, string>>;
  /** Bytes before the numbers. */
  readonly start: number;
}

export const bytesOf: Readonly<Record<Precision, number>> = { F64: 8, F32: 4 };
/** Names and shapes of the largest networks take some thousand bytes; a longer header only costs memory. */
export const longestHeader = 2 ** 20;

function fail(words: string): never {
  throw new InteropError(`Not a safetensors file that can be read: ${words}`);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCounts(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((extent) => Number.isSafeInteger(extent) && extent >= 0);
}

/** Where the header of a file of so many bytes ends, by its first eight. */
export function headerEnd(start: Uint8Array, fileBytes: number): number {
  if (start.length < 8) fail(`it has ${start.length} bytes, fewer than the 8 that give the header's length.`);
  const length = new DataView(start.buffer, start.byteOffset).getBigUint64(0, true);
  if (length > BigInt(fileBytes - 8)) fail(`its header would be ${length} bytes long, but the file ends before that.`);
  if (length > BigInt(longestHeader)) fail(`its header is ${length} bytes long; headers of up to ${longestHeader} bytes are read.`);
  return 8 + Number(length);
}

/** JSON.parse takes the last of two entries of one name without a word. */
function checkNames(text: string): void {
  const names = new Set<string>();
  let depth = 0;
  for (const [token] of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"\s*:?|[{}[\]]/g)) {
    if (token === '{' || token === '[') depth += 1;
    else if (token === '}' || token === ']') depth -= 1;
    else if (depth === 1 && token.endsWith(':')) {
      const name = String(JSON.parse(token.slice(0, -1)));
      if (names.has(name)) fail(`its header has two entries named “${name}”.`);
      names.add(name);
    }
  }
}

function parseHeader(bytes: Uint8Array): Record<string, unknown> {
  let text: string;
  let header: unknown;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    header = JSON.parse(text);
  } catch {
    return fail('its header is no JSON.');
  }
  if (!isRecord(header)) return fail('its header is no JSON object.');
  checkNames(text);
  return header;
}

function parsePlace(name: string, entry: unknown, room: number): Place {
  if (!isRecord(entry)) return fail(`the header's entry for “${name}” is no object.`);
  const { dtype, shape, data_offsets: offsets } = entry;
  if (dtype !== 'F64' && dtype !== 'F32') fail(`“${name}” is of type ${String(dtype)}; only F64 and F32 are read here.`);
  if (!isCounts(shape)) fail(`the shape of “${name}” is no list of whole numbers.`);
  if (!isCounts(offsets) || offsets.length !== 2) fail(`the offsets of “${name}” are no pair of whole numbers.`);
  const [begin = 0, end = 0] = offsets;
  if (begin > end || end > room) fail(`“${name}” would lie at bytes ${begin} to ${end}, but the file has room for ${room}.`);
  const wanted = elementCount(shape) * bytesOf[dtype];
  if (end - begin !== wanted) fail(`“${name}” (${formatShape(shape)} ${dtype}) needs ${wanted} bytes, but has ${end - begin}.`);
  return { name, dtype, shape, begin, end };
}

/** Tensors must fill the file without overlap or gap: anything else is a damaged file or a hiding place. */
function checkCover(places: readonly Place[], room: number): void {
  let covered = 0;
  let last = 'the header';
  for (const { name, begin, end } of places.toSorted((a, b) => a.begin - b.begin || a.end - b.end)) {
    if (begin < covered) fail(`“${name}” overlaps “${last}”.`);
    if (begin > covered) fail(`${begin - covered} bytes between “${last}” and “${name}” belong to no tensor.`);
    covered = end;
    last = name;
  }
  if (covered !== room) fail(`the last ${room - covered} bytes belong to no tensor.`);
}

function parseMetadata(value: unknown): Record<string, string> {
  if (value === undefined) return {};
  const entries = isRecord(value) ? Object.entries(value) : fail('its metadata is no object.');
  return Object.fromEntries(
    entries.map(([key, text]) => [key, typeof text === 'string' ? text : fail(`its metadata “${key}” is no text.`)]),
  );
}

/**
 * Reads the header of a file of so many bytes, of which the first are given, as many as `headerEnd` says. Throws an InteropError that
 * says in words what is wrong with it.
 */
export function outlineSafetensors(bytes: Uint8Array, fileBytes: number): SafetensorsOutline {
  const start = headerEnd(bytes, fileBytes);
  const { __metadata__: metadata, ...entries } = parseHeader(bytes.subarray(8, start));
  const room = fileBytes - start;
  const places = Object.entries(entries).map(([name, entry]) => parsePlace(name, entry, room));
  checkCover(places, room);
  return { places: new Map(places.map((place) => [place.name, place])), metadata: parseMetadata(metadata), start };
}
