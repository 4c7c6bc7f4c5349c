import { describe, expect, it } from 'vitest';
import { digest } from '../../src/engine/digest';

/** FNV-1a as its authors define it, on 64-bit integers. */
function fnv1a(bytes: Uint8Array): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of bytes) hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn;
  return hash.toString(16).padStart(16, '0');
}

describe('digest', () => {
  it('is 64-bit FNV-1a of the little-endian bits', () => {
    const values = Float64Array.of(1, -2.5, Math.PI, 1e-310, 1e300, 0, Infinity);
    const view = new DataView(new ArrayBuffer(8 * values.length));
    values.forEach((value, k) => view.setFloat64(8 * k, value, true));
    expect(digest(values)).toBe(fnv1a(new Uint8Array(view.buffer)));
    expect(digest(new Float64Array(0))).toBe('cbf29ce484222325');
  });

  it('tells the last bit, the order and the sign of zero apart', () => {
    const digests = [[1, 2], [2, 1], [1 + 2 ** -52, 2], [1], [0], [-0]].map((values) => digest(Float64Array.from(values)));
    expect(new Set(digests).size).toBe(digests.length);
  });

  it('counts every NaN as the same', () => {
    const values = new Float64Array(1);
    const bits = new BigUint64Array(values.buffer);
    bits[0] = 0xfff8000000000001n;
    expect(digest(values)).toBe(digest(Float64Array.of(NaN)));
  });
});
