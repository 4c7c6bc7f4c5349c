import type { LayerRecording, Quantity } from '../../engine/recording';
import type { LayerSpec } from '../../engine/spec';
import { vectorAt } from '../../engine/tensor';
import type { Answer } from '../../store/run';
import type { Direction, Notation } from '../../store/scene';
import type { Box } from '../../ui/box';
import { type ColourScale, extentOf, type HueName } from '../../ui/colour';
import type { Stride } from '../../ui/heat.layout';
import { perObject } from '../../store/perObject';
import type { StripMark } from './marks';
import { ease } from './rolling';
import { letterOf } from './symbols';

/** The quantities drawn in a cell, gates first, states last. */
export function quantitiesOf(layer: LayerSpec): readonly Quantity[] {
  switch (layer.cell) {
    case 'rnn':
      return ['h'];
    case 'lstm':
      return ['f', 'i', 'g', 'o', 'c', 'h'];
    case 'gru':
      return ['z', 'r', 'n', 'h'];
  }
}

const gates: ReadonlySet<Quantity> = new Set(['f', 'i', 'o', 'z', 'r']);
const states: readonly Quantity[] = ['c', 'h'];

export type Extents = (quantity: Quantity) => number;

/** Gates run from paper to their hue; everything signed, and every gradient, diverges around zero. */
export function scaleOf(quantity: Quantity, direction: Direction, extentOfQuantity: Extents): ColourScale {
  if (direction === 'forward' && gates.has(quantity)) return { kind: 'gate', hue: quantity as HueName };
  return { kind: 'diverging', extent: extentOfQuantity(quantity) };
}

/** The largest magnitude of each quantity over all layers and steps, of values and of gradients. */
const extremes = perObject(({ spec, values, gradients }: Answer) => {
  const of = (layers: readonly LayerRecording[]) => {
    const found: Partial<Record<Quantity, number>> = {};
    layers.forEach(({ quantities }, index) => {
      const layer = spec.layers[index];
      for (const name of layer ? quantitiesOf(layer) : []) found[name] = extentOf(quantities[name]?.data ?? [], found[name] ?? 0);
    });
    return found;
  };
  return { forward: of(values.layers), backward: of(gradients.layers) };
});

/**
 * Forward, c has an extent of its own, since it alone can leave −1…1; all else shares one. Backward, all share the largest gradient, so
 * that quantities can be compared.
 */
export function extentsOf(answer: Answer, direction: Direction): Extents {
  const found = Object.entries(extremes(answer)[direction]) as [Quantity, number][];
  const over = (wanted: (quantity: Quantity) => boolean, floor: number) =>
    found.reduce((most, [name, extent]) => (wanted(name) ? Math.max(most, extent) : most), floor);
  if (direction === 'backward') {
    const extent = over(() => true, 0);
    return () => extent;
  }
  const cell = over((name) => name === 'c', 1);
  const rest = over((name) => name !== 'c' && !gates.has(name), 1);
  return (quantity) => (quantity === 'c' ? cell : rest);
}

interface Slot {
  readonly xPx: number;
  readonly widthPx: number;
}

const leastPitchPx = 7.4;
const widestPitchPx = 34;

/** Legible from the last row of a hall; two fit side by side over the narrowest strips. */
function letterPxOf(widthPx: number, lettersPx: number): number {
  return Math.min(lettersPx < 20 ? 12 : 13, Math.max(11.5, 6.5 + widthPx * 0.65));
}

/** Which quantities a cell of this width has room for: all, the states, or h alone. */
export function shownIn(widthPx: number, all: readonly Quantity[]): readonly Quantity[] {
  const held = all.filter((name) => states.includes(name));
  const fits = (count: number) => (widthPx - 2 * padOf(widthPx)) / count >= leastPitchPx;
  if (fits(all.length)) return all;
  return fits(held.length) ? held : ['h'];
}

function padOf(widthPx: number): number {
  return Math.min(9, widthPx * 0.1);
}

/** A slot for every quantity; those without room get none of the width, at the place where they would come in. */
function slotsIn(widthPx: number, all: readonly Quantity[]): readonly Slot[] {
  const shown = shownIn(widthPx, all);
  const pitchPx = Math.min(widestPitchPx, (widthPx - 2 * padOf(widthPx)) / shown.length);
  const startPx = (widthPx - pitchPx * shown.length) / 2;
  let taken = 0;
  return all.map((name) => {
    const xPx = startPx + taken * pitchPx;
    if (!shown.includes(name)) return { xPx, widthPx: 0 };
    taken += 1;
    const inset = Math.min(3.2, pitchPx * 0.22) / 2;
    return { xPx: xPx + inset, widthPx: pitchPx - 2 * inset };
  });
}

/** Units become side-by-side folds when one strip would leave less than this for each. */
const leastUnitPx = 1.25;
const leastFoldPx = 3;

/** How a heat map reads the folds of a vector: down the first, then down the next. */
export function foldStride(rows: number): Stride {
  return { first: 0, perRow: 1, perColumn: rows };
}

export function foldsFor(units: number, widthPx: number, heightPx: number): number {
  const wanted = Math.ceil((units * leastUnitPx) / Math.max(1, heightPx));
  return Math.max(1, Math.min(wanted, Math.floor(widthPx / leastFoldPx)));
}

/** Unit u of a strip stands in fold ⌊u / rows⌋, row u mod rows. */
export function unitBox(strip: Pick<StripMark, 'box' | 'rows' | 'folds'>, unit: number): Box {
  const widthPx = strip.box.widthPx / strip.folds;
  const heightPx = strip.box.heightPx / strip.rows;
  return {
    xPx: strip.box.xPx + Math.floor(unit / strip.rows) * widthPx,
    yPx: strip.box.yPx + (unit % strip.rows) * heightPx,
    widthPx,
    heightPx,
  };
}

export interface StripsInput {
  readonly box: Box;
  /** Width of the cell when unrolled and when rolled up: strips grow from the one set to the other. */
  readonly widths: { readonly unrolledPx: number; readonly rolledPx: number };
  readonly rolled: number;
  readonly layer: LayerSpec;
  readonly recording: LayerRecording;
  readonly step: number;
  readonly scale: (quantity: Quantity) => ColourScale;
  readonly notation: Notation;
}

/** Height above the strips for their letters, when the cell is tall enough for both: less of it in a low cell. */
export function letterBandOf(heightPx: number): number {
  return heightPx >= 64 ? 20 : heightPx >= 40 ? 15 : 5;
}

export function layoutStrips(input: StripsInput): readonly StripMark[] {
  const { box, widths, layer, recording, step, scale } = input;
  const all = quantitiesOf(layer).filter((name) => recording.quantities[name]);
  const share = ease(input.rolled);
  const apart = slotsIn(widths.unrolledPx, all);
  const together = slotsIn(widths.rolledPx, all);
  const lettersPx = letterBandOf(box.heightPx);
  const heightPx = Math.max(4, box.heightPx - lettersPx - 7);
  return all.map((quantity, index) => {
    const from = apart[index] ?? { xPx: 0, widthPx: 0 };
    const to = together[index] ?? from;
    const widthPx = from.widthPx + (to.widthPx - from.widthPx) * share;
    const xPx = box.xPx + from.xPx + (to.xPx - from.xPx) * share;
    const tensor = recording.quantities[quantity];
    const folds = foldsFor(layer.size, widthPx, heightPx);
    const rows = Math.ceil(layer.size / folds);
    const hasLetter = lettersPx > 10 && widthPx >= 5;
    return {
      quantity,
      box: { xPx, yPx: box.yPx + lettersPx, widthPx, heightPx },
      rows,
      folds,
      values: tensor ? vectorAt(tensor, step) : new Float64Array(layer.size),
      scale: scale(quantity),
      letter: hasLetter
        ? {
            text: letterOf(quantity, input.notation),
            xPx: xPx + widthPx / 2,
            yPx: box.yPx + lettersPx - (lettersPx < 20 ? 3 : 6),
            sizePx: letterPxOf(widthPx, lettersPx),
            anchor: 'middle',
          }
        : null,
    };
  });
}
