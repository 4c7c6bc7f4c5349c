import type { UnitOrder } from '../../store/scene';

/** Units × steps of one quantity, step by step: value of unit u at step t is values[t · units + u]. */
export interface UnitRows {
  readonly units: number;
  readonly steps: number;
  readonly values: Float64Array;
}

/** Share of a unit's largest magnitude from which it counts as active. */
const activeFrom = 0.5;

function at({ units, values }: UnitRows, unit: number, step: number): number {
  return values[step * units + unit] ?? 0;
}

function meanOf(rows: UnitRows, unit: number): number {
  let sum = 0;
  for (let step = 0; step < rows.steps; step++) sum += at(rows, unit, step);
  return rows.steps > 0 ? sum / rows.steps : 0;
}

/** The first step at which the unit reaches half of the largest magnitude that any unit has; past the end for one that never does. */
function firstActivity(rows: UnitRows, unit: number, largest: number): number {
  for (let step = 0; step < rows.steps; step++) {
    if (Math.abs(at(rows, unit, step)) >= activeFrom * largest && largest > 0) return step;
  }
  return rows.steps;
}

function largestOf({ values }: UnitRows): number {
  return values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
}

/** Units by a key; of equal keys, the smaller index first. */
function byKey(units: number, key: (unit: number) => number): number[] {
  const keys = Array.from({ length: units }, (_, unit) => key(unit));
  return keys.map((_, unit) => unit).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || a - b);
}

/** Squared Euclidean distances between the courses of all units, [units, units]. */
function distancesOf(rows: UnitRows): Float64Array {
  const { units, steps } = rows;
  const distances = new Float64Array(units * units);
  for (let a = 0; a < units; a++) {
    for (let b = a + 1; b < units; b++) {
      let sum = 0;
      for (let step = 0; step < steps; step++) sum += (at(rows, a, step) - at(rows, b, step)) ** 2;
      distances[a * units + b] = sum;
      distances[b * units + a] = sum;
    }
  }
  return distances;
}

interface Cluster {
  readonly members: readonly number[];
  readonly id: number;
}

/** Of the four ways to lay two runs end to end, the one whose touching ends are most alike. */
function join(a: readonly number[], b: readonly number[], distance: (x: number, y: number) => number): readonly number[] {
  const ends = (first: readonly number[], second: readonly number[]) => distance(first.at(-1) ?? 0, second[0] ?? 0);
  const ways: readonly (readonly [readonly number[], readonly number[]])[] = [
    [a, b],
    [a, b.toReversed()],
    [a.toReversed(), b],
    [a.toReversed(), b.toReversed()],
  ];
  const [first, second] = ways.reduce((best, way) => (ends(...way) < ends(...best) ? way : best));
  return [...first, ...second];
}

/**
 * Leaves of a hierarchical clustering with average linkage, found by nearest-neighbour chains in O(units²) (Murtagh 1983; the distances
 * of merged clusters follow Lance & Williams 1967), laid out so that neighbours are alike.
 */
function bySimilarity(rows: UnitRows): readonly number[] {
  const { units } = rows;
  if (units === 0) return [];
  const original = distancesOf(rows);
  const linkage = original.slice();
  const alive = new Map<number, Cluster>(Array.from({ length: units }, (_, unit) => [unit, { id: unit, members: [unit] }]));
  const chain: number[] = [];
  while (alive.size > 1) {
    if (chain.length === 0) chain.push(alive.keys().next().value ?? 0);
    const tip = chain.at(-1) ?? 0;
    const near = nearest(linkage, units, alive, tip, chain.at(-2));
    if (near !== chain.at(-2)) {
      chain.push(near);
      continue;
    }
    chain.length -= 2;
    merge(linkage, units, alive, tip, near, (x, y) => original[x * units + y] ?? 0);
  }
  return alive.values().next().value?.members ?? [];
}

/** The nearest living cluster; the one before in the chain wins a draw, so that the chain ends. */
function nearest(
  linkage: Float64Array,
  units: number,
  alive: ReadonlyMap<number, Cluster>,
  from: number,
  before: number | undefined,
): number {
  let best = before ?? -1;
  let least = before === undefined ? Number.POSITIVE_INFINITY : (linkage[from * units + before] ?? 0);
  for (const id of alive.keys()) {
    const distance = linkage[from * units + id] ?? 0;
    if (id !== from && distance < least) [best, least] = [id, distance];
  }
  return best === -1 ? ([...alive.keys()].find((id) => id !== from) ?? from) : best;
}

function merge(
  linkage: Float64Array,
  units: number,
  alive: Map<number, Cluster>,
  a: number,
  b: number,
  distance: (x: number, y: number) => number,
): void {
  const [first, second] = [alive.get(Math.min(a, b)), alive.get(Math.max(a, b))];
  if (!first || !second) return;
  const [m, n] = [first.members.length, second.members.length];
  for (const other of alive.keys()) {
    const mean = (m * (linkage[first.id * units + other] ?? 0) + n * (linkage[second.id * units + other] ?? 0)) / (m + n);
    linkage[first.id * units + other] = mean;
    linkage[other * units + first.id] = mean;
  }
  alive.delete(second.id);
  alive.set(first.id, { id: first.id, members: join(first.members, second.members, distance) });
}

/** The units from top to bottom. Every order lists each unit once, and is the same for the same values. */
export function sortUnits(rows: UnitRows, order: UnitOrder): readonly number[] {
  switch (order) {
    case 'index':
      return Array.from({ length: rows.units }, (_, unit) => unit);
    case 'mean':
      return byKey(rows.units, (unit) => -meanOf(rows, unit));
    case 'firstActivity': {
      const largest = largestOf(rows);
      return byKey(rows.units, (unit) => firstActivity(rows, unit, largest));
    }
    case 'similarity':
      return bySimilarity(rows);
  }
}
