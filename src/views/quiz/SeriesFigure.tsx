import type { Figure } from '../../quiz/figure';
import { TableButton } from '../../ui/TableButton';
import { describeSeries, seriesTable } from './figure.describe';
import { layOutSeries } from './series.layout';
import { useWallScale } from './wallScale';

const size = { widthPx: 520, heightPx: 190 } as const;

/** A measured series; where nothing was measured stands a question mark. */
export function SeriesFigure({ figure }: { readonly figure: Extract<Figure, { kind: 'series' }> }) {
  const [series] = figure.series;
  const scale = useWallScale();
  if (!series) return null;
  const { path, gaps, xTicks, yTicks, frame } = layOutSeries(series.values, size.widthPx, size.heightPx);
  const bottom = frame.yPx + frame.heightPx;
  return (
    <figure className="quiz-figure">
      <svg
        className="quiz-series"
        viewBox={`0 0 ${size.widthPx} ${size.heightPx}`}
        width={size.widthPx * scale}
        height={size.heightPx * scale}
        role="img"
        aria-label={describeSeries(figure)}
      >
        {gaps.map(({ xPx, widthPx }) => (
          <g key={xPx}>
            <rect className="quiz-series-gap" x={xPx} y={frame.yPx} width={widthPx} height={frame.heightPx} />
            <text className="quiz-series-unknown" x={xPx + widthPx / 2} y={frame.yPx + frame.heightPx / 2 + 8} textAnchor="middle">
              ?
            </text>
          </g>
        ))}
        <line className="quiz-axis" x1={frame.xPx} x2={frame.xPx + frame.widthPx} y1={bottom} y2={bottom} />
        {yTicks.map(({ yPx, text }) => (
          <text key={text} className="quiz-tick" x={frame.xPx - 6} y={yPx + 4} textAnchor="end">
            {text}
          </text>
        ))}
        {xTicks.map(({ xPx, text }) => (
          <text key={text} className="quiz-tick" x={xPx} y={bottom + 16} textAnchor="middle">
            {text}
          </text>
        ))}
        <path className="quiz-series-line" d={path} />
      </svg>
      <figcaption>
        <TableButton title="The series as a table" make={(digits) => seriesTable(figure, digits)} />
      </figcaption>
    </figure>
  );
}
