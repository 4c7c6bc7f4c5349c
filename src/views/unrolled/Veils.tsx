import { useMemo } from 'react';
import { useAttention } from '../../ui/attention';
import type { UnrolledLayout } from './marks';
import { layoutVeils } from './veils.layout';
import './veils.css';

/** Thin paper over what the page is not about; everything under it can still be pointed at. */
export function Veils({ layout }: { readonly layout: UnrolledLayout }) {
  const steps = useAttention((attention) => attention.steps);
  const about = useAttention((attention) => attention.cells);
  const strips = useAttention((attention) => attention.strips);
  const veils = useMemo(() => layoutVeils(layout, { steps, cells: about, strips }), [layout, steps, about, strips]);
  return (
    <g className="unrolled-veils" aria-hidden="true">
      {veils.map(({ xPx, yPx, widthPx, heightPx, ground }) => (
        <rect key={`${xPx} ${yPx}`} className={`unrolled-veil-${ground}`} x={xPx} y={yPx} width={widthPx} height={heightPx} />
      ))}
    </g>
  );
}
