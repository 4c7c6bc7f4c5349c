import { type PointerEvent, useMemo } from 'react';
import { changeScene } from '../../store/sceneStore';
import { HeatCanvas } from '../../ui/HeatCanvas';
import { columnAt, type TimeAxis } from '../../ui/timeAxis';
import { onceAway, placeOf } from '../../ui/pointer';
import { describePair, type ReachRead } from './reach.describe';
import { earlierAt, layoutTriangle, type TriangleColours } from './triangle.layout';

const labelFromPx = 12;
const roomForNamePx = 50;

/** How strongly every state depends on every earlier one: a triangle on the graph's own time axis. */
export function Jacobians(props: {
  readonly read: ReachRead;
  readonly colours: TriangleColours;
  /** What is drawn, in words. */
  readonly label: string;
  readonly axis: TimeAxis;
  readonly step: number;
  readonly width: number;
  readonly height: number;
  readonly onSay: (words: string | null) => void;
}) {
  const { read, colours, label, axis, step, width, height, onSay } = props;
  const layout = useMemo(() => layoutTriangle(axis, height, colours), [axis, height, colours]);
  const pairAt = (event: PointerEvent<SVGGElement>) => {
    const { xPx, yPx } = placeOf(event, width);
    const column = columnAt(axis, xPx);
    const earlier = column ? earlierAt(layout, column.step, yPx) : null;
    return { column, earlier };
  };
  const onPointerMove = (event: PointerEvent<SVGGElement>) => {
    const { column, earlier } = pairAt(event);
    onSay(column && earlier !== null ? describePair(read, column.step, earlier) : null);
  };
  const onClick = (event: PointerEvent<SVGGElement>) => {
    const { column } = pairAt(event);
    if (column) changeScene({ step: column.step });
  };
  const current = axis.columns.find((column) => column.step === step);
  return (
    <div className="gradient-room" style={{ height }} role="group" aria-label={label}>
      <svg className="gradient-layer" width={width} height={height} aria-hidden="true">
        {current && <rect className="gradient-highlight" x={current.xPx - 6} width={current.widthPx + 12} height={height} />}
      </svg>
      <HeatCanvas className="gradient-layer" width={width} height={height} blocks={layout.blocks} />
      <svg className="gradient-layer" width={width} height={height} aria-hidden="true">
        <g role="presentation" onPointerMove={onPointerMove} onPointerLeave={onceAway(() => onSay(null))} onClick={onClick}>
          <rect className="gradient-ground" width={width} height={height} />
          {layout.blocks.map(({ xPx, yPx, widthPx, heightPx }, index) => (
            <rect
              key={xPx}
              className={axis.columns[index]?.step === step ? 'gradient-frame gradient-current' : 'gradient-frame'}
              x={xPx}
              y={yPx}
              width={widthPx}
              height={heightPx}
            />
          ))}
          {layout.rowPx >= labelFromPx &&
            Array.from({ length: layout.steps }, (_, k) => (
              <text
                key={k}
                className="gradient-label"
                x={axis.startPx - 6}
                y={layout.box.yPx + (k + 0.5) * layout.rowPx + 4}
                textAnchor="end"
              >
                {axis.startPx < roomForNamePx ? k : `k = ${k}`}
              </text>
            ))}
        </g>
      </svg>
    </div>
  );
}
