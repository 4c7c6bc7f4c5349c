const PRIME = 0x1b3;

/**
 * 64-bit FNV-1a of the values' bits, least significant byte first, as 16 hexadecimal digits: equal exactly when (for all that matters)
 * every bit is equal. NaN has many bit patterns, of which engines choose freely; all count as one. 0 and −0 differ.
 */
export function digest(values: Float64Array): string {
  const bytes = new DataView(new ArrayBuffer(8));
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  for (const value of values) {
    if (Number.isNaN(value)) bytes.setBigUint64(0, 0x7ff8000000000000n, true);
    else bytes.setFloat64(0, value, true);
    for (let k = 0; k < 8; k++) {
      low = (low ^ bytes.getUint8(k)) >>> 0;
      // times 2⁴⁰ + 0x1b3, modulo 2⁶⁴
      const product = low * PRIME;
      high = (Math.imul(high, PRIME) + (low << 8) + Math.floor(product / 0x100000000)) >>> 0;
      low = product >>> 0;
    }
  }
  return hexadecimal(high) + hexadecimal(low);
}

function hexadecimal(word: number): string {
  return word.toString(16).padStart(8, '0');
}
