import { memo, useMemo } from 'react';
import type { ColourScale, HueName } from './colour';
import { type HeatBlock, HeatCanvas } from './HeatCanvas';
import { legendEnds } from './legendEnds';
import './legend.css';

const widthPx = 120;
const heightPx = 9;

/** The scale's colours from its low end to its high end, as the heat maps have them: drawn once, though the ends change with every step. */
function shadesOf(scale: ColourScale): HeatBlock {
  const low = scale.kind === 'gate' ? 0 : -1;
  const values = Array.from({ length: widthPx }, (_, index) => low + ((1 - low) * index) / (widthPx - 1));
  return { xPx: 0, yPx: 0, widthPx, heightPx, rows: 1, columns: widthPx, values, scale };
}

const Shades = memo(function Shades({ of }: { readonly of: HueName | 'signed' }) {
  const blocks = useMemo(() => [shadesOf(of === 'signed' ? { kind: 'diverging', extent: 1 } : { kind: 'gate', hue: of })], [of]);
  return <HeatCanvas width={widthPx} height={heightPx} blocks={blocks} />;
});

/** The key of a colour scale: its two ends in figures. A scale says what it measures in `name`, for those who listen. */
export function Legend(props: { readonly scale: ColourScale; readonly name: string; readonly low?: string; readonly high?: string }) {
  const { scale, name } = props;
  if (scale.kind === 'diverging' && scale.extent === 0) return <span className="legend">all 0</span>;
  const [low, high] = legendEnds(scale);
  const [from, to] = [props.low ?? low, props.high ?? high];
  return (
    <span className="legend" role="img" aria-label={`${name}: from ${from} to ${to}`}>
      <span>{from}</span>
      <Shades of={scale.kind === 'gate' ? scale.hue : 'signed'} />
      <span>{to}</span>
    </span>
  );
}
