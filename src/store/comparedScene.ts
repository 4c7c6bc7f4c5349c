import type { Clamp } from '../engine/program';
import { rivalModel } from './compared';
import { quantitiesOf } from './modelSpec';
import { perObjectAndForm } from './perObject';
import type { CellChoice, Rival, Scene } from './scene';

/** One and the same value, so that a scene that differs in nothing is recognised. */
const none: readonly never[] = [];

export function canHold(cell: CellChoice, { quantity }: Pick<Clamp, 'quantity'>): boolean {
  return quantity === 'x' || quantitiesOf(cell).includes(quantity);
}

/** Of what is held by hand, that which a cell has: the same list whenever it is asked for the same. */
const clampsFor = perObjectAndForm((clamps: readonly Clamp[], cell: CellChoice): readonly Clamp[] => {
  const fitting = clamps.filter((clamp) => canHold(cell, clamp));
  return fitting.length === 0 ? none : fitting;
});

/**
 * What a rival is asked: the same text and cost, the same factor on W, and whatever it has of what is held on stage. A weight that is set
 * by hand is one of the network on stage: another has none that corresponds to it.
 */
export function comparedScene(scene: Scene, rival: Rival): Scene {
  const model = rivalModel(scene.model, rival);
  return model === scene.model ? scene : { ...scene, model, clamps: clampsFor(scene.clamps, model.cell), edits: none };
}
