import { parameters } from '../../engine/parameters';
import type { Answer } from '../../store/run';
import type { Scene } from '../../store/scene';
import { formatCount } from '../../ui/format';
import type { Fact, FactOf } from '../lesson';
import { either, extreme, gradientOf, isTouched, likeliest, mean, norm, num, prob, typedAt, vectorOf } from '../measure';

/** The gates of the step in view, with their smallest and largest values. */
function gateRange(answer: Answer, step: number): { readonly least: number; readonly most: number } {
  const all = (['f', 'i', 'o'] as const).flatMap((gate) => [...vectorOf(answer, gate, step)]);
  return { least: Math.min(...all), most: Math.max(...all) };
}

/** The unit that the forget gate keeps best at the step in view, of those that hold anything. */
export function bestKept(answer: Answer, step: number): { readonly unit: number; readonly value: number } {
  const before = vectorOf(answer, 'c', step - 1);
  const f = vectorOf(answer, 'f', step);
  return extreme(
    f.map((value, unit) => (Math.abs(before[unit] ?? 0) > 0.1 ? value : 0)),
    (value) => value,
  );
}

/** ‖∂L/∂state‖ at the first step relative to the last: how much of the blame arrives. */
function arrival(answer: Answer, quantity: 'c' | 'h'): number {
  const last = norm(gradientOf(answer, quantity, answer.tokens.length - 1));
  return norm(gradientOf(answer, quantity, 0)) / last;
}

function twoStates(answer: Answer, scene: Scene): Fact {
  const [h, c] = [vectorOf(answer, 'h', scene.step), vectorOf(answer, 'c', scene.step)];
  const largest = extreme(c, Math.abs).value;
  return {
    holds: h.length === c.length && c.length > 0,
    text: `After ${typedAt(answer, scene.step)} there are ${h.length} numbers in h and ${c.length} in C; the largest of C is ${num(largest)}, while h, behind a tanh and a gate, stays within ±1.`,
  };
}

function gatesWithin(answer: Answer, scene: Scene): Fact {
  const { least, most } = gateRange(answer, scene.step);
  return {
    holds: least >= 0 && most <= 1,
    text: `Here the ${3 * vectorOf(answer, 'f', scene.step).length} gate values run from ${num(least)} to ${num(most)}.`,
  };
}

function forgets(answer: Answer, scene: Scene): Fact {
  const { unit, value } = bestKept(answer, scene.step);
  const f = vectorOf(answer, 'f', scene.step);
  const average = mean(f);
  const start = `At ${typedAt(answer, scene.step)} the forget gate stands at ${num(average)} on average`;
  return either(
    average >= 0.5,
    `${start}: more is kept than erased. Unit ${unit} keeps ${num(100 * value, 1)} % of what it held.`,
    `${start}: more is erased than kept${isTouched(scene) ? ', since a value is held by hand' : ''}. Unit ${unit} still keeps ${num(100 * value, 1)} %.`,
  );
}

function writes(answer: Answer, scene: Scene): Fact {
  const i = vectorOf(answer, 'i', scene.step);
  const g = vectorOf(answer, 'g', scene.step);
  const written = extreme(
    i.map((value, unit) => value * (g[unit] ?? 0)),
    Math.abs,
  );
  return {
    holds: Number.isFinite(written.value),
    text: `The largest piece written at ${typedAt(answer, scene.step)} goes to unit ${written.unit}: ${num(i[written.unit] ?? Number.NaN)} · ${num(g[written.unit] ?? Number.NaN)} = ${num(written.value)}.`,
  };
}

function shows(answer: Answer, scene: Scene): Fact {
  const c = vectorOf(answer, 'c', scene.step);
  const o = vectorOf(answer, 'o', scene.step);
  const hidden = extreme(
    c.map((value, unit) => Math.abs(value) * (1 - (o[unit] ?? 0))),
    (value) => value,
  ).unit;
  return {
    holds: c.length > 0,
    text: `Unit ${hidden} holds C = ${num(c[hidden] ?? Number.NaN)} and shows h = ${num(vectorOf(answer, 'h', scene.step)[hidden] ?? Number.NaN)}: its output gate stands at ${num(o[hidden] ?? Number.NaN)}.`,
  };
}

/** The steps whose likeliest next letter is another one than in the run without clamps. */
export function changedSteps(answer: Answer): readonly number[] {
  const before = answer.unchanged;
  if (!before) return [];
  const free: Answer = { ...answer, values: before };
  return answer.tokens.map((_, step) => step).filter((step) => distributionShift(answer, free, step) > 0.005);
}

function distributionShift(answer: Answer, free: Answer, step: number): number {
  const [now, then] = [answer, free].map((run) => {
    const output = run.values.output;
    const classes = output?.shape[2] ?? 0;
    return output?.data.subarray(step * classes, (step + 1) * classes) ?? new Float64Array(0);
  });
  let largest = 0;
  for (let k = 0; k < (now?.length ?? 0); k++) largest = Math.max(largest, Math.abs((now?.[k] ?? 0) - (then?.[k] ?? 0)));
  return largest;
}

function clampReaches(answer: Answer): Fact {
  const changed = changedSteps(answer);
  const names = changed.map((step) => typedAt(answer, step)).join(', ');
  return either(
    changed.length > 0,
    `The prediction moves at ${changed.length} of ${answer.tokens.length} steps: ${names}.`,
    answer.unchanged
      ? 'No prediction moves by more than half a percent: this text does not need what was erased.'
      : 'Nothing is held by hand now.',
  );
}

function blameArrives(answer: Answer): Fact {
  const [c, h] = [arrival(answer, 'c'), arrival(answer, 'h')];
  const text = `From the last step to the first, the gradient of C arrives at ${num(c)} of its size, the gradient of h at ${num(h)}.`;
  return { holds: Number.isFinite(c) && Number.isFinite(h), text };
}

function untrainedForgets(answer: Answer, scene: Scene): Fact {
  const f = mean(vectorOf(answer, 'f', scene.step));
  const steps = answer.tokens.length - 1;
  return {
    holds: f > 0 && f < 1,
    text: `Untrained, with b_f started at ${scene.model.forgetBias ?? 1}, the forget gate stands at ${num(f)}: after ${steps} steps ${num(f ** steps)} of a value is left.`,
  };
}

function counts(answer: Answer): Fact {
  const tensors = parameters(answer.spec).filter(({ layer }) => layer === 1);
  const total = tensors.reduce((sum, { count }) => sum + count, 0);
  const gates = tensors[0]?.gates.length ?? 1;
  return {
    holds: gates === 4,
    text: `This layer has ${gates} × ${formatCount(total / gates)} = ${formatCount(total)} parameters; a basic cell of the same size has ${formatCount(total / gates)}.`,
  };
}

function expects(answer: Answer, scene: Scene): Fact {
  const { sign, probability } = likeliest(answer, scene.step);
  return { holds: probability > 0, text: `After ${typedAt(answer, scene.step)} it expects ${sign} with ${prob(probability)}.` };
}

export const facts = {
  twoStates,
  gatesWithin,
  forgets,
  writes,
  shows,
  clampReaches,
  blameArrives,
  untrainedForgets,
  counts,
  expects,
} satisfies Record<string, FactOf>;
