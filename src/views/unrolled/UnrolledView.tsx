import { type CSSProperties, useMemo, useRef, useState } from 'react';
import type { Answer } from '../../store/run';
import type { Scene } from '../../store/scene';
import { useScene } from '../../store/sceneStore';
import { HeatCanvas } from '../../ui/HeatCanvas';
import { useShared } from '../../ui/share';
import { paintStrips } from './heat';
import { Key } from './Key';
import { keyRoom } from './key.layout';
import { FigureMarks } from './FigureMarks';
import type { FlowMark, UnrolledLayout, WindowLayout } from './marks';
import { Readout } from './Readout';
import { boxOf, placeReadout, type ReadoutMark } from './readout.layout';
import { drawnIn } from './scaleKeys';
import { describeFlow, describeGraph, describeSpot, spotWords } from './unrolled.describe';
import { layoutMoment, layoutWindow, windowAt } from './unrolled.layout';
import { useEased } from './useEased';
import { type Gestures, useGestures, useWheel } from './useGestures';
import './unrolled.css';

/** What stays while the learner moves within a window of columns; fields that the graph does not show lay nothing out anew. */
function useWindow(answer: Answer, scene: Scene, size: { readonly widthPx: number; readonly heightPx: number }): WindowLayout {
  const rolled = useEased(scene.rolled);
  const { step, layer, unit, direction, strips, arrows, zoom, cost, notation } = scene;
  const { widthPx, heightPx } = size;
  const axis = windowAt({ answer, scene, widthPx });
  const front = rolled > 0 ? step : axis.earlier;
  const window = useMemo(() => {
    const shown = { layer, unit, direction, strips, rolled, zoom, cost, notation };
    return layoutWindow({ answer, scene: shown, widthPx, heightPx, kinds: new Set(arrows) }, axis, front);
  }, [answer, axis, front, layer, unit, direction, strips, arrows, rolled, zoom, cost, notation, widthPx, heightPx]);
  return useShared(window, axis);
}

/** What is read out: the arrow pointed at, else the value. */
function readoutOf(
  answer: Answer,
  layout: UnrolledLayout,
  scene: Pick<Scene, 'direction' | 'strips' | 'notation' | 'digits'>,
  spot: Gestures['spot'],
  flow: FlowMark | null,
): ReadoutMark | null {
  if (flow) return placeReadout(layout, describeFlow(answer, flow, scene.notation), flow.bounds, null);
  const box = spot ? boxOf(layout, spot) : null;
  return spot && box ? placeReadout(layout, `${spotWords(spot)} ${describeSpot(answer, spot, scene)}`, box, box) : null;
}

function Highlight({ highlight }: { readonly highlight: NonNullable<UnrolledLayout['highlight']> }) {
  const { xPx, yPx, widthPx, heightPx, presence } = highlight;
  return <rect className="unrolled-highlight" x={xPx} y={yPx} width={widthPx} height={heightPx} opacity={presence} />;
}

/** The network unrolled through time: columns are steps, rows are layers. Values forward, gradients backward, in the same places. */
export function UnrolledView({ answer, width, height }: { readonly answer: Answer; readonly width: number; readonly height: number }) {
  const chosen = useScene((whole) => whole);
  const scene = { ...chosen, step: Math.min(chosen.step, answer.columns.length - 1) };
  const { direction } = scene;
  const [pointed, setPointed] = useState<FlowMark | null>(null);
  const figure = useRef<SVGSVGElement>(null);
  const heightPx = height - keyRoom(answer, scene, width);
  const window = useWindow(answer, scene, { widthPx: width, heightPx });
  const layout = { ...window, ...useShared(layoutMoment(window, { answer, scene })) };
  const blocks = useShared(
    useMemo(() => paintStrips(window), [window]),
    window.axis,
  );
  const gestures = useGestures(answer, layout, figure, scene);
  useWheel(figure, layout.axis.pitchPx);
  // The arrow as it is now: another may have come to its place, and its gradient may have changed.
  const flow = layout.flows.find(({ key }) => key === pointed?.key) ?? null;
  const readout = readoutOf(answer, layout, scene, gestures.spot, flow);
  const classes = ['unrolled', `unrolled-${direction}`, width < 560 && 'unrolled-narrow'];
  const style = { width, height, '--rolled': layout.rolled } as CSSProperties;
  return (
    <figure className={classes.filter(Boolean).join(' ')} aria-label={describeGraph(answer, scene)} style={style}>
      <svg className="unrolled-under" width={width} height={heightPx} aria-hidden="true">
        {layout.highlight && <Highlight highlight={layout.highlight} />}
      </svg>
      <HeatCanvas className="unrolled-heat" width={width} height={heightPx} blocks={blocks} />
      <svg ref={figure} className="unrolled-marks" width={width} height={heightPx} role="group" aria-label="Cells">
        <FigureMarks answer={answer} scene={scene} layout={layout} gestures={gestures} onPointFlow={setPointed} />
        {readout && <Readout mark={readout} />}
      </svg>
      <Key answer={answer} scene={scene} drawn={drawnIn(window.cells)} />
    </figure>
  );
}
