import type { Quantity } from '../engine/recording';
import type { LayerSpec } from '../engine/spec';
import { cellQuantities } from './readAnswer';

const between: ReadonlySet<Quantity> = new Set(['tanhC', 'rh', 'q']);

/** A cell's gates, its candidate and its states, in the order of computation. What lies between them is drawn inside the cell alone. */
export function drawnQuantities(layer: LayerSpec): readonly Quantity[] {
  return cellQuantities(layer).filter((quantity) => !between.has(quantity));
}
