import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { onceAway, placeOf } from '../../ui/pointer';
import { fewestLetters, mostLetters, nextLength } from './curves';
import { describeMarker } from './memory.describe';
import { type Chart, chartAt, groundOf, lengthAt, type MemoryLayout } from './memory.layout';

const handlePx = 5;

function lengthFor(key: string, letters: number): number | null {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return nextLength(letters, 1);
    case 'ArrowLeft':
    case 'ArrowDown':
      return nextLength(letters, -1);
    case 'Home':
      return fewestLetters;
    case 'End':
      return mostLetters;
    default:
      return null;
  }
}

function Marker({ chart: { plot, markerPx } }: { readonly chart: Chart }) {
  return (
    <>
      <path className="memory-marker" d={`M${markerPx} ${plot.topPx}V${plot.bottomPx}`} />
      <circle className="memory-handle" cx={markerPx} cy={plot.bottomPx} r={handlePx} />
    </>
  );
}

/**
 * How long the text on stage is, in both charts: pulled anywhere in them, pressed at a length, or moved with the keys. `onPoint` hears
 * which measured length is pointed at.
 */
export function LengthSlider(props: {
  readonly layout: MemoryLayout;
  readonly letters: number;
  readonly width: number;
  readonly onPoint: (length: number | null) => void;
  readonly onStretch: (length: number) => void;
}) {
  const { layout, letters, width, onPoint, onStretch } = props;
  const { charts } = layout;
  // A drag goes on along the chart that it began in, wherever the pointer strays.
  const held = useRef<Chart | null>(null);
  const lengthUnder = (event: PointerEvent<SVGGElement>): number | null => {
    const place = placeOf(event, width);
    const chart = charts[chartAt(layout, place)];
    return chart ? lengthAt(chart, place.xPx) : null;
  };
  const onPointerDown = (event: PointerEvent<SVGGElement>) => {
    held.current = charts[chartAt(layout, placeOf(event, width))] ?? null;
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const onPointerMove = (event: PointerEvent<SVGGElement>) => {
    const isDragged = held.current !== null && event.currentTarget.hasPointerCapture(event.pointerId);
    const length = isDragged && held.current ? lengthAt(held.current, placeOf(event, width).xPx) : lengthUnder(event);
    onPoint(length);
    if (isDragged && length !== null) onStretch(length);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const length = lengthFor(event.key, letters);
    if (length === null) return;
    event.preventDefault();
    event.stopPropagation();
    onStretch(length);
  };
  return (
    <g
      className={letters === 0 ? 'memory-slider memory-parked' : 'memory-slider'}
      role="slider"
      tabIndex={0}
      aria-label="letters to keep the first one for"
      aria-valuemin={fewestLetters}
      aria-valuemax={mostLetters}
      aria-valuenow={Math.min(mostLetters, Math.max(fewestLetters, letters))}
      aria-valuetext={describeMarker(letters)}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        held.current = null;
      }}
      onPointerLeave={onceAway(() => onPoint(null))}
      onClick={(event: PointerEvent<SVGGElement>) => {
        const length = lengthUnder(event);
        if (length !== null) onStretch(length);
      }}
    >
      {charts.map((chart) => {
        const { xPx, yPx, widthPx, heightPx } = groundOf(chart);
        return <rect key={chart.title} className="memory-ground" x={xPx} y={yPx} width={widthPx} height={heightPx} />;
      })}
      {charts.map((chart) => (
        <Marker key={chart.title} chart={chart} />
      ))}
    </g>
  );
}
