import { type PointerEvent, useMemo } from 'react';
import type { Answer } from '../../store/run';
import { changeScene } from '../../store/sceneStore';
import { formatNumber, powerOfTen } from '../../ui/format';
import { HeatCanvas } from '../../ui/HeatCanvas';
import { columnAt, type TimeAxis } from '../../ui/timeAxis';
import { describeContributions, describeMatrix, lengthBefore, type SharesRead } from './gradient.describe';
import { layoutContributions, type MatrixMark } from './gradient.layout';
import { onceAway, placeOf, stepUnder } from '../../ui/pointer';

const twoLabelsPx = 24;

function Frame({ matrix, current }: { readonly matrix: MatrixMark; readonly current: boolean }) {
  const { xPx, yPx, widthPx, heightPx } = matrix.box;
  return (
    <rect className={current ? 'gradient-frame gradient-current' : 'gradient-frame'} x={xPx} y={yPx} width={widthPx} height={heightPx} />
  );
}

/** ∂L/∂W as the sum of what each step contributes: the matrices, and their norms as bars. */
export function Contributions(props: {
  readonly answer: Answer;
  readonly role: string;
  readonly read: SharesRead;
  readonly axis: TimeAxis;
  readonly step: number;
  readonly width: number;
  readonly height: number;
  readonly onSay: (words: string | null) => void;
}) {
  const { role, read, axis, step, width, height, onSay } = props;
  const layout = useMemo(
    () => layoutContributions(axis, { widthPx: width, heightPx: height }, read.result, read),
    [axis, width, height, read],
  );
  const { total, matrices, bars, barsBox, signs, decades } = layout;
  const onPointerMove = (event: PointerEvent<SVGGElement>) => {
    const { xPx } = placeOf(event, width);
    const column = columnAt(axis, xPx);
    const matrix = column ? matrices.find((mark) => mark.step === column.step) : xPx < axis.startPx ? total : undefined;
    onSay(matrix ? describeMatrix(role, matrix.step, matrix.norm, lengthBefore(read, matrix.step)) : null);
  };
  const onClick = (event: PointerEvent<SVGGElement>) => {
    const chosen = stepUnder(event, axis, width);
    if (chosen !== null) changeScene({ step: chosen });
  };
  const current = axis.columns.find((column) => column.step === step);
  return (
    <div className="gradient-room" style={{ height }} role="group" aria-label={describeContributions(role, read, step)}>
      <svg className="gradient-layer" width={width} height={height} aria-hidden="true">
        {current && <rect className="gradient-highlight" x={current.xPx - 6} width={current.widthPx + 12} height={height} />}
      </svg>
      <HeatCanvas className="gradient-layer" width={width} height={height} blocks={layout.blocks} />
      <svg className="gradient-layer" width={width} height={height} aria-hidden="true">
        <g role="presentation" onPointerMove={onPointerMove} onPointerLeave={onceAway(() => onSay(null))} onClick={onClick}>
          <rect className="gradient-ground" width={width} height={height} />
          {[total, ...matrices].map((matrix) => (
            <Frame key={matrix.step ?? 'total'} matrix={matrix} current={matrix.step === step} />
          ))}
          {signs.map(({ text, xPx, yPx }) => (
            <text key={xPx} className="gradient-sign" x={xPx} y={yPx} textAnchor="middle">
              {text}
            </text>
          ))}
          <path className="gradient-base" d={`M${barsBox.xPx} ${barsBox.yPx + barsBox.heightPx}h${barsBox.widthPx}`} />
          {barsBox.heightPx >= twoLabelsPx && (
            <>
              <text className="gradient-label" x={axis.startPx - 6} y={barsBox.yPx + 8} textAnchor="end">
                {powerOfTen(decades.topExponent)}
              </text>
              <text className="gradient-label" x={axis.startPx - 6} y={barsBox.yPx + barsBox.heightPx} textAnchor="end">
                {powerOfTen(decades.footExponent)}
              </text>
            </>
          )}
          {bars.map(({ step: which, box, norm, former }) => (
            <g key={which}>
              <rect
                className={which === step ? 'gradient-bar gradient-current' : 'gradient-bar'}
                x={box.xPx}
                y={box.yPx}
                width={box.widthPx}
                height={box.heightPx}
              />
              {former && (
                <rect
                  className="gradient-reach-former"
                  x={former.xPx - 2}
                  y={former.yPx}
                  width={former.widthPx + 4}
                  height={former.heightPx}
                />
              )}
              {which === step && axis.pitchPx > 60 && (
                <text className="gradient-label gradient-strong" x={box.xPx + box.widthPx + 4} y={barsBox.yPx + barsBox.heightPx - 4}>
                  {formatNumber(norm)}
                </text>
              )}
            </g>
          ))}
        </g>
      </svg>
    </div>
  );
}
