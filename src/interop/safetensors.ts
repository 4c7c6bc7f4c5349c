import { elementCount, type Tensor } from '../engine/tensor';
import { formatShape, InteropError, type NamedTensors } from './namedTensors';
import { bytesOf, outlineSafetensors, type Place, type Precision, type SafetensorsOutline } from './safetensorsHeader';

/** A safetensors file: 8 bytes of header length, a JSON header, then the tensors' little-endian numbers end to end. */
export interface SafetensorsFile extends Pick<SafetensorsOutline, 'metadata'> {
  readonly tensors: NamedTensors;
}

function readNumbers(bytes: Uint8Array, { dtype, begin, end }: Place): Float64Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset + begin, end - begin);
  const data = new Float64Array((end - begin) / bytesOf[dtype]);
  for (let k = 0; k < data.length; k += 1) data[k] = dtype === 'F64' ? view.getFloat64(8 * k, true) : view.getFloat32(4 * k, true);
  return data;
}

/** Reads a whole file. Throws an InteropError that says in words what is wrong with it. */
export function readSafetensors(file: Uint8Array): SafetensorsFile {
  const { places, metadata, start } = outlineSafetensors(file, file.length);
  const body = file.subarray(start);
  const tensors = new Map(
    [...places].map(([name, place]): [string, Tensor] => [name, { shape: place.shape, data: readNumbers(body, place) }]),
  );
  return { tensors, metadata };
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
