import type { Plot } from './series.layout';
import type { ValueTick } from './values.layout';

/** Births at the left, in thousands. */
export function SeriesAxes({ plot, ticks }: { readonly plot: Plot; readonly ticks: readonly ValueTick[] }) {
  const { leftPx, rightPx, topPx } = plot;
  return (
    <>
      <text className="series-title" x={Math.max(0, leftPx - 30)} y={topPx - 8}>
        thousand births a day
      </text>
      {ticks.map(({ text, yPx }) => (
        <g key={text}>
          <path className="series-rule" d={`M${leftPx} ${yPx}H${rightPx}`} />
          <text x={leftPx - 8} y={yPx + 4} textAnchor="end">
            {text}
          </text>
        </g>
      ))}
    </>
  );
}
