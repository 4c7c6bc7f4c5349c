import { parameters } from '../../engine/parameters';
import type { CellKind } from '../../engine/spec';
import { vectorAt } from '../../engine/tensor';
import { vectorOf as shownVector } from '../../store/readAnswer';
import type { Answer } from '../../store/run';
import type { Scene } from '../../store/scene';
import { largestDifference } from '../changed';
import type { Fact } from '../lesson';
import { carriedNumbers, clampStep, either, letterTwice, num, stateBefore, typedAt, vectorOf } from '../measure';
import { sumsFrom } from '../sums';
import { noStack } from './grid';

/** What a layer reads, and what it hands on. */

/** Of each cell a gate whose sum is made of x and the last h alone, also where peepholes look. */
const plainGate: Readonly<Record<CellKind, 'h' | 'g' | 'z'>> = { rnn: 'h', lstm: 'g', gru: 'z' };

/**
 * How far the second layer’s sums at a step, of one of its gates, are from those that the first layer’s h makes with U, and its own last h
 * with W.
 */
export function sumsOff(answer: Answer, step: number): number {
  const layer = answer.spec.layers[1];
  if (!layer) return Number.NaN;
  const gate = plainGate[layer.cell];
  const sums = sumsFrom(
    answer,
    layer.size,
    [
      [vectorOf(answer, 'h', step), 'layer2.U'],
      [stateBefore(answer, 'h', step, 2), 'layer2.W'],
      [[1], 'layer2.b'],
      [[1], 'layer2.bRecurrent'],
    ],
    gate,
  );
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

export function twoStates(answer: Answer, scene: Scene): Fact {
  const none = noStack(answer);
  if (none) return none;
  const rows = parameters(answer.spec).find(({ role }) => role === 'V')?.shape[0] ?? 0;
  const [lower, upper] = [carriedNumbers(answer, 1), carriedNumbers(answer, 2)];
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
