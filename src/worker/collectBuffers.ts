/** The buffers of all typed arrays in a message of plain objects, arrays and maps, each once. */
export function collectBuffers(message: unknown): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  const visit = (value: unknown): void => {
    if (ArrayBuffer.isView(value)) {
      if (value.buffer instanceof ArrayBuffer) found.add(value.buffer);
    } else if (typeof value === 'object' && value !== null) {
      for (const part of value instanceof Map ? value.values() : Object.values(value)) visit(part);
    }
  };
  visit(message);
  return [...found];
}
