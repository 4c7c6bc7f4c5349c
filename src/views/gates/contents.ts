import type { LayerRecording, Quantity } from '../../engine/recording';
import { changeExtent, changesOf, type Contents } from '../../store/changes';
import { perObject } from '../../store/perObject';
import type { Answer } from '../../store/run';
import type { Direction } from '../../store/scene';
import { type ColourScale, extentOf, type HueName } from '../../ui/colour';
import type { UnitRows } from './sortUnits';

/** What the panel draws of a quantity, and on which scale. */

export const gates: ReadonlySet<Quantity> = new Set(['f', 'i', 'o', 'z', 'r']);

function readRows(layers: readonly LayerRecording[] | undefined, layer: number, quantity: Quantity): UnitRows {
  const tensor = layers?.[layer - 1]?.quantities[quantity];
  const [steps = 0, , units = 0] = tensor?.shape ?? [];
  return { units, steps, values: tensor?.data ?? new Float64Array(0) };
}

/** All units of a quantity over all steps; empty where the cell has none. */
export function rowsOf(answer: Pick<Answer, 'values' | 'gradients'>, layer: number, quantity: Quantity, direction: Direction): UnitRows {
  return readRows((direction === 'forward' ? answer.values : answer.gradients).layers, layer, quantity);
}

/** The same before anything was changed by hand; null where nothing was. That run may have had fewer steps, or more. */
export function formerRows({ unchanged }: Answer, layer: number, quantity: Quantity, direction: Direction): UnitRows | null {
  return unchanged && rowsOf(unchanged, layer, quantity, direction);
}

/** What the heat map of a quantity shows. */
export function shownRows(answer: Answer, layer: number, quantity: Quantity, { direction, shows }: Contents): UnitRows {
  return shows === 'change' ? readRows(changesOf(answer, direction), layer, quantity) : rowsOf(answer, layer, quantity, direction);
}

/** The values of an answer stay the same however often they are drawn. */
const extentOfAll = perObject((values: Float64Array) => extentOf(values));

/** Changes of all quantities share the scale of those in the graph above. */
export function scaleOf(answer: Answer, layer: number, quantity: Quantity, { direction, shows }: Contents): ColourScale {
  if (shows === 'change') return { kind: 'diverging', extent: changeExtent(answer, direction) };
  if (direction === 'forward' && gates.has(quantity)) return { kind: 'gate', hue: quantity as HueName };
  return {
    kind: 'diverging',
    extent: Math.max(extentOfAll(rowsOf(answer, layer, quantity, direction).values), direction === 'forward' ? 1 : 0),
  };
}
