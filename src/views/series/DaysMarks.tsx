import { memo, type PointerEvent } from 'react';
import { changeScene } from '../../store/sceneStore';
import { onceAway, stepUnder } from '../../ui/pointer';
import type { TimeAxis } from '../../ui/timeAxis';
import { ForecastBar } from './ForecastBar';
import { SeriesAxes } from './SeriesAxes';
import type { DayMark, DaysLayout, ForecastMark } from './series.layout';

const dotPx = 3;
const currentDotPx = 4.5;

/** Which day each column is. */
function Days({ named, plot }: Pick<DaysLayout, 'named' | 'plot'>) {
  const yPx = plot.bottomPx + 17;
  return (
    <>
      {named.length > 0 && (
        <text x={plot.leftPx - 8} y={yPx} textAnchor="end">
          day
        </text>
      )}
      {named.map(({ step, xPx }) => (
        <text key={step} x={xPx} y={yPx} textAnchor="middle">
          {step}
        </text>
      ))}
    </>
  );
}

/** All that no step moves. */
const Still = memo(function Still({ layout }: { readonly layout: DaysLayout }) {
  const { days, coming, typedPath, lines } = layout;
  return (
    <>
      <Days named={layout.named} plot={layout.plot} />
      {days.map(({ step, forecast }) => forecast && <ForecastBar key={step} mark={forecast} />)}
      {coming && <ForecastBar mark={coming} />}
      {lines.map(({ name, path }) => (
        <path key={name} className="series-line" data-point={name} d={path} />
      ))}
      <path className="series-path" d={typedPath} />
      {days.map(
        ({ step, xPx, typedPx }) => typedPx !== null && <circle key={step} className="series-typed" cx={xPx} cy={typedPx} r={dotPx} />,
      )}
    </>
  );
});

/** From the day in view to what the network, having read it, expects of the next. */
function Made({ from, to }: { readonly from: DayMark; readonly to: ForecastMark }) {
  const left = to.xPx - to.widthPx / 2;
  return (
    <>
      {from.typedPx !== null && <path className="series-made" d={`M${from.xPx} ${from.typedPx}L${left} ${to.meanPx}`} />}
      <ForecastBar mark={to} isNext />
      {from.typedPx !== null && <circle className="series-typed series-current" cx={from.xPx} cy={from.typedPx} r={currentDotPx} />}
    </>
  );
}

/** The days as they came and as they were expected; the step in view, and what it expects, brought out. A click goes to a step. */
export function DaysMarks(props: {
  readonly layout: DaysLayout;
  readonly axis: TimeAxis;
  readonly step: number;
  readonly width: number;
  readonly height: number;
  readonly onPoint: (step: number | null) => void;
}) {
  const { layout, axis, step, width, height, onPoint } = props;
  const stepAt = (event: PointerEvent<SVGSVGElement>) => stepUnder(event, axis, width);
  const column = axis.columns.find((each) => each.step === step);
  const from = layout.days.find((day) => day.step === step);
  const onPage = layout.days.find((day) => day.step === step + 1);
  const to = onPage ? onPage.forecast : from === layout.days.at(-1) ? layout.coming : null;
  const typed = onPage && onPage.typedPx !== null ? onPage : null;
  return (
    <svg
      className="series-marks"
      width={width}
      height={height}
      aria-hidden="true"
      onPointerMove={(event) => onPoint(stepAt(event))}
      onPointerLeave={onceAway(() => onPoint(null))}
      onClick={(event: PointerEvent<SVGSVGElement>) => {
        const chosen = stepAt(event);
        if (chosen !== null) changeScene({ step: chosen });
      }}
    >
      <rect className="series-ground" width={width} height={height} />
      {column && <rect className="series-highlight" x={column.xPx - 6} width={column.widthPx + 12} height={height} />}
      <SeriesAxes plot={layout.plot} ticks={layout.ticks} />
      <Still layout={layout} />
      {from && to && <Made from={from} to={to} />}
      {typed && <circle className="series-typed" cx={typed.xPx} cy={typed.typedPx ?? 0} r={dotPx} />}
    </svg>
  );
}
