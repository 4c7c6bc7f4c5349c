import { useMemo, useRef, useState } from 'react';
import type { Answer } from '../../store/run';
import { useScene } from '../../store/sceneStore';
import { HeatCanvas } from '../../ui/HeatCanvas';
import { Cells, Gutter, Predictions, Reads } from './Cells';
import { Cost, Cut } from './CostMarks';
import { paintStrips } from './heat';
import { Key } from './Key';
import { keyHeight } from './bands';
import type { FlowKind, FlowMark, UnrolledLayout } from './marks';
import { FoundSteps, Overview } from './Overview';
import { Readout } from './Readout';
import { boxOf, placeReadout, type ReadoutMark } from './readout';
import { describeCell, describeFlow, describeGraph, describeLoss, describeSpot, spotWords } from './unrolled.describe';
import { layoutUnrolled } from './unrolled.layout';
import { useEased } from './useEased';
import { type Gestures, useGestures, useWheel } from './useGestures';
import { useRovingFocus } from './useRovingFocus';
import { Flows, Wires } from './Wires';
import './unrolled.css';

const allKinds: readonly FlowKind[] = ['cost', 'output', 'time'];

function useKinds() {
  const [kinds, setKinds] = useState<ReadonlySet<FlowKind>>(() => new Set(allKinds));
  const toggle = (kind: FlowKind) => setKinds((shown) => new Set(allKinds.filter((other) => (other === kind) !== shown.has(other))));
  return { kinds, toggle };
}

/** What is read out: the value pointed at, else the arrow, else the singled-out unit of the cell in view. */
function readoutOf(
  answer: Answer,
  layout: UnrolledLayout,
  scene: Parameters<typeof describeSpot>[2],
  spot: Gestures['spot'],
  flow: FlowMark | null,
): ReadoutMark | null {
  if (flow) return placeReadout(layout, describeFlow(answer, flow, scene.notation), flow.bounds, null);
  const box = spot ? boxOf(layout, spot) : null;
  return spot && box ? placeReadout(layout, `${spotWords(spot)} ${describeSpot(answer, spot, scene)}`, box, box) : null;
}

/** The network unrolled through time: columns are steps, rows are layers. Values forward, gradients backward, in the same places. */
export function UnrolledView({ answer, width, height }: { readonly answer: Answer; readonly width: number; readonly height: number }) {
  const scene = useScene((whole) => whole);
  const rolled = useEased(scene.rolled);
  const { kinds, toggle } = useKinds();
  const [flow, setFlow] = useState<FlowMark | null>(null);
  const figure = useRef<SVGSVGElement>(null);
  const heightPx = height - keyHeight(width, scene.direction);
  const { step: wished, layer, unit, direction, zoom, cost, truncation, notation } = scene;
  const step = Math.min(wished, answer.tokens.length - 1);
  const layout = useMemo(
    () =>
      layoutUnrolled({
        answer,
        scene: { step, layer, unit, direction, rolled, zoom, cost, truncation, notation },
        widthPx: width,
        heightPx,
        kinds,
      }),
    [answer, step, layer, unit, direction, rolled, zoom, cost, truncation, notation, width, heightPx, kinds],
  );
  const blocks = useMemo(() => paintStrips(layout), [layout]);
  const gestures = useGestures(answer, layout, figure, { step, layer, unit });
  useWheel(figure, layout.axis.pitchPx);
  const cellFocus = useRovingFocus(`${layer}.${step}`, '[data-cell]');
  const lossFocus = useRovingFocus(String(step), '[data-loss]');
  const readout = readoutOf(answer, layout, scene, gestures.spot, direction === 'backward' ? flow : null);
  const { highlight } = layout;
  return (
    <figure
      className={`unrolled unrolled-${direction}${rolled > 0 ? ' unrolled-rolling' : ''}${width < 560 ? ' unrolled-narrow' : ''}`}
      aria-label={describeGraph(answer, scene)}
      style={{ width, height }}
    >
      <svg className="unrolled-under" width={width} height={heightPx} aria-hidden="true">
        {highlight && (
          <rect
            className="unrolled-highlight"
            x={highlight.xPx}
            y={highlight.yPx}
            width={highlight.widthPx}
            height={highlight.heightPx}
            opacity={highlight.presence}
          />
        )}
      </svg>
      <HeatCanvas className="unrolled-heat" width={width} height={heightPx} blocks={blocks} />
      <svg ref={figure} className="unrolled-marks" width={width} height={heightPx} role="group" aria-label="Cells">
        <g
          role="presentation"
          onPointerMove={gestures.onPointerMove}
          onPointerLeave={gestures.onPointerLeave}
          onClick={gestures.onClick}
          onDoubleClick={gestures.onDoubleClick}
          onKeyDown={gestures.onKeyDown}
          onFocus={(event) => [cellFocus, lossFocus].forEach(({ onFocus }) => onFocus(event))}
          onBlur={(event) => [cellFocus, lossFocus].forEach(({ onBlur }) => onBlur(event))}
        >
          <rect className="unrolled-ground" width={width} height={heightPx} />
          <Gutter marks={layout.gutter} />
          <Predictions predictions={layout.predictions} />
          <Reads reads={layout.reads} step={step} />
          <Cells
            cells={layout.cells}
            layer={layer}
            nameOf={(cell) => describeCell(answer, cell.step, cell.layer, direction)}
            focusRef={cellFocus.ref}
          />
          <Wires wires={layout.wires} />
          <Flows flows={layout.flows} onPoint={setFlow} />
          {direction === 'backward' && (
            <Cost
              bar={layout.costBar}
              losses={layout.losses}
              step={step}
              nameOf={(which) => describeLoss(answer, which, cost)}
              focusRef={lossFocus.ref}
              onToggle={gestures.onToggleLoss}
            />
          )}
          {layout.cut && (
            <Cut
              cut={layout.cut}
              truncation={truncation}
              steps={answer.tokens.length}
              onDrag={gestures.onDragCut}
              onSet={gestures.onSetTruncation}
            />
          )}
          <FoundSteps columns={layout.columns} yPx={layout.foundPx} />
          {layout.overview && <Overview overview={layout.overview} />}
          {readout && <Readout mark={readout} />}
        </g>
      </svg>
      <Key answer={answer} scene={scene} shown={kinds} onToggle={toggle} />
    </figure>
  );
}
