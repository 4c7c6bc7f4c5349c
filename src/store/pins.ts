import type { Pin, Scene } from './scene';

export function isSamePin(a: Pin, b: Pin): boolean {
  return a.layer === b.layer && a.step === b.step && a.quantity === b.quantity && a.unit === b.unit && a.direction === b.direction;
}

/** Pins a value below the others, or takes it off again. */
export function togglePin({ pins }: Pick<Scene, 'pins'>, pin: Pin): Pick<Scene, 'pins'> {
  const others = pins.filter((other) => !isSamePin(other, pin));
  return { pins: others.length < pins.length ? others : [...pins, pin] };
}

/** A pin further up or down the list, as far as it goes. */
export function movePin({ pins }: Pick<Scene, 'pins'>, pin: Pin, to: number): Pick<Scene, 'pins'> {
  const from = pins.findIndex((other) => isSamePin(other, pin));
  const place = Math.min(Math.max(0, to), pins.length - 1);
  if (from === -1 || place === from) return { pins };
  const others = pins.filter((_, index) => index !== from);
  return { pins: [...others.slice(0, place), pin, ...others.slice(place)] };
}

/** What pinning now would keep in sight: the value singled out, at the step in view. */
export function pinInView(scene: Pick<Scene, 'depth' | 'unit' | 'quantity' | 'layer' | 'step' | 'direction'>): Pin | null {
  const { depth, unit, layer, step, direction } = scene;
  // The neurons of a mini-batch may be those of a small layer of its own.
  if (unit === null || depth.kind === 'batch') return null;
  return { layer, step, quantity: depth.kind === 'number' ? depth.quantity : (scene.quantity ?? 'h'), unit, direction };
}
