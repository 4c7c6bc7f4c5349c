import { parameters } from '../../engine/parameters';
import type { Answer } from '../../store/run';
import { isChangedByHand } from '../../store/changedByHand';
import type { Scene } from '../../store/scene';
import { formatCount } from '../../ui/format';
import type { Fact, FactOf } from '../lesson';
import {
  absent,
  clampStep,
  either,
  extreme,
  inBrackets,
  mean,
  num,
  prob,
  railLetter,
  stateBefore,
  told,
  typedAt,
  vectorOf,
} from '../measure';
import { clampReaches, hiddenNotLost } from './held';
import { blameArrives, freshArrives, hasRail, untrainedForgets } from './wayBack';

const rail = 'long-term state';

/** The gates of the step in view, with their smallest and largest values. */
function gateRange(answer: Answer, step: number): { readonly least: number; readonly most: number } {
  const all = (['f', 'i', 'o'] as const).flatMap((gate) => [...vectorOf(answer, gate, step)]);
  return { least: Math.min(...all), most: Math.max(...all) };
}

/** The unit that the forget gate keeps best at the step in view, of those that hold anything. */
export function bestKept(answer: Answer, step: number): { readonly unit: number; readonly value: number } {
  const before = stateBefore(answer, 'c', step);
  const f = vectorOf(answer, 'f', step);
  return extreme(
    f.map((value, unit) => (Math.abs(before[unit] ?? 0) > 0.1 ? value : 0)),
    (value) => value,
  );
}

function twoStates(answer: Answer, scene: Scene): Fact {
  const [h, c] = [vectorOf(answer, 'h', scene.step), vectorOf(answer, 'c', scene.step)];
  if (!hasRail(answer)) return absent(rail);
  const [mostC, mostH] = [c, h].map((state) => extreme(state, Math.abs).value);
  return told(
    `After ${typedAt(answer, scene.step)} each holds ${h.length} numbers. The one furthest from 0 is ${num(mostH ?? 0)} in h, which stays within ±1, and ${num(mostC ?? 0)} in ${railLetter(scene)}, which need not.`,
  );
}

function gatesWithin(answer: Answer, scene: Scene): Fact {
  if (!hasRail(answer)) return absent('gates f, i and o');
  const { least, most } = gateRange(answer, scene.step);
  return {
    holds: least >= 0 && most <= 1,
    text: `Here the ${3 * vectorOf(answer, 'f', scene.step).length} gate values run from ${num(least)} to ${num(most)}.`,
  };
}

function forgets(answer: Answer, scene: Scene): Fact {
  if (!hasRail(answer)) return absent('forget gate');
  if (clampStep(answer, scene.step) === 0)
    return told('At the start mark the state is still all zeros: there is nothing to keep or to erase.');
  const { unit, value } = bestKept(answer, scene.step);
  const f = vectorOf(answer, 'f', scene.step);
  const average = mean(f);
  const start = `At ${typedAt(answer, scene.step)} the forget gate stands at ${num(average)} on average`;
  return either(
    average >= 0.5,
    `${start}: more is kept than erased. Unit ${unit} keeps ${prob(value)} of what it held.`,
    `${start}: more is erased than kept${isChangedByHand(scene) ? ', since a value is held by hand' : ''}. Unit ${unit} keeps ${prob(value)} of what it held.`,
  );
}

/** One unit's way along the rail, in numbers. */
function onRail(answer: Answer, scene: Scene): Fact {
  if (!hasRail(answer)) return absent(rail);
  const unit = scene.unit ?? bestKept(answer, scene.step).unit;
  const [f, i, g, c] = (['f', 'i', 'g', 'c'] as const).map((quantity) => num(vectorOf(answer, quantity, scene.step)[unit] ?? 0));
  const before = num(stateBefore(answer, 'c', scene.step)[unit] ?? 0);
  return told(`Unit ${unit} at ${typedAt(answer, scene.step)}: ${f} · ${inBrackets(before)} + ${i} · ${inBrackets(g ?? '')} = ${c}.`);
}

function writes(answer: Answer, scene: Scene): Fact {
  if (!hasRail(answer)) return absent('input gate');
  const i = vectorOf(answer, 'i', scene.step);
  const g = vectorOf(answer, 'g', scene.step);
  const written = extreme(
    i.map((value, unit) => value * (g[unit] ?? 0)),
    Math.abs,
  );
  return told(
    `The largest piece written at ${typedAt(answer, scene.step)} goes to unit ${written.unit}: ${num(i[written.unit] ?? 0)} · ${inBrackets(num(g[written.unit] ?? 0))} = ${num(written.value)}.`,
  );
}

function shows(answer: Answer, scene: Scene): Fact {
  if (!hasRail(answer)) return absent('output gate');
  const c = vectorOf(answer, 'c', scene.step);
  const o = vectorOf(answer, 'o', scene.step);
  const hidden = extreme(
    c.map((value, unit) => Math.abs(value) * (1 - (o[unit] ?? 0))),
    (value) => value,
  ).unit;
  return told(
    `Unit ${hidden} holds ${railLetter(scene)} = ${num(c[hidden] ?? 0)} and shows h = ${num(vectorOf(answer, 'h', scene.step)[hidden] ?? 0)}: its output gate stands at ${num(o[hidden] ?? 0)}.`,
  );
}

function counts(answer: Answer): Fact {
  const tensors = parameters(answer.spec).filter(({ layer }) => layer === 1);
  const total = tensors.reduce((sum, { count }) => sum + count, 0);
  const gates = tensors[0]?.gates.length ?? 1;
  return {
    holds: gates === 4,
    text: `This layer has ${gates === 1 ? '' : `${gates} × ${formatCount(total / gates)} = `}${formatCount(total)} parameters; a basic cell of the same size has ${formatCount(total / gates)}.`,
  };
}

/** The same box from outside: signs in, guesses out. */
function blackBox(answer: Answer): Fact {
  const steps = [...answer.losses.data.keys()].filter((step) => Number.isFinite(answer.losses.data[step]));
  const loss = mean(steps.map((step) => answer.losses.data[step] ?? Number.NaN));
  const cell = { rnn: 'basic cell', lstm: 'LSTM', gru: 'GRU' }[answer.spec.layers[0]?.cell ?? 'rnn'];
  return {
    holds: cell === 'LSTM',
    text: `The ${cell} reads ${answer.columns.length} signs and makes ${answer.columns.length} guesses${steps.length === 0 ? '' : `, with a loss of ${num(loss)} on average`}.`,
  };
}

export const facts = {
  twoStates,
  gatesWithin,
  onRail,
  forgets,
  writes,
  shows,
  clampReaches,
  blameArrives,
  untrainedForgets,
  freshArrives,
  counts,
  blackBox,
  hiddenNotLost,
} satisfies Record<string, FactOf>;
