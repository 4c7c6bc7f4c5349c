import { line } from 'd3-shape';
import type { Quantity } from '../../engine/recording';
import type { Notation } from '../../store/scene';
import { hue, type HueName } from '../../ui/colour';
import { formatNumber } from '../../ui/format';
import { letterOf } from './gates.describe';
import type { LinePoint, UnitLines } from './gates.layout';

const course = line<LinePoint>(
  ({ xPx }) => xPx,
  ({ yPx }) => yPx,
);

const hues: ReadonlySet<string> = new Set(['f', 'i', 'o', 'g', 'z', 'r', 'n', 'h', 'c']);

function colourOf(quantity: Quantity): string {
  return hues.has(quantity) ? hue(quantity as HueName) : 'var(--ink)';
}

/** One unit's quantities through time; each line ends at its letter, the chosen quantity's is the thick one. */
export function UnitLinesMarks(props: {
  readonly lines: UnitLines;
  readonly chosen: Quantity;
  readonly notation: Notation;
  readonly startPx: number;
  readonly endPx: number;
}) {
  const { lines, chosen, notation, startPx, endPx } = props;
  return (
    <g className="gates-lines" aria-hidden="true">
      <path className="gates-zero" d={`M${startPx} ${lines.zeroPx}H${endPx}`} />
      {lines.heightPx >= 26 && (
        <>
          <text className="gates-label" x={startPx - 8} y={lines.topPx + 9} textAnchor="end">
            {formatNumber(lines.high, 1)}
          </text>
          <text className="gates-label" x={startPx - 8} y={lines.topPx + lines.heightPx} textAnchor="end">
            {formatNumber(lines.low, 1)}
          </text>
        </>
      )}
      {lines.lines.map(({ quantity, former, points, letterPx }) => {
        const last = points.at(-1);
        return (
          <g key={quantity} className={quantity === chosen ? 'gates-chosen' : undefined}>
            {former && <path className="gates-line gates-former" d={course([...former]) ?? ''} style={{ stroke: colourOf(quantity) }} />}
            <path className="gates-line" d={course([...points]) ?? ''} style={{ stroke: colourOf(quantity) }} />
            {last && (letterPx !== null || quantity === chosen) && (
              <text className="gates-letter" x={last.xPx + 6} y={(letterPx ?? last.yPx) + 4} style={{ fill: colourOf(quantity) }}>
                {letterOf(quantity, notation)}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}
