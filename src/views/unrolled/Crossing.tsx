import type { CrossingMark } from './marks';
import { Text } from './Text';
import './crossing.css';

/** The band between the halves through which the context goes, and the names of the halves. */
export function Crossing({ crossing }: { readonly crossing: CrossingMark }) {
  const { band, label, parts } = crossing;
  const { xPx, yPx, widthPx, heightPx } = band;
  return (
    <g className="unrolled-crossing" aria-hidden="true">
      {widthPx > 0 && <rect x={xPx} y={yPx - 4} width={widthPx} height={heightPx + 8} rx={3} />}
      {label && <Text mark={label} className="unrolled-label unrolled-crossing-name" />}
      {parts.map((part) => (
        <Text key={part.text} mark={part} className="unrolled-label" />
      ))}
    </g>
  );
}
