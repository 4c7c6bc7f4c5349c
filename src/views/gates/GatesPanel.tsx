import { type PointerEvent, useEffect, useMemo, useState } from 'react';
import type { Quantity } from '../../engine/recording';
import type { Answer } from '../../store/run';
import { layerSpecAt } from '../../store/readAnswer';
import { changeScene, useScene } from '../../store/sceneStore';
import { attend } from '../../ui/attention';
import { HeatCanvas } from '../../ui/HeatCanvas';
import { Legend } from '../../ui/Legend';
import { TableButton } from '../../ui/TableButton';
import { columnAt } from '../../ui/timeAxis';
import { findSteps } from './findSteps';
import { describeCondition, describeFound, describeGates, describeValue, type GatesSight, letterOf, tabulateGates } from './gates.describe';
import { gateQuantities, layoutGates, layoutHeatMap, layoutLines, rowFrame, rowsOf, scaleOf, unitAt } from './gates.layout';
import { GatesControls, readSearch, type Search } from './GatesControls';
import { sortUnits, type UnitOrder } from './sortUnits';
import { UnitLinesMarks } from './UnitLinesMarks';
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

/** Heat maps of units × time under the graph, on its own time axis. */
export function GatesPanel({ answer, width, height }: PanelProps) {
  const scene = useScene((whole) => whole);
  const { direction, notation, zoom } = scene;
  const layer = Math.min(scene.layer, answer.spec.layers.length);
  const spec = layerSpecAt(answer.spec, layer);
  const step = Math.min(scene.step, answer.tokens.length - 1);
  const unit = scene.unit !== null && scene.unit < spec.size ? scene.unit : null;
  const quantities = gateQuantities(spec);
  const { quantity, setQuantity, order: orderKind, setOrder, search, setSearch } = useChoice(quantities);
  const [pointed, setPointed] = useState<{ readonly step: number; readonly unit: number } | null>(null);

  const rows = useMemo(() => rowsOf(answer, layer, quantity, direction), [answer, layer, quantity, direction]);
  const order = useMemo(() => sortUnits(rows, orderKind), [rows, orderKind]);
  const controlsPx = width >= 760 ? 30 : 64;
  const room = { widthPx: width, heightPx: Math.max(30, height - controlsPx) };
  const layout = useMemo(
    () => layoutGates(answer, { widthPx: room.widthPx, heightPx: room.heightPx }, { step, zoom, hasUnit: unit !== null }),
    [answer, room.widthPx, room.heightPx, step, zoom, unit],
  );
  const map = useMemo(
    () => layoutHeatMap(rows, quantity, direction, order, layout.axis, layout.map),
    [rows, quantity, direction, order, layout],
  );
  const lines = unit !== null && layout.lines ? layoutLines(answer, layer, unit, quantities, direction, layout.axis, layout.lines) : null;

  const condition = readSearch(search);
  const found = condition ? findSteps(rows, unit, condition) : null;
  const letter = letterOf(quantity, notation);
  useMarkedSteps(found, condition ? describeCondition(letter, unit, condition) : '');

  const sight: GatesSight = { layer, quantity, direction, unit, order: orderKind };
  const find = (event: PointerEvent<SVGGElement>) => {
    const frame = (event.currentTarget.ownerSVGElement ?? event.currentTarget).getBoundingClientRect();
    const scale = frame.width > 0 ? width / frame.width : 1;
    const column = columnAt(layout.axis, (event.clientX - frame.left) * scale);
    const under = unitAt(layout.map, order, (event.clientY - frame.top) * scale);
    return { column, under };
  };
  const onPointerMove = (event: PointerEvent<SVGGElement>) => {
    const { column, under } = find(event);
    setPointed(column && under !== null ? { step: column.step, unit: under } : null);
  };
  const onClick = (event: PointerEvent<SVGGElement>) => {
    const { column, under } = find(event);
    changeScene({ ...(column ? { step: column.step } : {}), ...(under === null ? {} : { unit: under }), layer });
  };
  const current = layout.axis.columns.find((column) => column.step === step);
  const row = unit === null ? null : rowFrame(layout.map, order, unit);
  const { startPx, endPx, columns } = layout.axis;
  const said = pointed ? describeValue(answer, sight, pointed.step, pointed.unit, notation) : null;

  return (
    <figure className={width < 560 ? 'gates gates-narrow' : 'gates'} aria-label={describeGates(answer, sight)} style={{ width, height }}>
      <div className="gates-controls" style={{ height: controlsPx }}>
        <GatesControls
          quantities={quantities}
          quantity={quantity}
          notation={notation}
          unit={unit}
          order={orderKind}
          search={search}
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
      <div className="gates-room" style={{ height: room.heightPx }}>
        <svg className="gates-layer" width={width} height={room.heightPx} aria-hidden="true">
          {current && <rect className="gates-highlight" x={current.xPx - 6} width={current.widthPx + 12} height={room.heightPx} />}
        </svg>
        <HeatCanvas className="gates-layer" width={width} height={room.heightPx} blocks={map.blocks} />
        <svg className="gates-layer" width={width} height={room.heightPx} role="group" aria-label="Units by steps">
          <g role="presentation" onPointerMove={onPointerMove} onPointerLeave={() => setPointed(null)} onClick={onClick}>
            <rect className="gates-ground" width={width} height={room.heightPx} />
            <text className="gates-symbol" x={startPx - 42} y={layout.map.topPx + 12} textAnchor="end">
              {letter}
            </text>
            {row && (
              <>
                <rect className="gates-row" x={startPx} y={row.topPx - 1} width={endPx - startPx} height={row.heightPx + 2} />
                <text className="gates-label gates-strong" x={startPx - 4} y={row.topPx + row.heightPx / 2 + 4} textAnchor="end">
                  {unit}
                </text>
              </>
            )}
            {found &&
              columns
                .filter((column) => found.includes(column.step))
                .map((column) => <rect key={column.step} className="gates-mark" x={column.xPx} y={0} width={column.widthPx} height={2} />)}
            {lines && <UnitLinesMarks lines={lines} chosen={quantity} notation={notation} startPx={startPx} endPx={endPx} />}
          </g>
        </svg>
      </div>
    </figure>
  );
}
