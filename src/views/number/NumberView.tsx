import { type ReactNode, useMemo } from 'react';
import type { Answer } from '../../store/run';
import { changeScene, useScene } from '../../store/sceneStore';
import { Button } from '../../ui/controls/Button';
import { Segmented } from '../../ui/controls/Segmented';
import { Select } from '../../ui/controls/Select';
import { DigitsSelect } from '../../ui/DigitsSelect';
import { FigureTable } from '../../ui/FigureTable';
import { type MapSlot, roomForMapPx } from '../../ui/mapSlot';
import { Curve } from './Curve';
import { describeLeaf, describeNumber, tabulateNumber } from './number.describe';
import { layOutNumber } from './number.layout';
import type { NumberMarks } from './marks';
import { Rest, Rows, TotalLine } from './Rows';
import type { NumberSum } from './sum';
import { ProductView } from './product/ProductView';
import { useOpenSum } from './useOpenSum';
import './number.css';

const orders = [
  { value: 'size', label: 'largest first' },
  { value: 'place', label: 'in order' },
] as const;

const figures = [
  { value: 'sum', label: 'sum' },
  { value: 'product', label: 'matrices' },
] as const;

/** What stands in the head beside the map. */
const controlsPx = 430;
const leastMapPx = 200;
const narrowPx = 560;

/** As tall as its controls, which are made for fingers where the screen is narrow, and then need two lines if there is an order. */
function headHeight(widthPx: number, hasOrder: boolean): number {
  if (widthPx >= narrowPx) return 34;
  return hasOrder ? 88 : 44;
}

/** The map stands beside the controls, where they leave it room; on a phone the clock below goes to the same steps. */
function headOf(width: number, height: number, map: MapSlot, hasOrder: boolean) {
  const hasMap = height >= roomForMapPx && width - controlsPx >= leastMapPx;
  const controls = headHeight(width, hasOrder);
  return { hasMap, heightPx: hasMap ? Math.max(controls, map.heightPx) : controls };
}

function Head({ hasOrder, heightPx, map }: { readonly hasOrder: boolean; readonly heightPx: number; readonly map: ReactNode }) {
  const order = useScene((scene) => scene.order);
  const asTable = useScene((scene) => scene.asTable);
  const digits = useScene((scene) => scene.digits);
  const figure = useScene((scene) => scene.numberFigure);
  return (
    <div className="number-head" style={{ height: heightPx }} data-screen-only>
      {!asTable && (
        <Segmented label="Figure of the number" value={figure} options={figures} onChange={(next) => changeScene({ numberFigure: next })} />
      )}
      {hasOrder && (
        <Select label="Order of the terms" hideLabel value={order} options={orders} onChange={(next) => changeScene({ order: next })} />
      )}
      <DigitsSelect value={digits} onChange={(next) => changeScene({ digits: next })} />
      <Button weight="quiet" pressed={asTable} onPress={() => changeScene({ asTable: !asTable })}>
        as a table
      </Button>
      {map}
    </div>
  );
}

/** Scrolls, by keys too, when the terms do not fit. */
function Room({ height, scrolls, children }: { readonly height: number; readonly scrolls: boolean; readonly children: ReactNode }) {
  if (!scrolls) return <div style={{ height, overflow: 'hidden auto' }}>{children}</div>;
  return (
    <div className="number-room" style={{ height }} role="region" aria-label="All terms" tabIndex={0} data-scrolls>
      {children}
    </div>
  );
}

function NumberFigure(props: {
  readonly answer: Answer;
  readonly sum: NumberSum;
  readonly marks: NumberMarks;
  readonly downPx: number;
  readonly onMore: () => void;
}) {
  const { answer, sum, marks, downPx, onMore } = props;
  const notation = useScene((scene) => scene.notation);
  return (
    <svg
      className="number-svg"
      style={{ marginTop: downPx }}
      width={marks.widthPx}
      height={marks.heightPx}
      role="group"
      aria-label={describeNumber(answer, sum)}
    >
      <line className="number-zero" x1={marks.zeroXPx} x2={marks.zeroXPx} y1={0} y2={marks.chart.heightPx + 4} />
      <Rows marks={marks} answer={answer} notation={notation} />
      {marks.rest && <Rest rest={marks.rest} onMore={onMore} />}
      <TotalLine marks={marks} sum={sum} />
      {marks.curve && <Curve curve={marks.curve} total={marks.total} held={sum.held} />}
    </svg>
  );
}

/** One value, or one gradient, as the sum of products that made it; every factor is a way to where it came from. */
export function NumberView(props: { readonly answer: Answer; readonly width: number; readonly height: number; readonly map: MapSlot }) {
  const { answer, width, height, map } = props;
  const sum = useOpenSum(answer);
  const notation = useScene((scene) => scene.notation);
  const order = useScene((scene) => scene.order);
  const whole = useScene((scene) => scene.allTerms);
  const asTable = useScene((scene) => scene.asTable);
  const decimals = useScene((scene) => scene.digits);
  const isProduct = useScene((scene) => scene.numberFigure === 'product');
  const hasOrder = (sum?.terms.length ?? 0) > 2 && !asTable && !isProduct;
  const head = headOf(width, height, map, hasOrder);
  const roomPx = height - head.heightPx;
  const marks = useMemo(
    () => sum && layOutNumber(answer, sum, { notation, order, whole, decimals }, { width, height: roomPx }),
    [answer, sum, notation, order, whole, decimals, width, roomPx],
  );
  if (!sum || !marks) return null;
  return (
    <div className="number" style={{ width, height }}>
      <Head hasOrder={hasOrder} heightPx={head.heightPx} map={head.hasMap && map.draw(width - controlsPx)} />
      {asTable && <FigureTable make={(digits) => tabulateNumber(answer, sum, notation, digits)} digits={decimals} height={roomPx} />}
      {!asTable && sum.leaf && <p className="number-leaf">{describeLeaf(sum.leaf)}</p>}
      {!asTable && !sum.leaf && isProduct && <ProductView answer={answer} sum={sum} width={width} height={roomPx} />}
      {!asTable && !sum.leaf && !isProduct && (
        <Room height={roomPx} scrolls={marks.heightPx > roomPx || marks.widthPx > width}>
          <NumberFigure
            answer={answer}
            sum={sum}
            marks={marks}
            downPx={Math.max(0, (roomPx - marks.heightPx) / 3)}
            onMore={() => changeScene({ allTerms: true })}
          />
        </Room>
      )}
    </div>
  );
}
