import { type GateName, parameters } from '../../engine/parameters';
import type { CellKind } from '../../engine/spec';
import { vectorAt } from '../../engine/tensor';
import { vectorOf as shownVector } from '../../store/readAnswer';
import type { Answer } from '../../store/run';
import type { Scene } from '../../store/scene';
import { largestDifference } from '../changed';
import type { Fact } from '../lesson';
import { clampStep, either, letterTwice, num, stateBefore, typedAt, vectorOf } from '../measure';
import { noStack } from './grid';

/** What a layer reads, and what it hands on. */

/** vector · matrix, of one gate’s columns; a bias is a matrix of one row. Zeros where the network has no such tensor. */
function through(answer: Answer, name: string, vector: ArrayLike<number>, gate: GateName, size: number): Float64Array {
  const sums = new Float64Array(size);
  const tensor = parameters(answer.spec).find((each) => each.name === name);
  const at = tensor?.gates.indexOf(gate) ?? -1;
  if (!tensor || at < 0) return sums;
  const width = tensor.count / vector.length;
  for (let row = 0; row < vector.length; row++) {
    for (let k = 0; k < size; k++)
      sums[k] = (sums[k] ?? 0) + (vector[row] ?? 0) * (answer.weights[tensor.offset + row * width + at * size + k] ?? 0);
  }
  return sums;
}

/** Of each cell a gate whose sum is made of x and the last h alone, also where peepholes look. */
const plainGate: Readonly<Record<CellKind, 'h' | 'g' | 'z'>> = { rnn: 'h', lstm: 'g', gru: 'z' };

/**
 * How far the second layer’s sums at a step, of one of its gates, are from those that the first layer’s h makes with U, and its own last h
 * with W.
 */
export function sumsOff(answer: Answer, step: number): number {
  const layer = answer.spec.layers[1];
  if (!layer) return Number.NaN;
  const [gate, { size }] = [plainGate[layer.cell], layer];
  const parts = [
    through(answer, 'layer2.U', vectorOf(answer, 'h', step), gate, size),
    through(answer, 'layer2.W', stateBefore(answer, 'h', step, 2), gate, size),
    through(answer, 'layer2.b', [1], gate, size),
    through(answer, 'layer2.bRecurrent', [1], gate, size),
  ];
  const sums = Float64Array.from({ length: size }, (_, unit) => parts.reduce((sum, part) => sum + (part[unit] ?? 0), 0));
  return largestDifference(sums, vectorOf(answer, `${gate}Pre`, step, 2));
}

export function readsStates(answer: Answer, scene: Scene): Fact {
  const none = noStack(answer);
  if (none) return none;
  const step = clampStep(answer, scene.step);
  const [x, h] = [shownVector(answer, { quantity: 'x', layer: 2, step }), vectorOf(answer, 'h', step)];
  const [apart, off] = [largestDifference(x, h), sumsOff(answer, step)];
  const start = `At ${typedAt(answer, step)} the upper x and the lower h are ${x.length} numbers`;
  return either(
    apart === 0 && off < 1e-9,
    `${start}, the same to the last bit. Made again of these and its own last h, the upper layer’s sums are off by ${num(off)} at most.`,
    `${start} that differ by up to ${num(apart)}; the sums made of them are off by ${num(off)}.`,
  );
}

function handedOn(answer: Answer, layer: number): number {
  const { h, c } = answer.values.layers[layer - 1]?.initial ?? {};
  return (h?.data.length ?? 0) + (c?.data.length ?? 0);
}

export function twoStates(answer: Answer, scene: Scene): Fact {
  const none = noStack(answer);
  if (none) return none;
  const rows = parameters(answer.spec).find(({ role }) => role === 'V')?.shape[0] ?? 0;
  const [lower, upper] = [handedOn(answer, 1), handedOn(answer, 2)];
  const start = `From ${typedAt(answer, scene.step)} the lower cell hands ${lower} numbers on to the next step, and the upper cell ${upper}`;
  return either(
    answer.spec.layers.length === 2,
    `${start}. The guess is made of the upper h alone: V has ${rows} rows, one for each of its units.`,
    `${start}. Above them stand more layers, and the guess is made of the last.`,
  );
}

export function otherInput(answer: Answer): Fact {
  const none = noStack(answer);
  if (none) return none;
  const found = letterTwice(answer);
  if (!found) return { holds: false, text: 'No letter stands twice in this text; type one where it does.' };
  const { first, second } = found;
  const signs = [first, second].map((step) => vectorAt(answer.values.input, step));
  const states = [first, second].map((step) => vectorOf(answer, 'h', step));
  const apart = largestDifference(states[0] ?? [], states[1] ?? []);
  const start = `${typedAt(answer, first)} is read at steps ${first} and ${second}. For the lower layer it is the same ${signs[0]?.length ?? 0} numbers twice`;
  return either(
    apart > 0,
    `${start}; the ${states[0]?.length ?? 0} that the upper layer reads differ by up to ${num(apart)}.`,
    `${start}, and for the upper layer, too: the lower h is the same at both.`,
  );
}
