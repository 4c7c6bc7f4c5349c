import { useId } from 'react';
import { formatCount, formatNumber } from '../../ui/format';
import { curveNames, formatLoss } from './training.describe';
import { layoutTraining, type TrainingData, type TrainingLayout } from './training.layout';

function Axes({ layout }: { readonly layout: TrainingLayout }) {
  const { plot, norm } = layout;
  return (
    <g className="training-axes">
      {layout.lossTicks.map(({ value, px }) => (
        <g key={value}>
          <line x1={plot.leftPx} x2={plot.rightPx} y1={px} y2={px} />
          <text x={plot.leftPx - 6} y={px + 4} textAnchor="end">
            {formatNumber(value, 1)}
          </text>
        </g>
      ))}
      <line className="training-base" x1={plot.leftPx} x2={plot.rightPx} y1={norm.bottomPx} y2={norm.bottomPx} />
      {layout.updateTicks.map(({ value, px }) => (
        <g key={value}>
          <line className="training-base" x1={px} x2={px} y1={norm.bottomPx} y2={norm.bottomPx + 4} />
          <text x={px} y={norm.bottomPx + 15} textAnchor="middle">
            {formatCount(value)}
          </text>
        </g>
      ))}
      <text x={plot.rightPx + 26} y={norm.bottomPx + 15}>
        updates
      </text>
    </g>
  );
}

function Curves({ layout }: { readonly layout: TrainingLayout }) {
  const { plot, norm } = layout;
  return (
    <g>
      {layout.curves.map(({ name, path, latest, labelYPx }) => (
        <g key={name} className={`training-curve training-${name}`}>
          <path d={path} />
          <text x={plot.rightPx + 8} y={labelYPx + 4}>
            {curveNames[name]} <tspan>{formatLoss(latest)}</tspan>
          </text>
        </g>
      ))}
      <g className="training-curve training-norm">
        <path d={norm.path} />
        {norm.path !== '' && (
          <text x={plot.rightPx + 8} y={(norm.topPx + norm.bottomPx) / 2 + 4}>
            gradient norm
          </text>
        )}
        {norm.ticks.map(({ value, px }) => (
          <text key={value} x={plot.leftPx - 6} y={px + 4} textAnchor="end">
            {formatNumber(value, 2)}
          </text>
        ))}
      </g>
    </g>
  );
}

/** Loss and gradient norm over updates; the vertical line is the second clock: the update whose network stands on the stage. */
export function TrainingChart(props: {
  readonly data: TrainingData;
  readonly description: string;
  readonly width: number;
  readonly height: number;
  readonly onChoose: (update: number) => void;
}) {
  const { data, description, width, height, onChoose } = props;
  const id = useId();
  const layout = layoutTraining(data, width, height);
  const { plot, norm, shownPx } = layout;
  const latest = data.points.at(-1)?.update ?? 0;
  const reachPx = data.updates === 0 ? 0 : ((plot.rightPx - plot.leftPx) * latest) / data.updates;
  return (
    <div className="training-chart" style={{ width, height }}>
      <svg width={width} height={height} role="img" aria-labelledby={id}>
        <title id={id}>{description}</title>
        <Axes layout={layout} />
        <Curves layout={layout} />
        {shownPx !== null && <line className="training-shown" x1={shownPx} x2={shownPx} y1={plot.topPx} y2={norm.bottomPx} />}
      </svg>
      {latest > 0 && (
        <input
          className="training-clock"
          type="range"
          aria-label="Update whose network is on the stage"
          min={0}
          max={latest}
          value={data.shown ?? latest}
          aria-valuetext={data.shown === null ? 'another network is on the stage' : `update ${data.shown}`}
          style={{ left: plot.leftPx - 6.5, width: reachPx + 13, top: norm.bottomPx - 12 }}
          onChange={(event) => onChoose(event.target.valueAsNumber)}
        />
      )}
    </div>
  );
}
