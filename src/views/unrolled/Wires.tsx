import { memo, useMemo } from 'react';
import type { Scene } from '../../store/scene';
import { type Attention, attend, useAttention } from '../../ui/attention';
import { shareParts } from '../../ui/share';
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

/** Another step may have come to a place: its arrow is drawn anew only if it looks otherwise. */
function looksAlike(before: WireMark, after: WireMark): boolean {
  const { key, step, bounds } = before;
  return shareParts(before, { ...after, key, step, bounds }) === before;
}

interface WireProps {
  readonly wire: WireMark;
  readonly inView: boolean;
  readonly lit: Attention;
}

function DrawnWire({ wire, inView, lit }: WireProps) {
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
}

const Wire = memo(DrawnWire, (a, b) => a.inView === b.inView && a.lit === b.lit && looksAlike(a.wire, b.wire));

/** The arrows that are to be seen, by the step of their column. */
function byColumn(wires: readonly WireMark[]): readonly (readonly [number, readonly WireMark[]])[] {
  const columns = new Map<number, WireMark[]>();
  for (const wire of wires) if (wire.presence > 0) columns.set(wire.step, [...(columns.get(wire.step) ?? []), wire]);
  return [...columns];
}

/** All arrows into one column and within it. */
const ColumnWires = memo(function ColumnWires(props: {
  readonly wires: readonly WireMark[];
  readonly inView: boolean;
  readonly lit: Attention;
}) {
  const { wires, inView, lit } = props;
  return wires.map((wire) => <Wire key={`${wire.kind}${wire.layer}`} wire={wire} inView={inView} lit={lit} />);
});

/**
 * The forward arrows. Pointing at one lights up every copy of its weights: they are one tensor, however often it is drawn. A step leaves
 * all columns as they are but the two that it goes between.
 */
export const Wires = memo(function Wires(props: { readonly first: number; readonly wires: readonly WireMark[]; readonly step: number }) {
  const { first, wires, step } = props;
  const lit = useAttention((attention) => attention);
  const columns = useMemo(() => byColumn(wires), [wires]);
  return (
    <g className="unrolled-wires" aria-hidden="true">
      {columns.map(([column, own]) => (
        <ColumnWires key={column - first} wires={own} inView={column === step} lit={lit} />
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

interface FlowsProps {
  readonly first: number;
  readonly flows: readonly FlowMark[];
  readonly onPoint: (flow: FlowMark | null) => void;
}

const FlowMarks = memo(function FlowMarks(props: FlowsProps & { readonly pass: Pick<Scene, 'step' | 'layer'> | null }) {
  const { first, flows, pass, onPoint } = props;
  return (
    <g className="unrolled-flows" aria-hidden="true">
      {flows
        .filter(({ presence }) => presence > 0)
        .map((flow) => (
          <Flow
            key={`${flow.kind}${flow.state ?? ''}${flow.layer}.${flow.step - first}`}
            flow={flow}
            pending={pass !== null && isPending(flow, pass)}
            onPoint={onPoint}
          />
        ))}
    </g>
  );
});

/** While a pass is played, only what it has sent on its way so far stands out; else they are the same at every step. */
export function Flows({ step, layer, ...flows }: FlowsProps & Pick<Scene, 'step' | 'layer'>) {
  const sweeping = useAttention((attention) => attention.sweeping);
  return <FlowMarks {...flows} pass={sweeping ? { step, layer } : null} />;
}
