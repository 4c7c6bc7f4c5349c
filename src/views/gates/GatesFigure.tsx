import { memo, type PointerEvent } from 'react';
import type { Quantity } from '../../engine/recording';
import type { Notation } from '../../store/scene';
import { changeScene } from '../../store/sceneStore';
import { HeatCanvas } from '../../ui/HeatCanvas';
import { columnAt, type TimeColumn } from '../../ui/timeAxis';
import { onceAway } from '../../ui/pointer';
import { letterOf } from './gates.describe';
import { type Frame, type GatesLayout, type HeatMap, rowFrame, unitAt, type UnitLines } from './gates.layout';
import { UnitLinesMarks } from './UnitLinesMarks';

/** A value of a heat map. */
export interface Pointed {
  readonly quantity: Quantity;
  readonly step: number;
  readonly unit: number;
}

/** The singled-out unit's row, with its number where there is room for one. */
function Row(props: { readonly row: Frame; readonly unit: number | null; readonly startPx: number; readonly endPx: number }) {
  const { row, unit, startPx, endPx } = props;
  return (
    <>
      <rect className="gates-row" x={startPx} y={row.topPx - 1} width={endPx - startPx} height={row.heightPx + 2} />
      {unit !== null && (
        <text className="gates-label gates-strong" x={startPx - 4} y={row.topPx + row.heightPx / 2 + 4} textAnchor="end">
          {unit}
        </text>
      )}
    </>
  );
}

function FoundMarks({ columns, found }: { readonly columns: readonly TimeColumn[]; readonly found: readonly number[] }) {
  return columns
    .filter(({ step }) => found.includes(step))
    .map(({ step, xPx, widthPx }) => <rect key={step} className="gates-mark" x={xPx} y={0} width={widthPx} height={2} />);
}

interface MarksProps {
  readonly width: number;
  readonly height: number;
  readonly layout: GatesLayout;
  readonly maps: readonly HeatMap[];
  readonly lines: UnitLines | null;
  readonly order: readonly number[];
  readonly layer: number;
  readonly unit: number | null;
  readonly quantity: Quantity;
  readonly notation: Notation;
  readonly found: readonly number[];
  readonly onPoint: (pointed: Pointed | null) => void;
}

/** The letters beside the maps; with several, the chosen one stands out. */
function Letters({ maps, quantity, notation, startPx }: Pick<MarksProps, 'maps' | 'quantity' | 'notation'> & { readonly startPx: number }) {
  return maps.map((map) => (
    <text
      key={map.quantity}
      className={maps.length > 1 && map.quantity === quantity ? 'gates-symbol gates-picked' : 'gates-symbol'}
      x={startPx - Math.min(maps.length > 1 ? 26 : 42, startPx / 2)}
      y={map.topPx + Math.min(12, map.heightPx / 2 + 5)}
      textAnchor="end"
    >
      {letterOf(map.quantity, notation)}
    </text>
  ));
}

/** Everything but the mark of the step in view: drawn anew only when it changes itself. A press chooses quantity, step and unit. */
const Marks = memo(function Marks(props: MarksProps) {
  const { width, height, layout, maps, lines, order, layer, unit, quantity, notation, found, onPoint } = props;
  const { startPx, endPx, columns } = layout.axis;
  const find = (event: PointerEvent<SVGGElement>) => {
    const frame = (event.currentTarget.ownerSVGElement ?? event.currentTarget).getBoundingClientRect();
    const scale = frame.width > 0 ? width / frame.width : 1;
    const yPx = (event.clientY - frame.top) * scale;
    const column = columnAt(layout.axis, (event.clientX - frame.left) * scale);
    const map = maps.find(({ topPx, heightPx }) => yPx >= topPx && yPx < topPx + heightPx);
    return { column, map, under: map ? unitAt(map, order, yPx) : null };
  };
  const onPointerMove = (event: PointerEvent<SVGGElement>) => {
    const { column, map, under } = find(event);
    onPoint(column && map && under !== null ? { quantity: map.quantity, step: column.step, unit: under } : null);
  };
  const onClick = (event: PointerEvent<SVGGElement>) => {
    const { column, map, under } = find(event);
    changeScene(({ gates }) => ({
      ...(column ? { step: column.step } : {}),
      ...(under === null ? {} : { unit: under }),
      ...(map && map.quantity !== quantity ? { gates: { ...gates, quantity: map.quantity } } : {}),
      layer,
    }));
  };
  return (
    <svg className="gates-layer" width={width} height={height} role="group" aria-label="Units by steps">
      <g role="presentation" onPointerMove={onPointerMove} onPointerLeave={onceAway(() => onPoint(null))} onClick={onClick}>
        <rect className="gates-ground" width={width} height={height} />
        <Letters {...{ maps, quantity, notation, startPx }} />
        {unit !== null &&
          maps.map((map) => {
            const row = rowFrame(map, order, unit);
            const named = map.quantity === quantity ? unit : null;
            return row && <Row key={map.quantity} row={row} unit={named} startPx={startPx} endPx={endPx} />;
          })}
        <FoundMarks columns={columns} found={found} />
        {lines && <UnitLinesMarks lines={lines} chosen={quantity} notation={notation} startPx={startPx} endPx={endPx} />}
      </g>
    </svg>
  );
});

const Maps = memo(function Maps({ maps, width, height }: Pick<MarksProps, 'maps' | 'width' | 'height'>) {
  return <HeatCanvas className="gates-layer" width={width} height={height} blocks={maps.flatMap(({ blocks }) => blocks)} />;
});

/** The heat maps on their canvas, the rows and lines of the singled-out unit over them. */
export function GatesFigure({ step, ...marks }: MarksProps & { readonly step: number }) {
  const { width, height, layout, maps } = marks;
  const current = layout.axis.columns.find((column) => column.step === step);
  return (
    <div className="gates-room" style={{ height }}>
      <svg className="gates-layer" width={width} height={height} aria-hidden="true">
        {current && <rect className="gates-highlight" x={current.xPx - 6} width={current.widthPx + 12} height={height} />}
      </svg>
      <Maps {...{ maps, width, height }} />
      <Marks {...marks} />
    </div>
  );
}
