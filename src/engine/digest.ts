const PRIME = 0x1b3;

/** 64-bit FNV-1a, byte by byte. */
class Fnv {
  #high = 0xcbf29ce4;
  #low = 0x84222325;

  take(byte: number): void {
    const low = (this.#low ^ byte) >>> 0;
    // times 2⁴⁰ + 0x1b3, modulo 2⁶⁴
    const product = low * PRIME;
    this.#high = (Math.imul(this.#high, PRIME) + (low << 8) + Math.floor(product / 0x100000000)) >>> 0;
    this.#low = product >>> 0;
  }

  /** 16 hexadecimal digits. */
  get digits(): string {
    return hexadecimal(this.#high) + hexadecimal(this.#low);
  }
}

/**
 * 64-bit FNV-1a of the values' bits, least significant byte first, as 16 hexadecimal digits: equal exactly when (for all that matters)
 * every bit is equal. NaN has many bit patterns, of which engines choose freely; all count as one. 0 and −0 differ.
 */
export function digest(values: Float64Array): string {
  const bytes = new DataView(new ArrayBuffer(8));
  const hash = new Fnv();
  for (const value of values) {
    if (Number.isNaN(value)) bytes.setBigUint64(0, 0x7ff8000000000000n, true);
    else bytes.setFloat64(0, value, true);
    for (let k = 0; k < 8; k++) hash.take(bytes.getUint8(k));
  }
  return hash.digits;
}

/** The same of bytes, such as a file's. */
export function digestBytes(bytes: Uint8Array): string {
  const hash = new Fnv();
  for (const byte of bytes) hash.take(byte);
  return hash.digits;
}

function hexadecimal(word: number): string {
  return word.toString(16).padStart(8, '0');
}
