import { parameters } from '../../engine/parameters';
import { tanh } from '../../engine/scalar';
import type { Answer } from '../../store/run';
import type { Scene } from '../../store/scene';
import { formatCount } from '../../ui/format';
import type { Fact, FactOf } from '../lesson';
import {
  absent,
  clampStep,
  either,
  extreme,
  inBrackets,
  listed,
  mean,
  num,
  railLetter,
  stateBefore,
  told,
  typedAt,
  vectorOf,
} from '../measure';
import { heldOut, inAll } from './heldOut';
import { movesAtOnce, spreads, withoutAll } from './interventions';
import { addedBy, blindGate, type Gate, gates, hasRail, partsOfSum, peepholesOf, waysBack } from './looks';

const rail = 'long-term state';
const noPeepholes = 'peepholes: its gates see h and x alone';

function unitOf(answer: Answer, scene: Scene): number {
  return Math.min(scene.unit ?? 0, Math.max(0, vectorOf(answer, 'h', 0).length - 1));
}

/** The unit of whose memory the output gate held back most, and what the gates of a plain LSTM see of it. */
function hidden(answer: Answer, scene: Scene): Fact {
  if (!hasRail(answer)) return absent(rail);
  const [here, C] = [typedAt(answer, clampStep(answer, scene.step)), railLetter(scene)];
  const [c, h] = [stateBefore(answer, 'c', scene.step), stateBefore(answer, 'h', scene.step)];
  const { unit } = extreme(
    c.map((value, at) => Math.abs(tanh(value)) - Math.abs(h[at] ?? 0)),
    (held) => held,
  );
  const holds = `Into ${here} unit ${unit} brings ${C} = ${num(c[unit] ?? 0)} and h = ${num(h[unit] ?? 0)}`;
  return either(!peepholesOf(answer), `${holds}: the second is all that the gates there see of it.`, `${holds}, and its gates see both.`);
}

function seen(answer: Answer, scene: Scene): Fact {
  if (!hasRail(answer)) return absent(rail);
  if (!peepholesOf(answer)) return absent(noPeepholes);
  const [unit, C] = [unitOf(answer, scene), railLetter(scene)];
  const [before, after] = [stateBefore(answer, 'c', scene.step), vectorOf(answer, 'c', scene.step)].map((c) => num(c[unit] ?? 0));
  return told(
    `In unit ${unit} at ${typedAt(answer, clampStep(answer, scene.step))}, f and i see ${C} = ${before} as it comes in, and o sees ${C} = ${after} as it goes out.`,
  );
}

/** The sum of one gate, part by part: of the one that is open, else of the forget gate. */
function gateSum(answer: Answer, scene: Scene): Fact {
  if (!hasRail(answer)) return absent('forget gate');
  const { depth } = scene;
  const gate = gates.find((each) => depth.kind === 'number' && depth.quantity === each) ?? 'f';
  const unit = unitOf(answer, scene);
  const { letter, state, bias, weight, seen: c, added, sum, value } = partsOfSum(answer, gate, scene.step, unit);
  const parts = `Into ${gate} of unit ${unit} go ${num(letter)} from ${typedAt(answer, clampStep(answer, scene.step))}, ${num(state)} from the last h, ${num(bias)} from the bias`;
  if (Math.abs(letter + state + bias + added - sum) > 1e-9 * Math.max(1, Math.abs(sum)))
    return { holds: false, text: `${parts}, but the sum is ${num(sum)}.` };
  const makes = `That makes ${num(sum)}, and ${gate} = ${num(value)}.`;
  const C = railLetter(scene);
  return either(
    peepholesOf(answer) !== null,
    `${parts}, and from ${C} ${num(weight)} · ${inBrackets(num(c))} = ${num(added)}. ${makes}`,
    `${parts}, and nothing from ${C}. ${makes}`,
  );
}

/** What three peepholes cost, by the engine’s own tensors. */
function extraWeights(answer: Answer): Fact {
  const tensor = peepholesOf(answer);
  if (!tensor) return absent(noPeepholes);
  const all = parameters(answer.spec).filter(({ layer, part }) => layer === 1 && part === tensor.part);
  const total = all.reduce((sum, { count }) => sum + count, 0);
  const d = vectorOf(answer, 'c', 0).length;
  return either(
    tensor.count === 3 * d,
    `3 · ${d} = ${tensor.count} weights: the layer has ${formatCount(total)} in place of ${formatCount(total - tensor.count)}. With all of C in sight of every gate it would be 3 · ${d} · ${d} = ${formatCount(3 * d * d)} more.`,
    `${formatCount(tensor.count)} weights: the layer has ${formatCount(total)} in place of ${formatCount(total - tensor.count)}.`,
  );
}

/** How much of the gates’ sums comes from C, and where it matters most. */
function shares(answer: Answer, scene: Scene): Fact {
  if (!hasRail(answer)) return absent(rail);
  if (!peepholesOf(answer)) return absent(noPeepholes);
  const sizeOf = (vector: Float64Array) => mean(vector.map(Math.abs));
  const said = gates.map((gate) => num(sizeOf(addedBy(answer, gate, scene.step))));
  const sums = gates.map((gate) => num(sizeOf(vectorOf(answer, `${gate}Pre`, scene.step))));
  const { gate, unit, now, blind } = mattersMost(answer, scene.step);
  const start = `At ${typedAt(answer, clampStep(answer, scene.step))} ${railLetter(scene)} adds to the sums of f, i and o, up or down, ${listed(said)} on average; the sums themselves are ${listed(sums)} from 0.`;
  return told(`${start} It matters most to ${gate} of unit ${unit}, ${num(now)} in place of ${num(blind)}.`);
}

function mattersMost(answer: Answer, step: number) {
  const all = gates.map((gate: Gate) => {
    const [now, blind] = [vectorOf(answer, gate, step), blindGate(answer, gate, step)];
    const { unit, value } = extreme(
      now.map((each, at) => Math.abs(each - (blind[at] ?? 0))),
      (moved) => moved,
    );
    return { gate, unit, moved: value, now: now[unit] ?? Number.NaN, blind: blind[unit] ?? Number.NaN };
  });
  return all.reduce((best, each) => (each.moved > best.moved ? each : best));
}

function comesBack(answer: Answer, scene: Scene): Fact {
  if (!hasRail(answer)) return absent(rail);
  const unit = unitOf(answer, scene);
  const { read, kept, looked, all } = waysBack(answer, scene.step, unit);
  const start = `To ${railLetter(scene)} of unit ${unit} at ${typedAt(answer, clampStep(answer, scene.step))} come back ${num(read)} from h, ${num(kept)} along the rail`;
  if (!peepholesOf(answer)) return { holds: false, text: `${start} and nothing from the gates, which do not see it.` };
  const ways = [Math.abs(read), Math.abs(kept), Math.abs(looked)];
  const largest = ['from h', 'along the rail', 'from the gates'][extreme(ways, (size) => size).unit] ?? '';
  const together = `${start} and ${num(looked)} from the three gates`;
  return either(
    Math.abs(read + kept + looked - all) <= 1e-9 * Math.max(1e-3, Math.abs(all)),
    `${together}: ${num(all)} in all, the largest part ${largest}.`,
    `${together}; it is ${num(all)} in all, since something is held or cut by hand.`,
  );
}

export const facts = {
  hidden,
  seen,
  gateSum,
  movesAtOnce,
  extraWeights,
  shares,
  spreads,
  withoutAll,
  comesBack,
  heldOut,
  inAll,
} satisfies Record<string, FactOf>;
