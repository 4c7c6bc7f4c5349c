import type { LayerRecording, Quantity } from '../../engine/recording';
import type { Answer } from '../../store/run';
import type { Box } from '../../ui/box';
import type { ColourScale } from '../../ui/colour';
import type { TimeAxis } from '../../ui/timeAxis';
import type { Bands } from './bands';
import { changeExtent, changesOf, showsChange } from '../../store/changes';
import type { CellMark, ColumnMark, WindowScene } from './marks';
import { fromBackToFront, rolledCellPx } from './rolling';
import { extentsOf, layoutStrips, scaleOf, unitBox } from './strips';

export interface CellsInput {
  readonly answer: Answer;
  readonly scene: WindowScene;
  readonly axis: TimeAxis;
  readonly bands: Bands;
  readonly columns: readonly ColumnMark[];
}

/** A rectangle, open on the side where a nearer cell covers it. */
function outlineOf(box: Box, column: ColumnMark): string {
  const left = box.xPx + column.coveredLeftPx;
  const right = box.xPx + box.widthPx - column.coveredRightPx;
  const top = box.yPx;
  const bottom = box.yPx + box.heightPx;
  if (right <= left) return '';
  if (column.coveredLeftPx > 0) return `M${left} ${top}H${right}V${bottom}H${left}`;
  if (column.coveredRightPx > 0) return `M${right} ${top}H${left}V${bottom}H${right}`;
  return `M${left} ${top}H${right}V${bottom}H${left}Z`;
}

/** Boxes in one row become one box; folded strips may have the unit at different heights. */
function joinRow(boxes: readonly Box[]): readonly Box[] {
  const [first, last] = [boxes[0], boxes.at(-1)];
  if (!first || !last || boxes.some(({ yPx }) => yPx !== first.yPx)) return boxes;
  return [{ ...first, widthPx: last.xPx + last.widthPx - first.xPx }];
}

/** What the strips show, layer by layer: values forward, the cost's gradients backward, or the change of either, under the same names. */
function layersShown(answer: Answer, scene: WindowScene): readonly LayerRecording[] {
  if (showsChange(answer, scene)) return changesOf(answer, scene.direction);
  return (scene.direction === 'forward' ? answer.values : answer.gradients).layers;
}

function scaleShown(answer: Answer, scene: WindowScene): (quantity: Quantity) => ColourScale {
  const { direction } = scene;
  if (showsChange(answer, scene)) return () => ({ kind: 'diverging', extent: changeExtent(answer, direction) });
  const extents = extentsOf(answer, direction);
  return (quantity) => scaleOf(quantity, direction, extents);
}

export function layoutCells(input: CellsInput): readonly CellMark[] {
  const { answer, scene, axis, bands, columns } = input;
  const { layers } = answer.spec;
  const recording = layersShown(answer, scene);
  const scale = scaleShown(answer, scene);
  const unrolledPx = axis.columns[0]?.widthPx ?? 0;
  // Cells that lie apart stand in the order in which they are read; on their way into one deck, in the order in which they cover each other.
  return (scene.rolled === 0 ? columns : fromBackToFront(columns)).flatMap((column) =>
    layers.flatMap((layer, index): CellMark[] => {
      const band = bands.layers[index];
      const recorded = recording[index];
      if (!band || !recorded) return [];
      const box = { xPx: column.xPx, yPx: band.topPx, widthPx: column.widthPx, heightPx: band.bottomPx - band.topPx };
      const widths = { unrolledPx, rolledPx: Math.max(unrolledPx, rolledCellPx) };
      const strips = layoutStrips({
        box,
        widths,
        rolled: scene.rolled,
        layer,
        recording: recorded,
        step: column.step,
        scale,
        notation: scene.notation,
      });
      const { unit } = scene;
      const singled = unit !== null && scene.layer === index + 1 && unit < layer.size && column.presence === 1;
      const shown = strips.filter((strip) => strip.box.widthPx > 0);
      return [
        {
          key: `${index + 1}.${column.step}`,
          step: column.step,
          layer: index + 1,
          box,
          outline: outlineOf(box, column),
          strips,
          unitBoxes: singled ? joinRow(shown.map((strip) => unitBox(strip, unit))) : [],
          presence: column.presence,
        },
      ];
    }),
  );
}
