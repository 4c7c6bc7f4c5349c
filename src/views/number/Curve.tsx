import type { CurveMark, NumberMarks } from './marks';
import { Label } from './Rows';

/** The sum comes down onto the activation's curve; the point's height is the value. */
export function Curve({ curve, total, held }: { readonly curve: CurveMark; readonly total: NumberMarks['total']; readonly held: boolean }) {
  const { frame, path, point, former, heldYPx, ends, caption, magnified } = curve;
  const axisYPx = total.yPx + 24;
  const bottom = frame.yPx + frame.heightPx;
  return (
    <g className={held ? 'number-curve number-curve-held' : 'number-curve'} aria-hidden="true">
      <line className="number-axis" x1={frame.xPx} x2={frame.xPx} y1={frame.yPx} y2={bottom} />
      <line className="number-axis" x1={frame.xPx} x2={frame.xPx + frame.widthPx} y1={bottom} y2={bottom} />
      <line className="number-axis" x1={frame.xPx} x2={frame.xPx + frame.widthPx} y1={frame.yPx} y2={frame.yPx} />
      <path className="number-curve-line" d={path} />
      {magnified && (
        <path
          className="number-magnified"
          d={`M${frame.xPx} ${axisYPx}L${magnified[0]} ${frame.yPx}M${frame.xPx + frame.widthPx} ${axisYPx}L${magnified[1]} ${frame.yPx}`}
        />
      )}
      <path
        className="number-drop"
        d={`M${total.xPx} ${total.yPx}L${total.xPx} ${axisYPx}L${point.xPx} ${frame.yPx}L${point.xPx} ${point.yPx}`}
      />
      <line className="number-drop" x1={frame.xPx} x2={point.xPx} y1={point.yPx} y2={point.yPx} />
      {heldYPx !== null && <line className="number-held" x1={frame.xPx} x2={frame.xPx + frame.widthPx} y1={heldYPx} y2={heldYPx} />}
      {former && <circle className="number-former" cx={former.xPx} cy={former.yPx} r={4} />}
      <circle className="number-point" cx={point.xPx} cy={point.yPx} r={4} />
      {ends.map((end) => (
        <Label key={end.text} mark={end} className="number-tick" />
      ))}
      <Label mark={caption} className="number-result" />
    </g>
  );
}
