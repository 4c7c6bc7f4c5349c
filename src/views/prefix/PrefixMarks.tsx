import type { PointerEvent } from 'react';
import { changeScene } from '../../store/sceneStore';
import type { Box } from '../../ui/box';
import { formatCount } from '../../ui/format';
import { stepUnder } from '../../ui/pointer';
import { guttersOf, type TimeAxis } from '../../ui/timeAxis';
import { labelPx, type NetBar, type PrefixLayout } from './prefix.layout';

function Block({ className, box, label }: { readonly className: string; readonly box: Box; readonly label: string | null }) {
  const { xPx, yPx, widthPx, heightPx } = box;
  return (
    <>
      <rect className={className} x={xPx} y={yPx} width={widthPx} height={heightPx} />
      {label && (
        <text className={`${className}-label`} x={xPx + widthPx / 2} y={yPx + heightPx / 2 + 4} textAnchor="middle">
          {label}
        </text>
      )}
    </>
  );
}

function Bar({ bar, isCurrent }: { readonly bar: NetBar; readonly isCurrent: boolean }) {
  return (
    <g className={isCurrent ? 'prefix-net prefix-current' : 'prefix-net'}>
      {bar.blocks.map((block, place) => (
        <Block key={place} className="prefix-block" {...block} />
      ))}
      <Block className="prefix-rest" {...bar.rest} />
    </g>
  );
}

/** The count that all steps share, and the line to compare by. */
function Recurrent({
  layout,
  axis,
  width,
  count,
}: {
  readonly layout: PrefixLayout;
  readonly axis: TimeAxis;
  readonly width: number;
  readonly count: number;
}) {
  const { recurrentPx, recurrentLabelPx } = layout;
  const isWide = guttersOf(width).leftPx >= 72;
  return (
    <>
      <path className="prefix-recurrent" d={`M${axis.startPx} ${recurrentPx}H${axis.endPx}`} />
      <g className="prefix-recurrent-label" textAnchor="end">
        {isWide ? (
          <>
            <text x={axis.startPx - 8} y={recurrentLabelPx.name}>
              recurrent
            </text>
            <text x={axis.startPx - 8} y={recurrentLabelPx.count}>
              {formatCount(count)}
            </text>
          </>
        ) : (
          // As much of the narrow gutter as there is.
          <text x={1} y={Math.max(labelPx, recurrentPx + 4)} textAnchor="start">
            {formatCount(count)}
          </text>
        )}
      </g>
    </>
  );
}

function Count({ bar, yPx, isCurrent }: { readonly bar: NetBar; readonly yPx: number; readonly isCurrent: boolean }) {
  return (
    bar.count && (
      <text className={isCurrent ? 'prefix-count prefix-current' : 'prefix-count'} x={bar.count.xPx} y={yPx} textAnchor="middle">
        {bar.count.text}
      </text>
    )
  );
}

/** The networks, the one for the step in view brought out; a click goes to a step. */
export function PrefixMarks(props: {
  readonly layout: PrefixLayout;
  readonly axis: TimeAxis;
  readonly step: number;
  readonly recurrent: number;
  readonly width: number;
  readonly height: number;
  readonly onPoint: (step: number | null) => void;
}) {
  const { layout, axis, step, recurrent, width, height, onPoint } = props;
  const { bars, basePx, countsPx } = layout;
  const stepAt = (event: PointerEvent<SVGSVGElement>) => stepUnder(event, axis, width);
  const onClick = (event: PointerEvent<SVGSVGElement>) => {
    const chosen = stepAt(event);
    if (chosen !== null) changeScene({ step: chosen });
  };
  const current = axis.columns.find((column) => column.step === step);
  return (
    <svg
      className="prefix-marks"
      width={width}
      height={height}
      aria-hidden="true"
      onPointerMove={(event) => onPoint(stepAt(event))}
      onPointerLeave={() => onPoint(null)}
      onClick={onClick}
    >
      <rect className="prefix-ground" width={width} height={height} />
      {current && <rect className="prefix-highlight" x={current.xPx - 6} width={current.widthPx + 12} height={height} />}
      {bars.map((bar) => (
        <Bar key={bar.step} bar={bar} isCurrent={bar.step === step} />
      ))}
      <path className="prefix-base" d={`M${axis.startPx} ${basePx}H${axis.endPx}`} />
      <Recurrent layout={layout} axis={axis} width={width} count={recurrent} />
      {bars.map((bar) => (
        <Count key={bar.step} bar={bar} yPx={countsPx} isCurrent={bar.step === step} />
      ))}
    </svg>
  );
}
