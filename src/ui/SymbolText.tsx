import { type MathRun, mergeRuns, scriptScale } from './mathRuns';

/** A symbol in a drawing: MathML cannot stand inside SVG, so its runs are shifted and shrunk by hand. */
export function SymbolText(props: {
  readonly runs: readonly MathRun[];
  readonly xPx: number;
  readonly yPx: number;
  readonly sizePx: number;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly className?: string;
}) {
  const { runs, xPx, yPx, sizePx, anchor = 'start', className } = props;
  const merged = mergeRuns(runs);
  const shift = (level: number) => -level * sizePx * 0.28;
  return (
    <text x={xPx} y={yPx} textAnchor={anchor} fontSize={sizePx} className={className}>
      {merged.map((run, index) => (
        <tspan
          key={index}
          dy={shift(run.level) - shift(merged[index - 1]?.level ?? 0)}
          fontSize={run.level === 0 ? sizePx : sizePx * scriptScale}
          fontStyle={run.italic ? 'italic' : 'normal'}
        >
          {run.text}
        </tspan>
      ))}
    </text>
  );
}
