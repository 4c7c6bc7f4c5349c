import { memo } from 'react';
import { type ColourScale, fillOf, type HueName } from './colour';
import { formatNumber } from './format';
import './legend.css';

const swatches = 24;
const swatchPx = 5;
const heightPx = 9;

/** Colours from the scale's low end to its high end. */
function coloursOf(scale: ColourScale): readonly string[] {
  const low = scale.kind === 'gate' ? 0 : -1;
  return Array.from({ length: swatches }, (_, index) => fillOf(low + ((1 - low) * index) / (swatches - 1), scale));
}

function ends(scale: ColourScale): readonly [string, string] {
  if (scale.kind === 'gate') return ['0', '1'];
  const shown = formatNumber(scale.extent, 2).replace(/\.0+$/, '');
  return [`−${shown}`, `+${shown}`];
}

/** The colours alone, drawn once: the rest of a key may change with every step. */
const Swatches = memo(function Swatches({ of }: { readonly of: HueName | 'signed' }) {
  const colours = coloursOf(of === 'signed' ? { kind: 'diverging', extent: 1 } : { kind: 'gate', hue: of });
  return (
    <svg
      width={swatches * swatchPx}
      height={heightPx}
      viewBox={`0 0 ${swatches * swatchPx} ${heightPx}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {colours.map((fill, index) => (
        <rect key={index} x={index * swatchPx} width={swatchPx + 0.2} height={heightPx} style={{ fill }} />
      ))}
    </svg>
  );
});

/** The key of a colour scale: its two ends in figures. A scale says what it measures in `name`, for those who listen. */
export function Legend(props: { readonly scale: ColourScale; readonly name: string; readonly low?: string; readonly high?: string }) {
  const { scale, name } = props;
  const [low, high] = ends(scale);
  const [from, to] = [props.low ?? low, props.high ?? high];
  return (
    <span className="legend" role="img" aria-label={`${name}: from ${from} to ${to}`}>
      <span>{from}</span>
      <Swatches of={scale.kind === 'gate' ? scale.hue : 'signed'} />
      <span>{to}</span>
    </span>
  );
}
