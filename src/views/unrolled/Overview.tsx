import type { OverviewMark } from './marks';
import { Text } from './Text';

/** Where the visible columns lie in a long text. */
export function Overview({ overview }: { readonly overview: OverviewMark }) {
  const { track, window, currentPx, label } = overview;
  return (
    <g className="unrolled-overview" aria-hidden="true">
      <rect className="unrolled-track" x={track.xPx} y={track.yPx} width={track.widthPx} height={track.heightPx} />
      <rect className="unrolled-window" x={window.xPx} y={window.yPx} width={window.widthPx} height={window.heightPx} />
      <circle className="unrolled-here" cx={currentPx} cy={track.yPx + 0.5} r={3.2} />
      <Text mark={label} className="unrolled-label" />
    </g>
  );
}
