import type { ReactNode } from 'react';
import { cutSign } from '../ui/cutSign';
import { layoutTimeAxis } from '../ui/timeAxis';
import { keyHeight, layoutBands } from '../views/unrolled/bands';
import './stageMessage.css';

/** Where the network will stand, while it is on its way: the graph's own places, in hairlines, so that nothing jumps when it comes. */
export function StageSkeleton(props: {
  readonly width: number;
  readonly height: number;
  readonly layers: number;
  readonly hasHead: boolean;
  readonly signs: readonly string[];
  readonly leastPx: number | undefined;
  /** The first step of a decoder. */
  readonly crossing: number | undefined;
  readonly focus: number;
  readonly zoom: number;
}) {
  const { width, height, layers, hasHead, signs, leastPx, crossing, focus, zoom } = props;
  const axis = layoutTimeAxis({ widthPx: width, steps: signs.length, focus, zoom, leastPx, breakBefore: crossing });
  const bands = layoutBands(height - keyHeight(width, 'forward'), layers, hasHead);
  return (
    <svg className="stage-skeleton" width={width} height={height} role="img" aria-label="The network is being loaded">
      {axis.columns.map(({ step, xPx, widthPx, centrePx }) => (
        <g key={step}>
          {bands.layers.map(({ topPx, bottomPx }) => (
            <rect key={topPx} x={xPx} y={topPx} width={widthPx} height={bottomPx - topPx} rx={2} />
          ))}
          <text x={centrePx} y={(bands.reads.topPx + bands.reads.bottomPx) / 2} dominantBaseline="central" textAnchor="middle">
            {cutSign(signs[step] ?? '', axis.pitchPx)}
          </text>
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
