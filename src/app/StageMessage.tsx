import type { ReactNode } from 'react';
import { layoutTimeAxis } from '../ui/timeAxis';

/** Where the network will stand, while it is still on its way: the same columns on the same time axis, in hairlines. */
export function StageSkeleton(props: {
  readonly width: number;
  readonly height: number;
  readonly signs: readonly string[];
  readonly focus: number;
}) {
  const { width, height, signs, focus } = props;
  const axis = layoutTimeAxis({ widthPx: width, steps: signs.length, focus, zoom: 1 });
  const top = Math.round(height * 0.42);
  const size = Math.min(Math.round(height * 0.36), 150);
  return (
    <svg className="stage-skeleton" width={width} height={height} role="img" aria-label="The network is being loaded">
      {axis.columns.map((column) => (
        <g key={column.step}>
          <rect x={column.xPx} y={top} width={column.widthPx} height={size} rx={2} />
          {column.widthPx > 12 && (
            <text x={column.centrePx} y={top + size + 58} textAnchor="middle">
              {signs[column.step]}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}

/** A failure in words, with what to do about it. `slim` when there is a figure beneath that is still worth seeing. */
export function StageFailure(props: {
  readonly message: string;
  readonly advice: string;
  readonly slim?: boolean;
  readonly children?: ReactNode;
}) {
  return (
    <div className={props.slim ? 'stage-failure stage-failure-slim' : 'stage-failure'} role="alert">
      <h2>{props.message}</h2>
      {props.advice && <p>{props.advice}</p>}
      {props.children}
    </div>
  );
}
