import { useEffect, useMemo, useState } from 'react';
import type { Quantity } from '../../engine/recording';
import type { Answer } from '../../store/run';
import { layerSpecAt } from '../../store/readAnswer';
import { useScene } from '../../store/sceneStore';
import { attend } from '../../ui/attention';
import { Legend } from '../../ui/Legend';
import { TableButton } from '../../ui/TableButton';
import { findSteps } from './findSteps';
import { describeCondition, describeFound, describeGates, describeValue, type GatesSight, letterOf, tabulateGates } from './gates.describe';
import { gateQuantities, layoutGates, layoutHeatMap, layoutLines, rowsOf, scaleOf } from './gates.layout';
import { GatesFigure, type Pointed } from './GatesFigure';
import { GatesControls, readSearch, type Search } from './GatesControls';
import { sortUnits, type UnitOrder } from './sortUnits';
import './gates.css';

interface PanelProps {
  readonly answer: Answer;
  readonly width: number;
  readonly height: number;
}

/** What the learner chose in the panel: which quantity, in which order, and what to look for. */
function useChoice(available: readonly Quantity[]) {
  const [wished, setQuantity] = useState<Quantity | null>(null);
  const [order, setOrder] = useState<UnitOrder>('index');
  const [search, setSearch] = useState<Search>({ comparison: '<', threshold: '' });
  const quantity = wished !== null && available.includes(wished) ? wished : (available[0] ?? 'h');
  return { quantity, setQuantity, order, setOrder, search, setSearch };
}

/** Steps that fulfil the condition are marked here and on the graph, for as long as it stands. */
function useMarkedSteps(steps: readonly number[] | null, label: string): void {
  const key = steps?.join() ?? null;
  useEffect(() => {
    const found = key === null ? null : key === '' ? [] : key.split(',').map(Number);
    attend({ marked: found && { steps: found, label } });
    return () => attend({ marked: null });
  }, [key, label]);
}

/** Where the learner looks, fitted to the answer in hand. */
function useSight(answer: Answer) {
  const scene = useScene((whole) => whole);
  const layer = Math.min(scene.layer, answer.spec.layers.length);
  const spec = layerSpecAt(answer.spec, layer);
  const unit = scene.unit !== null && scene.unit < spec.size ? scene.unit : null;
  return { ...scene, layer, spec, unit, step: Math.min(scene.step, answer.columns.length - 1) };
}

/** Rows in their order, the heat map, and the lines of a singled-out unit. */
function useFigure(
  answer: Answer,
  sight: GatesSight & { readonly step: number; readonly zoom: number },
  widthPx: number,
  heightPx: number,
) {
  const { layer, quantity, direction, unit, order: orderKind, step, zoom } = sight;
  const rows = useMemo(() => rowsOf(answer, layer, quantity, direction), [answer, layer, quantity, direction]);
  const order = useMemo(() => sortUnits(rows, orderKind), [rows, orderKind]);
  const layout = useMemo(
    () => layoutGates(answer, { widthPx, heightPx }, { step, zoom, hasUnit: unit !== null }),
    [answer, widthPx, heightPx, step, zoom, unit],
  );
  const map = useMemo(
    () => layoutHeatMap(rows, quantity, direction, order, layout.axis, layout.map),
    [rows, quantity, direction, order, layout],
  );
  const quantities = gateQuantities(layerSpecAt(answer.spec, layer));
  const lines = unit !== null && layout.lines ? layoutLines(answer, layer, unit, quantities, direction, layout.axis, layout.lines) : null;
  return { rows, order, layout, map, lines };
}

/** Heat maps of units × time under the graph, on its own time axis. */
export function GatesPanel({ answer, width, height }: PanelProps) {
  const { layer, spec, unit, step, direction, notation, zoom } = useSight(answer);
  const quantities = gateQuantities(spec);
  const { quantity, setQuantity, order: orderKind, setOrder, search, setSearch } = useChoice(quantities);
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const controlsPx = width >= 760 ? 30 : 64;
  const roomPx = Math.max(30, height - controlsPx);
  const sight: GatesSight = { layer, quantity, direction, unit, order: orderKind };
  const { rows, order, ...drawn } = useFigure(answer, { ...sight, step, zoom }, width, roomPx);
  const condition = readSearch(search);
  const found = condition && findSteps(rows, unit, condition);
  const letter = letterOf(quantity, notation);
  useMarkedSteps(found, condition ? describeCondition(letter, unit, condition) : '');
  const said = pointed && describeValue(answer, sight, pointed.step, pointed.unit, notation);
  return (
    <figure className={width < 560 ? 'gates gates-narrow' : 'gates'} aria-label={describeGates(answer, sight)} style={{ width, height }}>
      <div className="gates-controls" style={{ height: controlsPx }}>
        <GatesControls
          {...{ quantities, quantity, notation, unit, search }}
          order={orderKind}
          found={found && describeFound(found)}
          roomy={width >= 1100}
          onQuantity={setQuantity}
          onOrder={setOrder}
          onSearch={setSearch}
        />
        <span className="gates-end">
          {said ? <output className="gates-said">{said}</output> : <Legend name={letter} scale={scaleOf(rows, quantity, direction)} />}
          <TableButton title="Gates as a table" make={() => tabulateGates(answer, sight, order, quantities, notation)} />
        </span>
      </div>
      <GatesFigure
        {...drawn}
        {...{ width, order, step, layer, unit, quantity, notation }}
        height={roomPx}
        found={found ?? []}
        onPoint={setPointed}
      />
    </figure>
  );
}
