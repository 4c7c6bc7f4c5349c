import { limits } from '../store/limits';
import { pinInView, togglePin } from '../store/pins';
import { companionsOf } from '../store/compared';
import type { NumberQuantity, Scene } from '../store/scene';

/** What a gesture or key changes in the scene; nothing when there is nothing to do. */
export type Change = Partial<Scene>;

export function moveStep(scene: Scene, by: number, steps: number): Change {
  return { step: Math.min(Math.max(0, scene.step + by), steps - 1) };
}

/** The quantity that a cell hands on is the first to be opened, unless another was singled out. */
const firstQuantity: NumberQuantity = 'h';

/** From the graph into the cell, from the cell into one number. */
export function goIn(scene: Scene): Change {
  switch (scene.depth.kind) {
    case 'graph':
    case 'batch':
      return { depth: { kind: 'cell' } };
    case 'cell':
      return { depth: { kind: 'number', quantity: scene.quantity ?? firstQuantity }, unit: scene.unit ?? 0 };
    case 'number':
      return {};
  }
}

/** One gesture back: from a number to its cell, from a cell to the graph, there from one unit to all. */
export function goOut(scene: Scene): Change {
  switch (scene.depth.kind) {
    case 'number':
      return { depth: { kind: 'cell' }, weight: null };
    case 'cell':
    case 'batch':
      return { depth: { kind: 'graph' } };
    case 'graph':
      return { unit: null, quantity: null };
  }
}

/** The layer from the side, as the matrices of a mini-batch, and back to the graph. */
export function toggleMiniBatch({ depth }: Scene): Change {
  return { depth: { kind: depth.kind === 'batch' ? 'graph' : 'batch' } };
}

/** The cell on stage beside its companions, at the depth where they can be seen side by side, and back to it alone. */
export function toggleComparison({ compared, depth, model }: Scene): Change {
  const isSeen = compared.length > 0 && depth.kind === 'graph';
  return isSeen ? { compared: [] } : { compared: companionsOf(model.cell), depth: { kind: 'graph' } };
}

/** Units are singled out one after the other; before the first stands "all of them", except where one number is open. */
export function moveUnit(scene: Scene, by: number): Change {
  const own = scene.depth.kind === 'batch' ? scene.batch.own : null;
  const units = own?.units ?? scene.model.sizes[scene.layer - 1] ?? 1;
  const lowest = scene.depth.kind === 'number' ? 0 : -1;
  const unit = Math.min(Math.max(lowest, (scene.unit ?? -1) + by), units - 1);
  return { unit: unit < 0 ? null : unit };
}

export function changeDigits({ digits }: Scene, by: number): Change {
  const { from, to } = limits.digits;
  return { digits: Math.min(Math.max(from, digits + by), to) };
}

/** Pins the value in view or takes it off; nothing without one. */
export function keepValue(scene: Scene): Change {
  const pin = pinInView(scene);
  return pin ? togglePin(scene, pin) : {};
}

export function moveLayer(scene: Scene, by: number): Change {
  return { layer: Math.min(Math.max(1, scene.layer + by), scene.model.sizes.length) };
}
