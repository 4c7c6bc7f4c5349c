import type { ForecastMark } from './series.layout';

/** Eight in ten of the network’s distribution, and its mean. */
export function ForecastBar({ mark, isNext = false }: { readonly mark: ForecastMark; readonly isNext?: boolean }) {
  const { xPx, widthPx, lowPx, highPx, meanPx } = mark;
  const [left, right] = [xPx - widthPx / 2, xPx + widthPx / 2];
  return (
    <g className={isNext ? 'series-forecast series-next' : 'series-forecast'}>
      <rect className="series-band" x={left} y={highPx} width={widthPx} height={Math.max(2, lowPx - highPx)} rx={2} />
      <path className="series-mean" d={`M${left} ${meanPx}H${right}`} />
    </g>
  );
}
