import { useEffect, useMemo, useState } from 'react';
import type { Quantity } from '../../engine/recording';
import type { Answer } from '../../store/run';
import { showsChange } from '../../store/changes';
import { drawnQuantities } from '../../store/drawnQuantities';
import { layerSpecAt } from '../../store/readAnswer';
import type { GatesChoice } from '../../store/scene';
import { changeScene, useScene } from '../../store/sceneStore';
import { attend, useAttention } from '../../ui/attention';
import { useShared } from '../../ui/share';
import { TableButton } from '../../ui/TableButton';
import { findSteps } from './findSteps';
import {
  describeCondition,
  describeFound,
  describeGates,
  describeSought,
  describeValue,
  type GatesSight,
  orderWords,
  tabulateGates,
} from './gates.describe';
import { rowsOf, scaleOf, shownRows } from './contents';
import { type GatesViewing, layoutGates, layoutHeatMap, layoutLines } from './gates.layout';
import { layoutControls, legendPx } from './controls.layout';
import { GatesFigure, type Pointed } from './GatesFigure';
import { GatesControls } from './GatesControls';
import { GatesKey } from './GatesKey';
import { sortUnits } from './sortUnits';
import './gates.css';

interface PanelProps {
  readonly answer: Answer;
  readonly width: number;
  readonly height: number;
}

/** Steps that fulfil the condition are marked here and on the graph, for as long as it stands. */
function useMarkedSteps(steps: readonly number[] | null, label: string): void {
  useEffect(() => {
    attend({ marked: steps && { steps, label } });
    return () => attend({ marked: null });
  }, [steps, label]);
}

/** Where the learner looks and what at, fitted to the answer in hand. */
function useSight(answer: Answer) {
  const scene = useScene((whole) => whole);
  const layer = Math.min(scene.layer, answer.spec.layers.length);
  const spec = layerSpecAt(answer.spec, layer);
  const unit = scene.unit !== null && scene.unit < spec.size ? scene.unit : null;
  const quantities = useMemo(() => drawnQuantities(spec), [spec]);
  const { quantity: wished, all, order, find } = scene.gates;
  const quantity = wished !== null && quantities.includes(wished) ? wished : (quantities[0] ?? 'h');
  const { direction, notation, zoom } = scene;
  const step = Math.min(scene.step, answer.columns.length - 1);
  const shows = showsChange(answer, scene) ? ('change' as const) : ('values' as const);
  return { layer, unit, quantities, quantity, all: all && quantities.length > 1, order, find, direction, shows, notation, zoom, step };
}

/** Rows in their order, the heat maps, and the lines of a singled-out unit. */
function useFigure(
  answer: Answer,
  sight: GatesSight & Pick<GatesViewing, 'step' | 'zoom'> & { readonly quantities: readonly Quantity[] },
  widthPx: number,
  heightPx: number,
) {
  const { layer, quantity, quantities, all, direction, shows, unit, order: orderKind, step, zoom } = sight;
  const rows = useMemo(() => rowsOf(answer, layer, quantity, direction), [answer, layer, quantity, direction]);
  const order = useMemo(() => sortUnits(rows, orderKind), [rows, orderKind]);
  const shown = useMemo(() => (all ? quantities : [quantity]), [all, quantities, quantity]);
  // Within a page of the time axis a step moves nothing here, so nothing is laid out or painted anew.
  const layout = useShared(layoutGates(answer, { widthPx, heightPx }, { step, zoom, hasUnit: unit !== null, count: shown.length }));
  const maps = useMemo(
    () =>
      layout.maps.map((frame, index) => {
        const name = shown[index] ?? quantity;
        const contents = { direction, shows };
        const scale = scaleOf(answer, layer, name, contents);
        return layoutHeatMap(shownRows(answer, layer, name, contents), name, scale, order, layout.axis, frame);
      }),
    [answer, layer, quantity, shown, direction, shows, order, layout],
  );
  const lines = useMemo(
    () => (unit !== null && layout.lines ? layoutLines(answer, layer, unit, quantities, direction, layout.axis, layout.lines) : null),
    [answer, layer, unit, quantities, direction, layout],
  );
  return { rows, order, layout, maps, lines };
}

function choose(change: Partial<GatesChoice>): void {
  changeScene(({ gates }) => ({ gates: { ...gates, ...change } }), change.find === undefined ? {} : { merge: 'find' });
}

/** Heat maps of units × time under the graph, on its own time axis. */
export function GatesPanel({ answer, width, height }: PanelProps) {
  const sight = useSight(answer);
  const { layer, unit, step, notation, quantity, quantities, find } = sight;
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const sought = describeSought(sight, notation);
  const isBeside = answer.unchanged !== null && unit !== null;
  const words = { order: orderWords[sight.order], sought };
  const controls = layoutControls({ widthPx: width, ...words, isChange: sight.shows === 'change', hasFormer: isBeside });
  const roomPx = Math.max(30, height - controls.heightPx);
  const { rows, order, ...drawn } = useFigure(answer, sight, width, roomPx);
  const found = useMemo(() => find && findSteps(rows, unit, find), [rows, unit, find]);
  useMarkedSteps(found, find ? describeCondition(sought, find) : '');
  const said = pointed && describeValue(answer, { ...sight, quantity: pointed.quantity }, pointed.step, pointed.unit, notation);
  const isAside = useAttention(({ weight, values }) => weight !== null || (values.length > 0 && !values.includes(quantity)));
  return (
    <figure
      className={width < legendPx ? 'gates gates-narrow' : 'gates'}
      data-aside={isAside || undefined}
      aria-label={describeGates(answer, sight)}
      style={{ width, height }}
    >
      <div className="gates-controls" style={{ height: controls.heightPx }}>
        <GatesControls
          {...{ quantities, quantity, notation, sought, find }}
          all={sight.all}
          order={sight.order}
          found={found && describeFound(found)}
          roomy={width >= 1100}
          onChoose={choose}
        />
        <span className="gates-end">
          {said ? (
            <output className="gates-said">{said}</output>
          ) : (
            <GatesKey {...{ answer, sight, notation }} hasFormer={drawn.lines !== null && controls.tellsFormer} />
          )}
          <TableButton title="Gates as a table" make={(digits) => tabulateGates(answer, sight, order, quantities, notation, digits)} />
        </span>
      </div>
      <GatesFigure
        {...drawn}
        {...{ width, order, step, layer, unit, quantity, notation }}
        height={roomPx}
        found={found ?? nowhere}
        onPoint={setPointed}
      />
    </figure>
  );
}

const nowhere: readonly number[] = [];
