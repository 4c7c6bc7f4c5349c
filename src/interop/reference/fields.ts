import type { Framework } from '../layouts';
import { formatShape } from '../namedTensors';
import { elementCount, type Tensor } from '../../engine/tensor';

/** A case file that is not of the documented form; the message names the field. */
export class CaseError extends Error {
  override readonly name = 'CaseError';
}

export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function fieldsOf(value: unknown, name: string): Fields {
  if (!isFields(value)) throw new CaseError(`“${name}” is no object`);
  return value;
}

/** null for a field that is missing or null: it is not compared. */
export function optional<Value>(value: unknown, read: (value: unknown) => Value): Value | null {
  return value === null || value === undefined ? null : read(value);
}

export function textOf(value: unknown, name: string): string {
  if (typeof value !== 'string') throw new CaseError(`“${name}” is no text`);
  return value;
}

export function numberOf(value: unknown, name: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new CaseError(`“${name}” is no finite number`);
  return value;
}

export function sizeOf(value: unknown, name: string): number {
  const size = numberOf(value, name);
  if (!Number.isInteger(size) || size < 1) throw new CaseError(`“${name}” is ${size}, no size`);
  return size;
}

export function oneOf<Choice extends string>(value: unknown, name: string, choices: readonly Choice[]): Choice {
  const found = choices.find((choice) => choice === value);
  if (found === undefined) throw new CaseError(`“${name}” is ${JSON.stringify(value)}, none of ${choices.join(', ')}`);
  return found;
}

export function listOf(value: unknown, name: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new CaseError(`“${name}” is no array`);
  return value;
}

/** A nested array such as [time][batch][feature], with its shape; every part must be as long as its neighbours. */
export function nestedOf(value: unknown, name: string): Tensor {
  if (!Array.isArray(value)) return { shape: [], data: Float64Array.of(numberOf(value, name)) };
  // Millions of numbers in one list: none of them is worth an object of its own.
  if (!value.some(Array.isArray)) {
    return { shape: [value.length], data: Float64Array.from(value, (number: unknown) => numberOf(number, name)) };
  }
  const parts = value.map((part) => nestedOf(part, name));
  const inner = parts[0]?.shape ?? [];
  if (parts.some((part) => formatShape(part.shape) !== formatShape(inner))) throw new CaseError(`“${name}” has parts of different shapes`);
  const data = new Float64Array(parts.length * elementCount(inner));
  parts.forEach((part, k) => data.set(part.data, k * part.data.length));
  return { shape: [parts.length, ...inner], data };
}

/** The same, of a shape that must be. */
export function arrayOf(value: unknown, name: string, shape: readonly number[]): Float64Array {
  const found = nestedOf(value, name);
  if (formatShape(found.shape) !== formatShape(shape)) {
    throw new CaseError(`“${name}” is ${formatShape(found.shape)} instead of ${formatShape(shape)}`);
  }
  return found.data;
}

/** `{shape, data}`, row-major. */
export function tensorOf(value: unknown, name: string): Tensor {
  const fields = fieldsOf(value, name);
  const shape = listOf(fields.shape, `${name}.shape`).map((extent) => sizeOf(extent, `${name}.shape`));
  return { shape, data: arrayOf(fields.data, `${name}.data`, [elementCount(shape)]) };
}

export function tensorsOf(value: unknown, name: string): ReadonlyMap<string, Tensor> {
  const entries = Object.entries(fieldsOf(value, name)).filter(([, tensor]) => tensor !== null);
  return new Map(entries.map(([key, tensor]) => [key, tensorOf(tensor, `${name}.${key}`)]));
}

export function frameworkOf(value: unknown): Framework {
  return oneOf(value, 'framework', ['pytorch', 'keras', 'onnx']);
}
