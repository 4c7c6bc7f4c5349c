import { memo } from 'react';
import { type Attention, attend, useAttention } from '../../ui/attention';
import { isPending } from './backward';
import type { FlowMark, WireMark } from './marks';
import { Text } from './Text';
import './wires.css';

/** U, W, V or the c rail: what the hue is called. */
function hueOf(wire: Pick<WireMark, 'kind'>): string {
  return wire.kind === 'up' ? 'U' : wire.kind;
}

/** The rails carry a state each; h also goes along every W. */
const carried: Partial<Record<WireMark['kind'], string>> = { W: 'h', c: 'c' };

function standing({ weight, values }: Attention, wire: WireMark): string {
  if (weight === null && values.length === 0) return '';
  const lit = (weight !== null && weight === wire.weight) || values.includes(carried[wire.kind] ?? '');
  return lit ? ' unrolled-lit' : ' unrolled-dim';
}

function light(weight: string | null) {
  return { onPointerEnter: () => attend({ weight }), onPointerLeave: () => attend({ weight: null }) };
}

const Wire = memo(function Wire(props: { readonly wire: WireMark; readonly inView: boolean; readonly lit: Attention }) {
  const { wire, inView, lit } = props;
  const classes = `unrolled-wire unrolled-hue-${hueOf(wire)}${wire.carries === 'values' ? '' : ` unrolled-${wire.carries}`}${wire.kind === 'fed' && inView ? ' unrolled-current' : ''}${standing(lit, wire)}`;
  const links = wire.weight === null ? {} : light(wire.weight);
  return (
    <g className={classes} data-weight={wire.weight ?? undefined} opacity={wire.presence} {...links}>
      <path className="unrolled-line" d={wire.path} />
      {wire.head && <path className="unrolled-head" d={wire.head} />}
      {wire.label && (inView || wire.labelled === 'everywhere') && <Text mark={wire.label} className="unrolled-symbol" />}
      {wire.weight !== null && <path className="unrolled-reach" d={wire.path} />}
    </g>
  );
});

/** The forward arrows. Pointing at one lights up every copy of its weights: they are one tensor, however often it is drawn. */
export const Wires = memo(function Wires(props: { readonly first: number; readonly wires: readonly WireMark[]; readonly step: number }) {
  const { first, wires, step } = props;
  const lit = useAttention((attention) => attention);
  return (
    <g className="unrolled-wires" aria-hidden="true">
      {wires
        .filter(({ presence }) => presence > 0)
        .map((wire) => (
          <Wire key={`${wire.kind}${wire.layer}.${wire.step - first}`} wire={wire} inView={wire.step === step} lit={lit} />
        ))}
    </g>
  );
});

/** How wide an arrow was before a change by hand: behind it where it was wider, over it where it was not. */
function FormerWidth({ path, before }: { readonly path: string; readonly before: NonNullable<FlowMark['before']> }) {
  const isZero = before.thicknessPx === 0;
  return (
    <path
      className={`unrolled-before${isZero ? ' unrolled-before-none' : before.isWider ? ' unrolled-before-wider' : ''}`}
      d={path}
      style={isZero ? {} : { strokeWidth: before.thicknessPx }}
    />
  );
}

/** Each kind has a line of its own: from the cost plain with a dot at its tail, into the cell with an open head, back in time with a full one. */
const Flow = memo(function Flow(props: {
  readonly flow: FlowMark;
  readonly pending: boolean;
  readonly onPoint: (flow: FlowMark | null) => void;
}) {
  const { flow, pending, onPoint } = props;
  const { before } = flow;
  const zero = flow.norm === 0;
  return (
    <g
      className={`unrolled-flow unrolled-flow-${flow.kind}${zero ? ' unrolled-zero' : ''}${pending ? ' unrolled-pending' : ''}`}
      data-flow={flow.key}
      opacity={flow.presence}
      onPointerEnter={() => onPoint(flow)}
      onPointerLeave={() => onPoint(null)}
    >
      {before?.isWider && <FormerWidth path={flow.path} before={before} />}
      <path
        className="unrolled-line"
        d={flow.path}
        style={zero ? {} : { strokeWidth: flow.thicknessPx, strokeOpacity: 0.3 + 0.7 * flow.tone }}
      />
      {before && !before.isWider && <FormerWidth path={flow.path} before={before} />}
      {flow.head && <path className="unrolled-head" d={flow.head} style={{ strokeOpacity: 0.4 + 0.6 * flow.tone }} />}
      <path className="unrolled-reach" d={flow.path} />
    </g>
  );
});

/** While a pass is played, only what it has sent on its way so far stands out. */
export const Flows = memo(function Flows(props: {
  readonly first: number;
  readonly flows: readonly FlowMark[];
  readonly step: number;
  readonly layer: number;
  readonly onPoint: (flow: FlowMark | null) => void;
}) {
  const { first, flows, step, layer, onPoint } = props;
  const sweeping = useAttention((attention) => attention.sweeping);
  return (
    <g className="unrolled-flows" aria-hidden="true">
      {flows
        .filter(({ presence }) => presence > 0)
        .map((flow) => (
          <Flow
            key={`${flow.kind}${flow.state ?? ''}${flow.layer}.${flow.step - first}`}
            flow={flow}
            pending={sweeping && isPending(flow, { step, layer })}
            onPoint={onPoint}
          />
        ))}
    </g>
  );
});
