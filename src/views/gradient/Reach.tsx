import { type PointerEvent, useMemo } from 'react';
import { changeScene } from '../../store/sceneStore';
import { divergingFill } from '../../ui/colour';
import type { TimeAxis } from '../../ui/timeAxis';
import { onceAway, stepUnder } from '../../ui/pointer';
import { describePair, type ReachRead, tickOf } from './reach.describe';
import { layoutReach, type ReachBar } from './reach.layout';
import { decadesFromOne } from './triangle.layout';

/** Nearer than that the ends of the scale would cover its middle. */
const linePx = 13;

/** A bar that would go on beyond the scale points on. */
function Beyond({ box, side }: Pick<ReachBar, 'box' | 'side'>) {
  const [yPx, down] = side === 'fades' ? [box.yPx + box.heightPx + 2, 4] : [box.yPx - 2, -4];
  return <path className="gradient-beyond" d={`M${box.xPx + box.widthPx / 2 - 4} ${yPx}l4 ${down}l4 ${-down}`} />;
}

function Bar({ bar, extent }: { readonly bar: ReachBar; readonly extent: number }) {
  const { box, former, side, norm, isBeyond } = bar;
  const { xPx, yPx, widthPx, heightPx } = box;
  const fill = side === 'same' ? 'var(--ink)' : divergingFill(decadesFromOne(norm), extent);
  return (
    <>
      {side === 'nothing' ? (
        <circle className="gradient-nothing" cx={xPx + widthPx / 2} cy={yPx} r={2.4} />
      ) : (
        <rect className="gradient-reach-bar" x={xPx} y={yPx - 0.5} width={widthPx} height={Math.max(1, heightPx)} style={{ fill }} />
      )}
      {isBeyond && <Beyond box={box} side={side} />}
      {former && (
        <rect className="gradient-reach-former" x={former.xPx - 2} y={former.yPx} width={former.widthPx + 4} height={former.heightPx} />
      )}
    </>
  );
}

/** How much of a change at each earlier step arrives at the step in view, with what W could do at most. */
export function Reach(props: {
  readonly read: ReachRead;
  /** What is drawn, in words. */
  readonly label: string;
  readonly axis: TimeAxis;
  readonly step: number;
  readonly width: number;
  readonly height: number;
  readonly onSay: (words: string | null) => void;
}) {
  const { read, label, axis, step, width, height, onSay } = props;
  const { norms, former, singularValues } = read;
  const largest = singularValues.length === 1 ? (singularValues[0]?.[0] ?? null) : null;
  const layout = useMemo(() => layoutReach(axis, height, norms, step, largest, former), [axis, height, norms, step, largest, former]);
  const { bars, box, onePx, decades, bound } = layout;
  const stepAt = (event: PointerEvent<SVGGElement>) => stepUnder(event, axis, width);
  const onPointerMove = (event: PointerEvent<SVGGElement>) => {
    const earlier = stepAt(event);
    onSay(earlier !== null && earlier <= step ? describePair(read, step, earlier) : null);
  };
  const onClick = (event: PointerEvent<SVGGElement>) => {
    const chosen = stepAt(event);
    if (chosen !== null) changeScene({ step: chosen });
  };
  const current = axis.columns.find((column) => column.step === step);
  const extent = Math.max(decades.topExponent, -decades.footExponent);
  const ticks = [
    { exponent: decades.topExponent, yPx: box.yPx + 4 },
    { exponent: 0, yPx: onePx + 4 },
    { exponent: decades.footExponent, yPx: box.yPx + box.heightPx + 4 },
  ].filter(({ exponent, yPx }) => exponent === 0 || Math.abs(yPx - 4 - onePx) >= linePx);
  return (
    <div className="gradient-room" style={{ height }} role="group" aria-label={label}>
      <svg className="gradient-layer" width={width} height={height} aria-hidden="true">
        {current && <rect className="gradient-highlight" x={current.xPx - 6} width={current.widthPx + 12} height={height} />}
        <g role="presentation" onPointerMove={onPointerMove} onPointerLeave={onceAway(() => onSay(null))} onClick={onClick}>
          <rect className="gradient-ground" width={width} height={height} />
          <path className="gradient-base" d={`M${box.xPx} ${onePx}h${box.widthPx}`} />
          {ticks.map(({ exponent, yPx }) => (
            <text key={exponent} className="gradient-label" x={axis.startPx - 6} y={yPx} textAnchor="end">
              {tickOf(exponent)}
            </text>
          ))}
          {bars.map((bar, place) => (
            <Bar key={place} bar={bar} extent={extent} />
          ))}
          {bound && largest !== null && (
            <>
              <path className="gradient-bound" d={`M${bound.x1} ${bound.y1}L${bound.x2} ${bound.y2}`} />
              <text className="gradient-label gradient-bound-label" x={bound.x2 - 6} y={Math.max(bound.y2 + 4, 12)} textAnchor="end">
                σ₁ᵗ⁻ᵏ
              </text>
            </>
          )}
        </g>
      </svg>
    </div>
  );
}
