import type { Answer } from '../../store/run';
import type { Scene } from '../../store/scene';
import type { Fact } from '../lesson';
import { absent, clampStep, either, extreme, inBrackets, mean, num, stateBefore, told, typedAt, vectorOf } from '../measure';
import { isGru, resets, sigmoid, unitOf } from './gru';

/** What the gates of a GRU do at the step in view, unit by unit. */

const gates = 'gates z and r';

export function gatesWithin(answer: Answer, scene: Scene): Fact {
  if (!isGru(answer)) return absent(gates);
  const all = (['z', 'r'] as const).flatMap((gate) => [...vectorOf(answer, gate, scene.step)]);
  const [least, most] = [Math.min(...all), Math.max(...all)];
  return {
    holds: least >= 0 && most <= 1,
    text: `At ${typedAt(answer, scene.step)} the ${all.length} gate values run from ${num(least)} to ${num(most)}.`,
  };
}

/** A unit’s part in h_t = z ⊙ h_{t−1} + (1 − z) ⊙ n. */
function mixOf(answer: Answer, step: number, unit: number) {
  const [z = Number.NaN, n = Number.NaN, h = Number.NaN] = (['z', 'n', 'h'] as const).map(
    (quantity) => vectorOf(answer, quantity, step)[unit],
  );
  const before = stateBefore(answer, 'h', step)[unit] ?? Number.NaN;
  return { unit, z, n, h, before, isMix: Math.abs(z * before + (1 - z) * n - h) <= 1e-12 };
}

export function mixes(answer: Answer, scene: Scene): Fact {
  if (!isGru(answer)) return absent('gate that mixes');
  const z = vectorOf(answer, 'z', scene.step);
  const ends = [...new Set([extreme(z, (value) => value).unit, extreme(z, (value) => -value).unit])];
  const units = ends.map((unit) => mixOf(answer, scene.step, unit));
  const shown = units.map(
    (at) => `unit ${at.unit}, with z = ${num(at.z)}, goes from ${num(at.before)} to ${num(at.h)}; its candidate is ${num(at.n)}.`,
  );
  const text = `At ${typedAt(answer, scene.step)} ${shown.join(' U').replaceAll('Uu', 'U')}`;
  return either(
    units.every(({ isMix }) => isMix),
    text,
    `${text} That is no mix: h is held by hand.`,
  );
}

export function byHand(answer: Answer, scene: Scene): Fact {
  if (!isGru(answer)) return absent('gate that mixes');
  const { unit, z, n, h, before, isMix } = mixOf(answer, scene.step, unitOf(answer, scene));
  const start = `Unit ${unit} at ${typedAt(answer, scene.step)}`;
  const [kept, old, fresh] = [num(z), inBrackets(num(before)), inBrackets(num(n))];
  return either(
    isMix,
    `${start}: ${kept} · ${old} + (1 − ${kept}) · ${fresh} = ${num(h)}.`,
    `${start} holds ${num(h)}, whatever z = ${kept} would make of ${num(before)} and ${num(n)}: it is held by hand.`,
  );
}

/** Where the factors of that line come from. */
export function sums(answer: Answer, scene: Scene): Fact {
  if (!isGru(answer)) return absent(gates);
  const unit = unitOf(answer, scene);
  const [z = Number.NaN, zPre = Number.NaN, n = Number.NaN, nPre = Number.NaN] = (['z', 'zPre', 'n', 'nPre'] as const).map(
    (quantity) => vectorOf(answer, quantity, scene.step)[unit],
  );
  return either(
    Math.abs(sigmoid(zPre) - z) + Math.abs(Math.tanh(nPre) - n) <= 1e-9,
    `Behind the factors stand two sums: σ(${num(zPre)}) = ${num(z)} is z, and tanh(${num(nPre)}) = ${num(n)} is the candidate.`,
    `No sum decides here: of z = ${num(z)} and the candidate ${num(n)} something is held by hand.`,
  );
}

export function hides(answer: Answer, scene: Scene): Fact {
  if (!isGru(answer)) return absent('reset gate');
  const step = clampStep(answer, scene.step);
  const r = vectorOf(answer, 'r', step);
  const whole = resets(answer) === 'h' ? stateBefore(answer, 'h', step) : vectorOf(answer, 'q', step);
  const { unit } = extreme(
    whole.map((value, at) => Math.abs(value) * (1 - (r[at] ?? 0))),
    (value) => value,
  );
  const [all, gate] = [whole[unit] ?? Number.NaN, r[unit] ?? Number.NaN];
  const seen = `the candidate sees ${num(gate)} · ${inBrackets(num(all))} = ${num(gate * all)} of it.`;
  if (resets(answer) === 'q') return told(`Here r acts on the product: that of unit ${unit} is ${num(all)}, and ${seen}`);
  if (step === 0) return told('At the start mark the old state is all zeros: there is nothing to hide.');
  return told(`At ${typedAt(answer, step)} r is ${num(mean(r))} on average. Unit ${unit} holds ${num(all)}, and ${seen}`);
}
