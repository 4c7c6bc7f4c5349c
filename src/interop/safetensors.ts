import { elementCount, type Tensor } from '../engine/tensor';
import { formatShape, InteropError, type NamedTensors } from './namedTensors';

/** A safetensors file: 8 bytes of header length, a JSON header, then the tensors' little-endian numbers end to end. */
export interface SafetensorsFile {
  readonly tensors: NamedTensors;
  /** The header's free text, such as the configuration and seed that made the weights. */
  readonly metadata: Readonly<Record<string, string>>;
}

type Precision = 'F64' | 'F32';
type Place = {
  readonly name: string;
  readonly dtype: Precision;
  readonly shape: readonly number[];
  readonly begin: number;
  readonly end: number;
};

const bytesOf: Readonly<Record<Precision, number>> = { F64: 8, F32: 4 };
/** As the reference implementation has it, against files that would only cost memory. */
const longestHeader = 100_000_000;

function fail(words: string): never {
  throw new InteropError(`Not a safetensors file that can be read: ${words}`);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCounts(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((extent) => Number.isSafeInteger(extent) && extent >= 0);
}

function parseHeader(bytes: Uint8Array): { header: Record<string, unknown>; start: number } {
  if (bytes.length < 8) fail(`it has ${bytes.length} bytes, fewer than the 8 that give the header's length.`);
  const length = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true);
  if (length > BigInt(Math.min(longestHeader, bytes.length - 8)))
    fail(`its header would be ${length} bytes long, but the file ends before that.`);
  const start = 8 + Number(length);
  try {
    const header: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(8, start)));
    if (isRecord(header)) return { header, start };
  } catch {
    fail('its header is no JSON.');
  }
  return fail('its header is no JSON object.');
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

function readNumbers(bytes: Uint8Array, { dtype, begin, end }: Place): Float64Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset + begin, end - begin);
  const data = new Float64Array((end - begin) / bytesOf[dtype]);
  for (let k = 0; k < data.length; k += 1) data[k] = dtype === 'F64' ? view.getFloat64(8 * k, true) : view.getFloat32(4 * k, true);
  return data;
}

/** Reads a whole file. Throws an InteropError that says in words what is wrong with it. */
export function readSafetensors(file: Uint8Array): SafetensorsFile {
  const { header, start } = parseHeader(file);
  const body = file.subarray(start);
  const { __metadata__: metadata, ...entries } = header;
  const places = Object.entries(entries).map(([name, entry]) => parsePlace(name, entry, body.length));
  checkCover(places, body.length);
  const tensors = new Map(places.map((place): [string, Tensor] => [place.name, { shape: place.shape, data: readNumbers(body, place) }]));
  return { tensors, metadata: parseMetadata(metadata) };
}

/** The bytes of a file; F32 rounds. The header is padded so that the numbers start at a multiple of 8 bytes. */
export function writeSafetensors(
  tensors: NamedTensors,
  options: { precision?: Precision; metadata?: Record<string, string> } = {},
): Uint8Array {
  const { precision = 'F64', metadata = {} } = options;
  let size = 0;
  const entries: [string, unknown][] = Object.keys(metadata).length > 0 ? [['__metadata__', metadata]] : [];
  for (const [name, { shape, data }] of tensors) {
    if (name === '__metadata__')
      throw new InteropError('A tensor cannot be called “__metadata__”: safetensors keeps that name for itself.');
    if (data.length !== elementCount(shape))
      throw new InteropError(`“${name}” is ${formatShape(shape)}, but holds ${data.length} numbers.`);
    const begin = size;
    size += data.length * bytesOf[precision];
    entries.push([name, { dtype: precision, shape, data_offsets: [begin, size] }]);
  }
  const text = new TextEncoder().encode(JSON.stringify(Object.fromEntries(entries)));
  const headerLength = Math.ceil(text.length / 8) * 8;
  const bytes = new Uint8Array(8 + headerLength + size).fill(0x20, 8, 8 + headerLength);
  bytes.set(text, 8);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(0, BigInt(headerLength), true);
  let at = 8 + headerLength;
  for (const { data } of tensors.values()) {
    for (const value of data) {
      if (precision === 'F64') view.setFloat64(at, value, true);
      else view.setFloat32(at, value, true);
      at += bytesOf[precision];
    }
  }
  return bytes;
}
