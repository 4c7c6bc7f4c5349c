import { type GateName, gatesOf } from '../../engine/parameters';
import { vectorAt } from '../../engine/tensor';
import type { Answer } from '../../store/run';
import type { Scene } from '../../store/scene';
import { formatCount } from '../../ui/format';
import type { Fact } from '../lesson';
import { clampStep, either, gradientOf, num, rowTimes, told, typedAt, vectorOf } from '../measure';
import { countWays, noStack, sizeOf } from './grid';

/** The way back through the grid: to each cell from above and from later. */

type Tensor = 'U' | 'W';

/** What the sums of a layer’s gates at a step send back through one of its matrices, to one unit that went in. */
function throughGates(answer: Answer, layer: number, tensor: Tensor, step: number, unit: number, gates: readonly GateName[]): number {
  const sent = gates.map((gate) => rowTimes(answer, `layer${layer}.${tensor}`, unit, gradientOf(answer, `${gate}Pre`, step, layer), gate));
  return sent.reduce((sum, part) => sum + part, 0);
}

/** What the lower h of a unit gets from the layer above at its own step. */
function fromAbove(answer: Answer, step: number, unit: number): number {
  const above = answer.spec.layers[1];
  if (above) return throughGates(answer, 2, 'U', step, unit, gatesOf(above));
  const { logits } = answer.gradients;
  return logits ? rowTimes(answer, 'V', unit, vectorAt(logits, step)) : 0;
}

/** What it gets from its own layer, one step later. */
function fromLater(answer: Answer, step: number, unit: number): number {
  const [layer] = answer.spec.layers;
  const next = step + 1;
  if (!layer || next >= answer.columns.length) return 0;
  if (layer.cell !== 'gru') return throughGates(answer, 1, 'W', next, unit, gatesOf(layer));
  const at = (vector: Float64Array) => vector[unit] ?? Number.NaN;
  const candidate = layer.resetAfter
    ? rowTimes(answer, 'layer1.W', unit, gradientOf(answer, 'q', next), 'n')
    : at(gradientOf(answer, 'rh', next)) * at(vectorOf(answer, 'r', next));
  const kept = at(vectorOf(answer, 'z', next)) * at(gradientOf(answer, 'h', next));
  return throughGates(answer, 1, 'W', next, unit, ['z', 'r']) + candidate + kept;
}

/** The two parts of the blame of a lower unit, and all of it as the engine has it. */
export function blameOf(answer: Answer, step: number, unit: number) {
  const at = clampStep(answer, step);
  return { above: fromAbove(answer, at, unit), later: fromLater(answer, at, unit), all: gradientOf(answer, 'h', at)[unit] ?? Number.NaN };
}

export function twoTerms(answer: Answer, scene: Scene): Fact {
  const none = noStack(answer);
  if (none) return none;
  const unit = Math.min(scene.unit ?? 0, vectorOf(answer, 'h', 0).length - 1);
  const { above, later, all } = blameOf(answer, scene.step, unit);
  const shown = `To the lower h of unit ${unit} at ${typedAt(answer, scene.step)} come ${num(above)} from the layer above and ${num(later)} from its own layer, one step later`;
  return either(
    Math.abs(above + later - all) <= 1e-9 * Math.max(1e-3, Math.abs(all)),
    `${shown}: together ${num(all)}.`,
    `${shown}; but it is ${num(all)} in all, since something is held or cut by hand.`,
  );
}

/** At how many steps each layer is blamed from above. */
export function stepsBlamed(answer: Answer): readonly number[] {
  return answer.flows.map(({ fromAbove: norms }) => norms.filter((norm) => norm > 0).length);
}

export function fromAboveAt(answer: Answer): Fact {
  const none = noStack(answer);
  if (none) return none;
  const steps = answer.columns.length;
  const blamed = stepsBlamed(answer);
  const [lower = 0, upper = 0] = [blamed[0], blamed.at(-1)];
  if (upper === 0) return { holds: false, text: 'No output is in the cost, so nothing comes from above.' };
  return {
    holds: lower > upper,
    text: `From above the upper layer is blamed at ${upper} of ${steps} ${steps === 1 ? 'step' : 'steps'}, and the lower layer at ${lower}.`,
  };
}

export function ways(answer: Answer): Fact {
  const none = noStack(answer);
  if (none) return none;
  const [layers, steps] = sizeOf(answer);
  return told(
    `From the last guess ${formatCount(countWays(layers, steps))} ways lead to the lower cell at the start mark; in a single layer it is ${countWays(1, steps)}.`,
  );
}
