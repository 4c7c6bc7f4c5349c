import { lightUp, useLit } from '../../store/lit';
import { hue } from '../../ui/colour';
import { SymbolText } from '../../ui/SymbolText';
import { isWireLit } from './lighting';
import type { WireMark } from './marks';

/** Pointing at a wire lights what runs through it; an invisible wide line makes it easy to hit. */
function WireLine({ wire }: { readonly wire: WireMark }) {
  const lit = useLit((now) => isWireLit(now, wire));
  const { path, head, dot, label } = wire;
  return (
    <g
      className={`cell-wire cell-wire-${wire.style}${lit ? ' cell-lit' : ''}`}
      style={{ color: hue(wire.hue) }}
      onPointerEnter={() => lightUp({ term: wire.key })}
      onPointerLeave={() => lightUp({ term: null })}
    >
      <path className="cell-wire-hit" d={path} />
      <path className="cell-wire-line" d={path} />
      {head && <path className="cell-wire-head" d={head} />}
      {dot && <circle className="cell-wire-head" cx={dot.xPx} cy={dot.yPx} r={2.4} />}
      {label && <SymbolText {...label} className="cell-symbol" />}
    </g>
  );
}

export function Wires({ wires }: { readonly wires: readonly WireMark[] }) {
  return (
    <g aria-hidden="true">
      {wires.map((wire) => (
        <WireLine key={wire.path} wire={wire} />
      ))}
    </g>
  );
}
