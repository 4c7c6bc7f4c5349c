import { type GateName, type ParameterTensor, parameters } from '../../../src/engine/parameters';
import type { ModelSpec } from '../../../src/engine/spec';

export type Vector = number[];

export const zerosOf = (size: number): Vector => Array.from({ length: size }, () => 0);
export const add = (...terms: Vector[]): Vector => terms[0]!.map((_, k) => terms.reduce((sum, term) => sum + term[k]!, 0));
export const times = (...factors: Vector[]): Vector =>
  factors[0]!.map((_, k) => factors.reduce((product, factor) => product * factor[k]!, 1));
export const subtract = (a: Vector, b: Vector): Vector => a.map((value, k) => value - b[k]!);
export const oneMinus = (a: Vector): Vector => a.map((value) => 1 - value);
export const sigmoid = (a: Vector): Vector => a.map((value) => 1 / (1 + Math.exp(-value)));
export const tanh = (a: Vector): Vector => a.map(Math.tanh);
export const relu = (a: Vector): Vector => a.map((value) => Math.max(0, value));

/** A block of columns of one tensor, inside a flat vector that holds the weights or collects their gradient. */
export class Block {
  private readonly flat: Float64Array;
  private readonly start: number;
  private readonly stride: number;
  private readonly rows: number;
  private readonly columns: number;

  constructor(flat: Float64Array, start: number, stride: number, rows: number, columns: number) {
    this.flat = flat;
    this.start = start;
    this.stride = stride;
    this.rows = rows;
    this.columns = columns;
  }

  /** x · M */
  product(x: Vector): Vector {
    return Array.from({ length: this.columns }, (_, j) => x.reduce((sum, value, i) => sum + value * this.at(i, j), 0));
  }

  /** d · Mᵀ */
  transposedProduct(d: Vector): Vector {
    return Array.from({ length: this.rows }, (_, i) => d.reduce((sum, value, j) => sum + value * this.at(i, j), 0));
  }

  /** M += xᵀ d */
  addOuter(x: Vector, d: Vector): void {
    x.forEach((left, i) => d.forEach((right, j) => this.addAt(i, j, left * right)));
  }

  row(i = 0): Vector {
    return Array.from({ length: this.columns }, (_, j) => this.at(i, j));
  }

  addToRow(d: Vector, i = 0): void {
    d.forEach((value, j) => this.addAt(i, j, value));
  }

  private at(i: number, j: number): number {
    return this.flat[this.start + i * this.stride + j]!;
  }

  private addAt(i: number, j: number, value: number): void {
    this.flat[this.start + i * this.stride + j]! += value;
  }
}

/** Tensors of a flat vector by name and gate. */
export class Blocks {
  private readonly tensors: ReadonlyMap<string, ParameterTensor>;
  private readonly flat: Float64Array;

  constructor(spec: ModelSpec, flat: Float64Array) {
    this.flat = flat;
    this.tensors = new Map(parameters(spec).map((tensor) => [tensor.name, tensor]));
  }

  /** null if the model has no such tensor, or the tensor no such gate. */
  find(name: string, gate?: GateName): Block | null {
    const tensor = this.tensors.get(name);
    if (!tensor) return null;
    const rows = tensor.shape.length > 1 ? tensor.shape[0]! : 1;
    const stride = tensor.count / rows;
    if (gate === undefined) return new Block(this.flat, tensor.offset, stride, rows, stride);
    const index = tensor.gates.indexOf(gate);
    const columns = stride / tensor.gates.length;
    return index < 0 ? null : new Block(this.flat, tensor.offset + index * columns, stride, rows, columns);
  }

  get(name: string, gate?: GateName): Block {
    const block = this.find(name, gate);
    if (!block) throw new Error(`no tensor ${name} ${gate ?? ''}`);
    return block;
  }
}
