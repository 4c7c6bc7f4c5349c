import type { GateName, ParameterRole } from '../../../engine/parameters';
import { changeOf, layerSpecAt, tensorNamed, vectorOf } from '../../../store/readAnswer';
import type { Answer } from '../../../store/run';
import { addUp, summedQuantity } from '../number.terms';
import type { Factor, NumberSum, Term, WeightPlace } from '../sum';

/**
 * A gate's block of a weight matrix and the vector that it is multiplied by. Rows meet what comes in, columns make what goes out: forward
 * a vector meets the rows, backward a gradient meets the columns.
 */
export interface ProductBlock {
  readonly role: Extract<ParameterRole, 'U' | 'W' | 'V'>;
  readonly gate: GateName | null;
  readonly layer: number;
  readonly tensor: string;
  readonly rows: number;
  readonly columns: number;
  /** Row-major. */
  readonly values: Float64Array;
  /** Position of an entry within the tensor. */
  readonly indexOf: (row: number, column: number) => number;
  /** One entry a row forward, one a column backward. */
  readonly arriving: Float64Array;
  /** One of the factors that arrive: what the vector is called. */
  readonly named: Factor;
}

/** One step of the product: a row (backward a column) of one block, or at the end all that goes through no matrix. */
export interface ProductStep {
  readonly terms: readonly Term[];
  readonly at: { readonly block: number; readonly index: number } | null;
}

/** All matrices that the open sum goes through, for all its units at once. */
export interface Product {
  readonly sum: NumberSum;
  readonly along: 'row' | 'column';
  readonly blocks: readonly ProductBlock[];
  readonly steps: readonly ProductStep[];
  /** The sums of all units, as the engine recorded them. */
  readonly total: Float64Array;
  /** What was changed by hand does to the sums; null where nothing was. */
  readonly change: Float64Array | null;
}

type MatrixFactor = Extract<Factor, { kind: 'weight' }> & { readonly weight: WeightPlace & { readonly row: number } };

function matrixFactor({ factors }: Term): MatrixFactor | null {
  const through = factors.find(
    (factor): factor is MatrixFactor =>
      factor.kind === 'weight' && factor.weight.row !== null && ['U', 'W', 'V'].includes(factor.weight.role),
  );
  return through ?? null;
}

const keyOf = ({ tensor, gate }: Pick<WeightPlace, 'tensor' | 'gate'>) => `${tensor}.${gate}`;

/** The matrices that a sum goes through, each named by its first weight in it. */
export function matricesOf({ terms }: NumberSum): readonly WeightPlace[] {
  const matrices = new Map<string, WeightPlace>();
  for (const weight of terms.flatMap((term) => matrixFactor(term)?.weight ?? [])) {
    if (!matrices.has(keyOf(weight))) matrices.set(keyOf(weight), weight);
  }
  return [...matrices.values()];
}

/** The product behind a sum; without blocks where the value is made unit by unit. */
export function productOf(answer: Answer, sum: NumberSum): Product {
  const along = sum.direction === 'forward' ? 'row' : 'column';
  const blocks = new Map<string, ProductBlock>();
  const order: string[] = [];
  const steps: ProductStep[] = [];
  const others: Term[] = [];
  for (const term of sum.terms) {
    const through = matrixFactor(term);
    const other = term.factors.find((factor) => factor !== through);
    const key = through && keyOf(through.weight);
    const block = through && key !== null && other ? (blocks.get(key) ?? readBlock(answer, through.weight, along, other)) : null;
    if (!through || key === null || !block || !other) {
      others.push(term);
      continue;
    }
    if (!blocks.has(key)) order.push(key);
    blocks.set(key, block);
    const index = along === 'row' ? through.weight.row : through.weight.column;
    block.arriving[index] = other.value;
    steps.push({ terms: [term], at: { block: order.indexOf(key), index } });
  }
  return {
    sum,
    along,
    blocks: [...blocks.values()],
    steps: others.length > 0 ? [...steps, { terms: others, at: null }] : steps,
    ...sumsOf(answer, sum),
  };
}

function sumsOf(answer: Answer, { place, direction }: NumberSum): Pick<Product, 'total' | 'change'> {
  // Backward the sum is the gradient itself: no activation comes after it.
  const quantity = direction === 'backward' ? place.quantity : summedQuantity(place.quantity, layerSpecAt(answer.spec, place.layer));
  const summed = { ...place, quantity };
  return { total: vectorOf(answer, summed, direction), change: changeOf(answer, summed, direction) };
}

function readBlock(
  answer: Answer,
  { tensor: name, role, layer, gate }: WeightPlace,
  along: Product['along'],
  named: Factor,
): ProductBlock | null {
  const tensor = tensorNamed(answer.spec, name);
  if (!tensor || (role !== 'U' && role !== 'W' && role !== 'V')) return null;
  const [rows = 0, width = 0] = tensor.shape;
  const columns = gate === null ? width : width / tensor.gates.length;
  const first = gate === null ? 0 : tensor.gates.indexOf(gate) * columns;
  const indexOf = (row: number, column: number) => row * width + first + column;
  const values = Float64Array.from(
    { length: rows * columns },
    (_, k) => answer.weights[tensor.offset + indexOf(Math.floor(k / columns), k % columns)] ?? 0,
  );
  const arriving = new Float64Array(along === 'row' ? rows : columns);
  return { role, gate, layer, tensor: name, rows, columns, values, indexOf, arriving, named };
}

/** How far the product has come. */
export interface Progress {
  /** Steps done, and how many there are. */
  readonly taken: number;
  readonly count: number;
  /** What each block has given so far, one entry a column forward, one a row backward. */
  readonly products: readonly Float64Array[];
  /** Rows (backward columns) of each block that are done with. */
  readonly done: readonly number[];
  /** The sums so far; the engine's own once everything is in. */
  readonly sums: Float64Array;
  /** The open unit's sum so far. */
  readonly reached: number;
  /** The step done last; null before the first, and when all are done but for what goes through no matrix. */
  readonly last: ProductStep | null;
}

/** The product after `taken` steps; null: all of them. */
export function progressOf({ sum, along, blocks, steps, total }: Product, taken: number | null): Progress {
  const count = steps.length;
  const done = taken === null ? count : Math.min(taken, count);
  const isWhole = done === count;
  const products = blocks.map(({ rows, columns }) => new Float64Array(along === 'row' ? columns : rows));
  for (const { at } of steps.slice(0, done)) if (at) addStep(products[at.block], blocks[at.block], at.index, along);
  const last = steps[done - 1] ?? null;
  const reachedIn = (block: number) => steps.slice(0, done).findLast(({ at }) => at?.block === block)?.at?.index ?? -1;
  const isDone = (block: number) => !steps.slice(done).some(({ at }) => at?.block === block);
  const sums = isWhole ? total : addVectors(products, total.length);
  return {
    taken: done,
    count,
    products,
    done: blocks.map((block, index) => (isDone(index) ? block.arriving.length : reachedIn(index) + 1)),
    sums,
    reached: isWhole ? sum.total : addUp(steps.slice(0, done).flatMap(({ terms }) => terms)),
    last: isWhole && last?.at ? null : last,
  };
}

function addStep(product: Float64Array | undefined, block: ProductBlock | undefined, index: number, along: Product['along']): void {
  if (!product || !block) return;
  const { columns, values, arriving } = block;
  const factor = arriving[index] ?? 0;
  for (let k = 0; k < product.length; k++) {
    const entry = along === 'row' ? index * columns + k : k * columns + index;
    product[k] = (product[k] ?? 0) + factor * (values[entry] ?? 0);
  }
}

function addVectors(vectors: readonly Float64Array[], length: number): Float64Array {
  return Float64Array.from({ length }, (_, k) => vectors.reduce((sum, vector) => sum + (vector[k] ?? 0), 0));
}

export function placeIn({ role, gate, layer, tensor, indexOf }: ProductBlock, row: number, column: number): WeightPlace {
  return { tensor, role, layer, gate, row, column, index: indexOf(row, column) };
}

/** The block that a weight stands in. */
export function isIn({ tensor, gate }: ProductBlock, weight: Pick<WeightPlace, 'tensor' | 'gate'> | null): boolean {
  return weight?.tensor === tensor && weight.gate === gate;
}
