import type { Answer } from '../../store/run';
import { factsOf, type ModelFacts, modelFactsStore, type ShippedFacts } from '../../store/modelFacts';
import type { ModelChoice } from '../../store/scene';
import { formatCount } from '../../ui/format';
import type { Fact } from '../lesson';
import { num, told } from '../measure';

/** How the networks with and without peepholes did on examples that none of them learned from, as recorded when they were trained. */

interface Pair {
  readonly with: ShippedFacts;
  readonly without: ShippedFacts;
}

function pairOf(facts: ModelFacts | null, model: ModelChoice): Pair | null {
  const [seeing, blind] = (['peephole', 'lstm'] as const).map((cell) => factsOf(facts, { ...model, cell }));
  return seeing && blind ? { with: seeing, without: blind } : null;
}

/** Every network of the app with peepholes, beside the one without that is like it otherwise. */
function allPairs({ models }: ModelFacts): readonly Pair[] {
  return models.flatMap((seeing) => {
    const blind = models.find(({ name }) => seeing.name.includes('peephole') && name === seeing.name.replace('peephole', 'lstm'));
    return blind ? [{ with: seeing, without: blind }] : [];
  });
}

/** By how many percent the loss with peepholes is below that without; negative where it is above. */
const percentBelow = (pair: Pair): number => 100 * (1 - pair.with.heldOutLoss / pair.without.heldOutLoss);

export function heldOut({ scene: { model } }: Answer): Fact {
  const { facts } = modelFactsStore.getState();
  if (model.source.kind !== 'shipped' || (model.cell !== 'lstm' && model.cell !== 'peephole'))
    return { holds: false, text: 'For the network on stage now no such pair was examined.' };
  const pair = pairOf(facts, model);
  if (!pair) return { holds: false, text: 'The record of how the networks did has not arrived.' };
  const { with: seeing, without: blind } = pair;
  const percent = percentBelow(pair);
  const far = Math.abs(percent) < 1 ? 'less than one percent apart' : `${num(Math.abs(percent))} percent apart`;
  const updates =
    seeing.updates === blind.updates ? `after ${formatCount(seeing.updates)} updates each` : 'after different numbers of updates';
  return told(
    `On unseen examples, ${updates}, the loss is ${num(seeing.heldOutLoss)} with peepholes and ${num(blind.heldOutLoss)} without: ${percent > 0 ? 'lower' : 'no lower'} with them, and ${far}.`,
  );
}

export function inAll(): Fact {
  const { facts } = modelFactsStore.getState();
  if (!facts) return { holds: false, text: 'The record of how the networks did has not arrived.' };
  const pairs = allPairs(facts);
  const lower = pairs.filter((pair) => percentBelow(pair) > 0).length;
  return told(
    `Of the ${pairs.length} pairs of networks in this app, over all tasks and sizes, ${lower} have the lower loss with peepholes.`,
  );
}
