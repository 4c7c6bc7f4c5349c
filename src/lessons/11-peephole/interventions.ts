import type { Answer } from '../../store/run';
import type { Scene } from '../../store/scene';
import { clampIn, partAt } from '../../store/readAnswer';
import { guessShifts } from '../changed';
import type { Fact } from '../lesson';
import { absent, clampStep, either, extreme, num, railLetter, typedAt, vectorOf } from '../measure';
import { type Gate, gates, hasRail, peepholesOf } from './looks';

/** What changes when C is held, or when gates no longer see it. */

/** The units of a vector that are others than in the free run, at a step. */
function movedUnits(answer: Answer, free: Answer, quantity: Gate | 'h', step: number): readonly number[] {
  const [now, then] = [vectorOf(answer, quantity, step), vectorOf(free, quantity, step)];
  return [...now.keys()].filter((unit) => now[unit] !== then[unit]);
}

/** The units whose C is held at a step. */
function heldUnits(answer: Answer, step: number): readonly number[] {
  const { part, local } = partAt(answer, step);
  const isHeld = (unit: number) => clampIn(answer.scene.clamps, { quantity: 'c', layer: 1, step: local, unit }, part) !== null;
  return [...vectorOf(answer, 'c', step).keys()].filter(isHeld);
}

/** The gates that move in the very step at which C is held; null where it is not. */
export function movedAtOnce(answer: Answer, scene: Scene): readonly { readonly gate: Gate; readonly units: readonly number[] }[] | null {
  const [free, step] = [answer.unchanged, clampStep(answer, scene.step)];
  if (!free || !hasRail(answer) || heldUnits(answer, step).length === 0) return null;
  return gates.map((gate) => ({ gate, units: movedUnits(answer, free, gate, step) })).filter(({ units }) => units.length > 0);
}

export function movesAtOnce(answer: Answer, scene: Scene): Fact {
  if (!hasRail(answer)) return absent('long-term state');
  const [free, step, moved] = [answer.unchanged, clampStep(answer, scene.step), movedAtOnce(answer, scene)];
  const [here, C] = [typedAt(answer, step), railLetter(scene)];
  if (!free || !moved) return { holds: false, text: `${C} is not held at ${here} now.` };
  const total = gates.length * vectorOf(answer, 'f', step).length;
  const count = moved.reduce((sum, { units }) => sum + units.length, 0);
  const held = heldUnits(answer, step);
  const start = `${C} of ${held.length === 1 ? `unit ${held[0] ?? 0}` : `${held.length} units`} is held at ${here}, and of the ${total} values of f, i and o there`;
  const [first] = moved;
  const unit = first?.units[0];
  if (!first || unit === undefined) return { holds: false, text: `${start} none moves.` };
  const [now, then] = [answer, free].map((run) => num(vectorOf(run, first.gate, step)[unit] ?? Number.NaN));
  const which = `${first.gate} of unit ${unit}, from ${then ?? ''} to ${now ?? ''}`;
  return either(
    moved.length === 1 && first.gate === 'o',
    count === 1 ? `${start} one moves: ${which}.` : `${start} ${count} move, all of them of o; ${which}.`,
    `${start} ${count} move; ${which}.`,
  );
}

/** A change of h, which runs from −1 to 1, that a strip's colour shows. */
const visible = 0.05;

/**
 * Units whose h is another than with all weights as learnt: at the first step where any is; one step later, with the most by which any that
 * had not yet moved does; and the first step at which one sees one of these others. Null where no unit moves.
 */
export function spreadOf(answer: Answer) {
  const free = answer.unchanged;
  if (!free || answer.scene.edits.length === 0) return null;
  const moved = answer.columns.map((_, step) => movedUnits(answer, free, 'h', step));
  const first = moved.findIndex((units) => units.length > 0);
  const own = moved[first];
  if (!own) return null;
  const shifts = (step: number) =>
    vectorOf(answer, 'h', step).map((value, unit) => Math.abs(value - (vectorOf(free, 'h', step)[unit] ?? 0)));
  const ofOthers = answer.columns.map((_, step) => Math.max(0, ...shifts(step).filter((_shift, unit) => !own.includes(unit))));
  const next = moved[first + 1];
  const seen = ofOthers.findIndex((shift) => shift > visible);
  return {
    first,
    at: own.length,
    by: Math.max(...shifts(first)),
    later: next === undefined ? null : { count: next.length, othersBy: ofOthers[first + 1] ?? 0 },
    seen: seen < 0 ? null : { step: seen, by: ofOthers[seen] ?? 0 },
    units: vectorOf(answer, 'h', first).length,
  };
}

/** From when on one sees that others than the first have moved. */
function saySeen(answer: Answer, { first, seen }: NonNullable<ReturnType<typeof spreadOf>>): string {
  if (!seen) return ', too little to see, here and to the end.';
  if (seen.step === first + 1) return '.';
  return `: too little to see. One first sees it at ${typedAt(answer, seen.step)}, step ${seen.step}, by up to ${num(seen.by)}.`;
}

export function spreads(answer: Answer): Fact {
  if (answer.scene.edits.length === 0) return { holds: false, text: 'All weights are as learnt now.' };
  const spread = spreadOf(answer);
  if (!spread) return { holds: false, text: 'No unit has another h: what was changed is not needed for this text.' };
  const { first, at, by, later, units } = spread;
  const start = `h is another first at ${typedAt(answer, first)}, in ${at} of ${units} units, by ${at === 1 ? '' : 'at most '}${num(by)}`;
  if (!later) return { holds: at === 1, text: `${start}, and there the text ends.` };
  const others = later.othersBy === 0 ? '.' : `, in the others by at most ${num(later.othersBy)}${saySeen(answer, spread)}`;
  return { holds: at === 1, text: `${start}${at === 1 ? '' : ' at once'}. One step later it is in ${later.count} of ${units}${others}` };
}

/** The network without any of its peepholes, all other weights as they are. */
export function withoutAll(answer: Answer): Fact {
  const tensor = peepholesOf(answer);
  if (!tensor) return absent('peepholes: there is nothing to take away');
  const left = answer.weights.slice(tensor.offset, tensor.offset + tensor.count);
  const shifts = guessShifts(answer);
  const zeros = left.filter((weight) => weight === 0).length;
  if (!shifts || zeros < tensor.count)
    return { holds: false, text: `${zeros} of the ${tensor.count} weights ${zeros === 1 ? 'is' : 'are'} 0 now.` };
  const { unit: step, value } = extreme(shifts, (shift) => shift);
  const moved = shifts.filter((shift) => shift > 0.005).length;
  return either(
    moved > 0,
    `All ${tensor.count} weights are 0. The guess moves by more than half a percentage point at ${moved} of ${shifts.length} steps, most at step ${step}, ${typedAt(answer, step)}, by ${num(value)}.`,
    `All ${tensor.count} weights are 0, and no guess moves by more than half a percentage point.`,
  );
}
