import type { PointerEvent } from 'react';
import type { Quantity } from '../../engine/recording';
import type { Notation } from '../../store/scene';
import { changeScene } from '../../store/sceneStore';
import { HeatCanvas } from '../../ui/HeatCanvas';
import { columnAt, type TimeColumn } from '../../ui/timeAxis';
import { letterOf } from './gates.describe';
import { type Frame, type GatesLayout, type HeatMap, rowFrame, unitAt, type UnitLines } from './gates.layout';
import { UnitLinesMarks } from './UnitLinesMarks';

/** A value of the heat map. */
export interface Pointed {
  readonly step: number;
  readonly unit: number;
}

/** The singled-out unit's row, with its number. */
function Row({
  row,
  unit,
  startPx,
  endPx,
}: {
  readonly row: Frame;
  readonly unit: number;
  readonly startPx: number;
  readonly endPx: number;
}) {
  return (
    <>
      <rect className="gates-row" x={startPx} y={row.topPx - 1} width={endPx - startPx} height={row.heightPx + 2} />
      <text className="gates-label gates-strong" x={startPx - 4} y={row.topPx + row.heightPx / 2 + 4} textAnchor="end">
        {unit}
      </text>
    </>
  );
}

function FoundMarks({ columns, found }: { readonly columns: readonly TimeColumn[]; readonly found: readonly number[] }) {
  return columns
    .filter(({ step }) => found.includes(step))
    .map(({ step, xPx, widthPx }) => <rect key={step} className="gates-mark" x={xPx} y={0} width={widthPx} height={2} />);
}

export interface GatesFigureProps {
  readonly width: number;
  readonly height: number;
  readonly layout: GatesLayout;
  readonly map: HeatMap;
  readonly lines: UnitLines | null;
  readonly order: readonly number[];
  readonly step: number;
  readonly layer: number;
  readonly unit: number | null;
  readonly quantity: Quantity;
  readonly notation: Notation;
  readonly found: readonly number[];
  readonly onPoint: (pointed: Pointed | null) => void;
}

/** The heat map on its canvas, the row and lines of the singled-out unit over it; a press chooses step and unit. */
export function GatesFigure(props: GatesFigureProps) {
  const { width, height, layout, map, lines, order, step, layer, unit, quantity, notation, found, onPoint } = props;
  const { startPx, endPx, columns } = layout.axis;
  const find = (event: PointerEvent<SVGGElement>) => {
    const frame = (event.currentTarget.ownerSVGElement ?? event.currentTarget).getBoundingClientRect();
    const scale = frame.width > 0 ? width / frame.width : 1;
    const column = columnAt(layout.axis, (event.clientX - frame.left) * scale);
    return { column, under: unitAt(layout.map, order, (event.clientY - frame.top) * scale) };
  };
  const onPointerMove = (event: PointerEvent<SVGGElement>) => {
    const { column, under } = find(event);
    onPoint(column && under !== null ? { step: column.step, unit: under } : null);
  };
  const onClick = (event: PointerEvent<SVGGElement>) => {
    const { column, under } = find(event);
    changeScene({ ...(column ? { step: column.step } : {}), ...(under === null ? {} : { unit: under }), layer });
  };
  const current = columns.find((column) => column.step === step);
  const row = unit === null ? null : rowFrame(layout.map, order, unit);
  return (
    <div className="gates-room" style={{ height }}>
      <svg className="gates-layer" width={width} height={height} aria-hidden="true">
        {current && <rect className="gates-highlight" x={current.xPx - 6} width={current.widthPx + 12} height={height} />}
      </svg>
      <HeatCanvas className="gates-layer" width={width} height={height} blocks={map.blocks} />
      <svg className="gates-layer" width={width} height={height} role="group" aria-label="Units by steps">
        <g role="presentation" onPointerMove={onPointerMove} onPointerLeave={() => onPoint(null)} onClick={onClick}>
          <rect className="gates-ground" width={width} height={height} />
          <text className="gates-symbol" x={startPx - 42} y={layout.map.topPx + 12} textAnchor="end">
            {letterOf(quantity, notation)}
          </text>
          {row && unit !== null && <Row row={row} unit={unit} startPx={startPx} endPx={endPx} />}
          <FoundMarks columns={columns} found={found} />
          {lines && <UnitLinesMarks lines={lines} chosen={quantity} notation={notation} startPx={startPx} endPx={endPx} />}
        </g>
      </svg>
    </div>
  );
}
