import { useAttention } from '../../ui/attention';
import type { ColumnMark, OverviewMark } from './marks';
import { Text } from './Text';
import './overview.css';

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

/** Under the steps that fulfil the condition looked for in the panel below. */
export function FoundSteps({ columns, yPx }: { readonly columns: readonly ColumnMark[]; readonly yPx: number }) {
  const marked = useAttention((attention) => attention.marked);
  if (!marked) return null;
  return (
    <g
      className="unrolled-found"
      role="img"
      aria-label={`${marked.label}: ${marked.steps.length === 0 ? 'no step' : `steps ${marked.steps.join(', ')}`}`}
    >
      {columns
        .filter(({ step, presence }) => presence === 1 && marked.steps.includes(step))
        .map(({ step, xPx, widthPx }) => (
          <rect key={step} x={xPx} y={yPx} width={widthPx} height={3} />
        ))}
    </g>
  );
}
