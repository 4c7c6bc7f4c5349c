import { type KeyboardEvent, type PointerEvent, useMemo } from 'react';
import { limits } from '../../store/limits';
import { changeScene } from '../../store/sceneStore';
import { formatCount, formatNumber } from '../../ui/format';
import { textWidth } from '../../ui/textWidth';
import { guttersOf } from '../../ui/timeAxis';
import type { ClippingResult } from '../../store/analysisStore';
import { nameTensor } from './clipping.describe';
import { type ClippedRow, type ClippingLayout, layoutClipping, limitAt, roundLimit } from './clipping.layout';
import { placeOf } from '../../ui/pointer';
import { tickOf } from './reach.describe';

/** The type of a row's name, and the room left and right of it. */
const labelSizePx = 11;
const besideLabelPx = 6;

function setLimit(limit: number): void {
  const clipLimit = Math.min(limits.clip.to, Math.max(limits.clip.from, roundLimit(limit)));
  changeScene({ clipLimit }, { merge: 'clipLimit' });
}

function Row({ row, several }: { readonly row: ClippedRow; readonly several: boolean }) {
  const { tensor, beforeBox, afterBox, middlePx, before, after } = row;
  const whole = tensor === null;
  const label = whole ? 'all' : nameTensor(tensor, several);
  const numbers = before === after ? formatNumber(before) : `${formatNumber(before)} → ${formatNumber(after)}`;
  return (
    <g className={whole ? 'gradient-clipped gradient-whole' : 'gradient-clipped'}>
      <text className="gradient-label" x={beforeBox.xPx - besideLabelPx} y={middlePx + 4} textAnchor="end">
        {label}
      </text>
      <rect className="gradient-before" x={beforeBox.xPx} y={beforeBox.yPx} width={beforeBox.widthPx} height={beforeBox.heightPx} />
      <rect className="gradient-after" x={afterBox.xPx} y={afterBox.yPx} width={afterBox.widthPx} height={afterBox.heightPx} />
      <text className="gradient-label gradient-norms" x={beforeBox.xPx + beforeBox.widthPx + 6} y={middlePx + 4}>
        {numbers}
      </text>
    </g>
  );
}

/** The dial: a line across all bars that can be dragged, or moved with the arrow keys. */
function Limit({ layout, limit, width }: { readonly layout: ClippingLayout; readonly limit: number; readonly width: number }) {
  const { limitPx, box, rows } = layout;
  // The limit is one for the whole gradient: its line crosses that bar alone.
  const footPx = (rows[0]?.middlePx ?? 0) + 12;
  const move = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -0.05, ArrowDown: -0.05, ArrowRight: 0.05, ArrowUp: 0.05, PageDown: -1, PageUp: 1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    setLimit(limit * 10 ** by);
  };
  const drag = (event: PointerEvent<SVGGElement>) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) setLimit(limitAt(layout, placeOf(event, width).xPx));
  };
  return (
    <g
      className="gradient-limit"
      role="slider"
      tabIndex={0}
      aria-label="Clipping limit"
      aria-valuemin={limits.clip.from}
      aria-valuemax={limits.clip.to}
      aria-valuenow={limit}
      aria-valuetext={formatNumber(limit, 2)}
      onKeyDown={move}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
    >
      <path className="gradient-limit-line" d={`M${limitPx} ${box.yPx - 2}V${footPx}`} />
      <circle className="gradient-limit-handle" cx={limitPx} cy={box.yPx - 4} r={6} />
      <rect className="gradient-ground" x={limitPx - 10} y={0} width={20} height={footPx} />
    </g>
  );
}

/** The norms of the gradient before and after clipping, and the limit. */
export function Clipping(props: {
  readonly result: ClippingResult;
  readonly limit: number;
  /** What the bars show. */
  readonly words: string;
  readonly several: boolean;
  readonly width: number;
  readonly height: number;
}) {
  const { result, limit, words, several, width, height } = props;
  const layout = useMemo(() => {
    const labelPx = result.tensors.map(({ name }) => textWidth(nameTensor(name, several), labelSizePx) + 2 * besideLabelPx);
    return layoutClipping(result, limit, {
      leftPx: Math.max(guttersOf(width).leftPx, ...labelPx),
      rightPx: Math.min(150, width * 0.3),
      widthPx: width,
      heightPx: height,
    });
  }, [result, limit, several, width, height]);
  const { box, ticks, rows, hidden } = layout;
  return (
    <div className="gradient-room" style={{ height }} role="group" aria-label={words}>
      <svg className="gradient-layer" width={width} height={height} role="presentation">
        <g aria-hidden="true">
          {ticks.map(({ exponent, xPx }) => (
            <g key={exponent}>
              <path className="gradient-base" d={`M${xPx} ${box.yPx}V${box.yPx + box.heightPx}`} />
              <text className="gradient-label" x={xPx} y={box.yPx + box.heightPx + 14} textAnchor="middle">
                {tickOf(exponent)}
              </text>
            </g>
          ))}
          {rows.map((row) => (
            <Row key={row.tensor ?? ''} row={row} several={several} />
          ))}
          {hidden > 0 && (
            <text className="gradient-label" x={width} y={box.yPx + box.heightPx + 14} textAnchor="end">
              {formatCount(hidden)} more in the table
            </text>
          )}
        </g>
        <Limit layout={layout} limit={limit} width={width} />
      </svg>
    </div>
  );
}
