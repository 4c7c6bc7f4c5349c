import { isUnknown } from '../../store/columns';
import type { Column } from '../../store/run';
import type { Box } from '../../ui/box';
import { cellHeight, minimapHeight } from './minimapHeight';

/** The graph in small: a column a step, a row a layer, the cell in view among its neighbours. */
export interface MinimapMarks {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly columns: readonly MinimapColumn[];
  /** Where the columns are drawn from: they keep their places among all steps, and the map goes past them. */
  readonly fromPx: number;
  /** Steps that do not fit on either side. */
  readonly hiddenBefore: number;
  readonly hiddenAfter: number;
}

export interface MinimapColumn {
  readonly step: number;
  readonly sign: string;
  readonly unknown: boolean;
  readonly isCurrent: boolean;
  readonly cells: readonly { readonly layer: number; readonly isCurrent: boolean; readonly box: Box }[];
  /** Where a press goes to this step. */
  readonly hit: Box;
}

/** All cells of the map as one path, and the rails between them as another: of one kind each, they need no mark apiece. */
export function traceMap({ columns }: Pick<MinimapMarks, 'columns'>): { readonly cells: string; readonly rails: string } {
  const boxes = columns.flatMap(({ hit, cells }) => cells.map(({ box }) => ({ ...box, railPx: hit.xPx - railPx })));
  return {
    cells: boxes.map(({ xPx, yPx, widthPx, heightPx }) => `M${xPx} ${yPx}h${widthPx}v${heightPx}h${-widthPx}z`).join(''),
    rails: boxes.map(({ xPx, yPx, railPx: fromPx }) => `M${fromPx} ${yPx + 6}H${xPx}`).join(''),
  };
}

const pitches = { letters: { usual: 30, narrowest: 24 }, words: { usual: 48, narrowest: 42 } } as const;
/** Numbers of a series are no longer. */
const longestShort = 4;
const endPx = 18;
/** Between a cell and the edge of its column; a rail runs from the cell before to this one. */
const railPx = 4;

/** As many steps as fit, around the one in view. */
export function layOutMinimap(
  steps: readonly Pick<Column, 'kind' | 'typed' | 'token'>[],
  layers: number,
  sight: { readonly step: number; readonly layer: number },
  roomPx: number,
): MinimapMarks {
  const { usual, narrowest } = pitches[steps.some(({ typed }) => typed.length > longestShort) ? 'words' : 'letters'];
  const fitting = Math.floor((roomPx - 2 * endPx) / narrowest);
  const count = Math.max(1, Math.min(steps.length, fitting));
  const first = Math.min(Math.max(0, sight.step - Math.floor(count / 2)), steps.length - count);
  const pitch = Math.min(usual, (roomPx - 2 * endPx) / count);
  const height = cellHeight(layers);
  const columns = steps.slice(first, first + count).map((column, index): MinimapColumn => {
    const step = first + index;
    const xPx = endPx + step * pitch;
    const cells = Array.from({ length: layers }, (_, row) => {
      const layer = layers - row;
      const box = { xPx: xPx + railPx, yPx: 2 + row * (height + 4), widthPx: pitch - 2 * railPx, heightPx: height };
      return { layer, isCurrent: step === sight.step && layer === sight.layer, box };
    });
    return {
      step,
      sign: column.typed,
      unknown: isUnknown(column),
      isCurrent: step === sight.step,
      cells,
      hit: { xPx, yPx: 0, widthPx: pitch, heightPx: minimapHeight(layers) },
    };
  });
  return {
    widthPx: 2 * endPx + count * pitch,
    heightPx: minimapHeight(layers),
    fromPx: first * pitch,
    columns,
    hiddenBefore: first,
    hiddenAfter: steps.length - first - count,
  };
}
