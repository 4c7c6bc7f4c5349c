import type { Answer } from '../../store/run';
import { factsOf, type ModelFacts, modelFactsStore, type ShippedFacts } from '../../store/modelFacts';
import type { CellChoice, ModelChoice } from '../../store/scene';
import { cells } from '../../store/sceneParts';
import { formatCount } from '../../ui/format';
import type { Fact } from '../lesson';
import { either, num, told } from '../measure';

/** How networks of one layer and of two did on examples that none of them learned from, as recorded when they were trained. */

interface Pair {
  readonly one: ShippedFacts;
  readonly two: ShippedFacts;
}

const notHere: Fact = { holds: false, text: 'The record of how the networks did has not arrived.' };

function pairOf(facts: ModelFacts | null, { task, cell, sizes }: Pick<ModelChoice, 'task' | 'cell' | 'sizes'>): Pair | null {
  const size = sizes[0] ?? 0;
  const of = (layers: readonly number[]) => factsOf(facts, { ...(task ? { task } : {}), cell, sizes: layers });
  const [one, two] = [of([size]), of([size, size])];
  return one && two ? { one, two } : null;
}

/** By how many percent the loss of two layers is below that of one; negative where it is above. */
const percentBelow = ({ one, two }: Pair): number => 100 * (1 - two.heldOutLoss / one.heldOutLoss);

const percentOf = (percent: number): string => `${num(percent, 1)} percent`;

export function heldOut({ scene: { model } }: Answer): Fact {
  const { facts } = modelFactsStore.getState();
  if (!facts) return notHere;
  const pair = model.source.kind === 'shipped' ? pairOf(facts, model) : null;
  if (!pair) return { holds: false, text: 'For the network on stage now no such pair was examined.' };
  const { one, two } = pair;
  const updates = one.updates === two.updates ? `after ${formatCount(one.updates)} updates each` : 'after different numbers of updates';
  const losses = `On unseen examples, ${updates}, the loss is ${num(one.heldOutLoss)} with one layer and ${num(two.heldOutLoss)} with two`;
  const percent = percentBelow(pair);
  return either(percent > 0, `${losses}: lower with two, by ${percentOf(percent)}.`, `${losses}: no lower with two.`);
}

/** The same of every cell, in the sizes on stage. */
export function inEveryCell({ scene: { model } }: Answer): Fact {
  const { facts } = modelFactsStore.getState();
  if (!facts) return notHere;
  const pairs = cells.flatMap((cell) => pairOf(facts, { ...model, cell }) ?? []);
  if (pairs.length === 0) return { holds: false, text: 'No cell was examined with two layers of this size.' };
  const gains = pairs.map(percentBelow);
  const lower = gains.filter((gain) => gain > 0).length;
  const [least, most] = [Math.min(...gains), Math.max(...gains)];
  return either(
    lower === pairs.length,
    `All ${pairs.length} kinds of cell do better with two layers than with one: their loss is lower by ${num(least, 1)} to ${percentOf(most)}.`,
    `Of ${pairs.length} kinds of cell ${lower} do better with two layers than with one; the gain is between ${num(least, 1)} and ${percentOf(most)}.`,
  );
}

/** A second layer of the basic cell beside one layer of the LSTM. */
export function cellOrLayer({ scene: { model } }: Answer): Fact {
  const { facts } = modelFactsStore.getState();
  if (!facts) return notHere;
  const [basic, gated] = (['rnn', 'lstm'] as const satisfies readonly CellChoice[]).map((cell) => pairOf(facts, { ...model, cell }));
  if (!basic || !gated) return { holds: false, text: 'No cell was examined with two layers of this size.' };
  const losses = `Two layers of the basic cell reach ${num(basic.two.heldOutLoss)}, one layer of LSTM ${num(gated.one.heldOutLoss)}`;
  return gated.one.heldOutLoss < basic.two.heldOutLoss
    ? told(`${losses}: here another cell is worth more than another layer.`)
    : { holds: false, text: `${losses}: here another layer is worth more than another cell.` };
}
