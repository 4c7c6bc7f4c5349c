import type { Clamp } from '../../src/engine/program';
import type { LayerSpec, ModelSpec } from '../../src/engine/spec';
import { inputWidth } from '../../src/engine/spec';
import type { Chance } from './chance';

const quantities: Readonly<Record<LayerSpec['cell'], readonly Clamp['quantity'][]>> = {
  rnn: ['h'],
  lstm: ['f', 'i', 'o', 'g', 'c', 'h'],
  gru: ['z', 'r', 'n', 'h'],
};

interface Target {
  readonly part: Clamp['part'];
  readonly layer: number;
  readonly quantity: Clamp['quantity'];
  readonly units: number;
}

/** Everything that can be clamped in a model. */
function targetsOf(spec: ModelSpec): Target[] {
  const ofLayers = (part: Clamp['part'], layers: readonly LayerSpec[]) =>
    layers.flatMap(({ cell, size }, index) => quantities[cell].map((quantity) => ({ part, layer: index + 1, quantity, units: size })));
  const { decoder } = spec;
  return [
    { part: 'encoder', layer: 0, quantity: 'x', units: inputWidth(spec.input) },
    ...ofLayers('encoder', spec.layers),
    ...(decoder ? [{ part: 'decoder' as const, layer: 0, quantity: 'x' as const, units: inputWidth(decoder.input) }] : []),
    ...ofLayers('decoder', decoder?.layers ?? []),
  ];
}

function clampOn(chance: Chance, { part, layer, quantity, units }: Target, steps: number): Clamp {
  const from = chance.integer(0, steps - 1);
  const to = chance.pick([from, chance.integer(from, steps), Number.MAX_SAFE_INTEGER]);
  const unit = chance.flag(0.3) ? 'all' : chance.integer(0, units - 1);
  return { part, layer, quantity, unit, from, to, value: chance.pick([0, 0.5, 1, chance.between(-1, 1)]) };
}

/** One to three clamps on different quantities. */
export function randomClamps(chance: Chance, spec: ModelSpec, steps: number): Clamp[] {
  const targets = targetsOf(spec);
  const chosen = new Set(Array.from({ length: chance.integer(1, 3) }, () => chance.pick(targets)));
  return [...chosen].map((target) => clampOn(chance, target, steps));
}
