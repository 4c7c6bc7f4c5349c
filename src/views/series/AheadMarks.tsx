import type { PointerEvent } from 'react';
import { changeScene } from '../../store/sceneStore';
import { onceAway, placeOf } from '../../ui/pointer';
import { aheadAt, type AheadLayout, givenAt } from './ahead.layout';
import { ForecastBar } from './ForecastBar';
import { SeriesAxes } from './SeriesAxes';

const dotPx = 3;
const currentDotPx = 4.5;

/** The end of what was given, and the days that the network makes up one after the other; `onPoint` hears of the day ahead, from 1. */
export function AheadMarks(props: {
  readonly layout: AheadLayout;
  readonly step: number;
  readonly pointed: number | null;
  readonly width: number;
  readonly height: number;
  readonly onPoint: (ahead: number | null) => void;
}) {
  const { layout, step, pointed, width, height, onPoint } = props;
  const { plot, pitchPx, ticks, given, typedPath, borderPx, days, readPath, seasonalPath } = layout;
  const { topPx, bottomPx } = plot;
  const pointedDay = days.find(({ ahead }) => ahead === pointed);
  const currentPx = pointedDay?.forecast.xPx ?? given.find((day) => day.step === step)?.xPx ?? null;
  return (
    <svg
      className="series-marks"
      width={width}
      height={height}
      aria-hidden="true"
      onPointerMove={(event) => onPoint(aheadAt(layout, placeOf(event, width).xPx))}
      onPointerLeave={onceAway(() => onPoint(null))}
      onClick={(event: PointerEvent<SVGSVGElement>) => {
        const chosen = givenAt(layout, placeOf(event, width).xPx);
        if (chosen !== null) changeScene({ step: chosen });
      }}
    >
      <rect className="series-ground" width={width} height={height} />
      {currentPx !== null && <rect className="series-highlight" x={currentPx - pitchPx / 2} width={pitchPx} height={height} />}
      <SeriesAxes plot={plot} ticks={ticks} />
      {given.length > 0 && <path className="series-border" d={`M${borderPx} ${topPx - 4}V${bottomPx + 4}`} />}
      {days.map(({ ahead, forecast }) => (
        <ForecastBar key={ahead} mark={forecast} />
      ))}
      {seasonalPath !== '' && <path className="series-line" data-point="seasonal" d={seasonalPath} />}
      <path className="series-path" d={typedPath} />
      <path className="series-path series-own" d={readPath} />
      {given.map(
        (day) =>
          day.typedPx !== null && (
            <circle key={day.step} className="series-typed" cx={day.xPx} cy={day.typedPx} r={day.step === step ? currentDotPx : dotPx} />
          ),
      )}
      {days.map(({ ahead, forecast, readBackPx, label }) => (
        <g key={ahead}>
          <circle className="series-read" cx={forecast.xPx} cy={readBackPx} r={dotPx} />
          {label && (
            <text x={forecast.xPx} y={bottomPx + 15} textAnchor="middle">
              {label}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}
