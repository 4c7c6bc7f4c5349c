import { useAttention } from '../../ui/attention';
import type { CrossingMark, UnrolledLayout } from './marks';
import { Text } from './Text';
import { stepsBack } from './veils.layout';
import './crossing.css';

/** The band between the halves through which the context goes, and the names of the halves: over the veils, since its words reach across columns. */
export function Crossing({ layout, crossing }: { readonly layout: UnrolledLayout; readonly crossing: CrossingMark }) {
  const steps = useAttention((attention) => attention.steps);
  const { band, label, parts } = crossing;
  const { xPx, yPx, widthPx, heightPx } = band;
  return (
    <g className="unrolled-crossing" aria-hidden="true" data-aside={stepsBack(layout, steps)}>
      {widthPx > 0 && <rect x={xPx} y={yPx - 4} width={widthPx} height={heightPx + 8} rx={3} />}
      {label && <Text mark={label} className="unrolled-label unrolled-crossing-name" />}
      {parts.map((part) => (
        <Text key={part.text} mark={part} className="unrolled-label" />
      ))}
    </g>
  );
}
