import { describe, expect, it } from 'vitest';
import { InteropError } from '../../src/interop/namedTensors';
import { readSafetensors, writeSafetensors } from '../../src/interop/safetensors';

const tensors = new Map([
  ['weight', { shape: [2, 3], data: Float64Array.of(1, -2.5, Math.PI, 1e-300, -0, Number.NaN) }],
  ['empty', { shape: [0, 4], data: new Float64Array() }],
  ['number', { shape: [], data: Float64Array.of(Number.NEGATIVE_INFINITY) }],
]);

/** A file from a header and the bytes behind it, as another program would write it. */
function fileOf(header: string, body: number | Uint8Array = 0): Uint8Array {
  const text = new TextEncoder().encode(header);
  const bytes = typeof body === 'number' ? new Uint8Array(body) : body;
  const file = new Uint8Array(8 + text.length + bytes.length);
  new DataView(file.buffer).setBigUint64(0, BigInt(text.length), true);
  file.set(text, 8);
  file.set(bytes, 8 + text.length);
  return file;
}

const entry = (dtype: string, shape: unknown, offsets: unknown) => ({ dtype, shape, data_offsets: offsets });
const headerOf = (entries: Record<string, unknown>) => JSON.stringify(entries);
const twin = headerOf(entry('F32', [1], [0, 4]));
const reading = (header: string, body?: number) => () => readSafetensors(fileOf(header, body));

describe('a safetensors file', () => {
  it('comes back as it was written, every bit of every number', () => {
    const { tensors: read } = readSafetensors(writeSafetensors(tensors));
    expect([...read]).toEqual([...tensors]);
    expect(Object.is(read.get('weight')!.data[4], -0)).toBe(true);
  });

  it('keeps its metadata', () => {
    const metadata = { seed: '7', made: 'by “Unrolled”' };
    expect(readSafetensors(writeSafetensors(tensors, { metadata })).metadata).toEqual(metadata);
    expect(readSafetensors(writeSafetensors(tensors)).metadata).toEqual({});
  });

  it('rounds to float32 when asked to', () => {
    const read = readSafetensors(writeSafetensors(tensors, { precision: 'F32' })).tensors;
    expect(read.get('weight')!.data[2]).toBe(Math.fround(Math.PI));
  });

  it('starts its numbers at a multiple of eight bytes', () => {
    const file = writeSafetensors(tensors);
    expect(Number(new DataView(file.buffer).getBigUint64(0, true)) % 8).toBe(0);
  });

  it('of another program is read: little-endian float32, tensors in any order', () => {
    const body = Uint8Array.of(0, 0, 128, 63, 0, 0, 0, 192, 0, 0, 32, 65);
    const header = headerOf({ late: entry('F32', [1], [8, 12]), early: entry('F32', [2], [0, 8]) });
    const { tensors: read } = readSafetensors(fileOf(header, body));
    expect([...read.get('early')!.data]).toEqual([1, -2]);
    expect([...read.get('late')!.data]).toEqual([10]);
  });

  it('is read from the middle of a buffer too', () => {
    const file = writeSafetensors(tensors);
    const room = new Uint8Array(file.length + 13);
    room.set(file, 5);
    expect([...readSafetensors(room.subarray(5, 5 + file.length)).tensors.keys()]).toEqual([...tensors.keys()]);
  });
});

describe('a file that is none is refused in words', () => {
  it.each([
    ['too short', () => readSafetensors(new Uint8Array(7)), 'it has 7 bytes'],
    ['cut in its header', () => readSafetensors(writeSafetensors(tensors).subarray(0, 20)), 'the file ends before that'],
    ['cut in its numbers', () => readSafetensors(writeSafetensors(tensors).subarray(0, -1)), 'but the file has room for'],
    ['of a negative header', () => readSafetensors(new Uint8Array(16).fill(255)), 'would be 18446744073709551615 bytes long'],
    ['of a header that is too long', reading(`{}${' '.repeat(2 ** 20)}`), 'headers of up to 1048576 bytes are read'],
    ['with two tensors of one name', reading(`{"a":${twin},"b":{"a":[]},"\\u0061" :${twin}}`, 4), 'two entries named “a”'],
    ['no JSON', reading('{"a":'), 'its header is no JSON'],
    ['a list', reading('[]'), 'no JSON object'],
    ['an entry that is no object', reading('{"a":3}'), 'entry for “a” is no object'],
    ['an unknown type', reading(headerOf({ a: entry('BF16', [1], [0, 2]) }), 2), '“a” is of type BF16; only F64 and F32'],
    ['a negative extent', reading(headerOf({ a: entry('F32', [-1], [0, 4]) }), 4), 'the shape of “a”'],
    ['a fractional extent', reading(headerOf({ a: entry('F32', [1.5], [0, 4]) }), 4), 'the shape of “a”'],
    ['one offset', reading(headerOf({ a: entry('F32', [1], [0]) }), 4), 'the offsets of “a”'],
    ['offsets turned around', reading(headerOf({ a: entry('F32', [1], [4, 0]) }), 4), 'would lie at bytes 4 to 0'],
    ['offsets behind the end', reading(headerOf({ a: entry('F32', [2], [0, 8]) }), 4), 'but the file has room for 4'],
    ['a size that is not the shape’s', reading(headerOf({ a: entry('F32', [3], [0, 8]) }), 8), '“a” (3 F32) needs 12 bytes, but has 8'],
    ['an overlap', reading(headerOf({ a: entry('F32', [2], [0, 8]), b: entry('F32', [1], [4, 8]) }), 8), '“b” overlaps “a”'],
    ['a gap', reading(headerOf({ a: entry('F32', [1], [0, 4]), b: entry('F32', [1], [8, 12]) }), 12), '4 bytes between “a” and “b”'],
    ['bytes behind the last tensor', reading(headerOf({ a: entry('F32', [1], [0, 4]) }), 6), 'the last 2 bytes belong to no tensor'],
    ['metadata that is no text', reading('{"__metadata__":{"seed":7}}'), 'its metadata “seed” is no text'],
  ])('%s', (_, read, words) => {
    expect(read).toThrow(InteropError);
    expect(read).toThrow(words);
  });

  it('and none is written whose tensors do not fit', () => {
    expect(() => writeSafetensors(new Map([['a', { shape: [3], data: new Float64Array(2) }]]))).toThrow('“a” is 3, but holds 2 numbers');
    expect(() => writeSafetensors(new Map([['__metadata__', { shape: [], data: new Float64Array(1) }]]))).toThrow(
      'keeps that name for itself',
    );
  });
});
