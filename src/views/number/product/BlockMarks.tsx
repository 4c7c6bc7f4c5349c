import { useLit } from '../../../store/lit';
import type { Answer } from '../../../store/run';
import { useScene } from '../../../store/sceneStore';
import { weightKey } from '../../../ui/notation';
import { placeOf } from '../chosenWeight';
import type { Box } from '../../../ui/box';
import type { WeightPlace } from '../sum';
import type { AxisLabel } from './axisLabels';
import { Labels, Title, VectorNames } from './BlockNames';
import { isIn, type Product } from './product';
import { type BlockMark, entryBox } from './product.layout';

function Outline({ box, className }: { readonly box: Box; readonly className: string }) {
  return <rect className={className} x={box.xPx - 0.5} y={box.yPx - 0.5} width={box.widthPx + 1} height={box.heightPx + 1} />;
}

/** What is not reached yet steps back. */
function Veil({ mark, along, done }: { readonly mark: BlockMark; readonly along: Product['along']; readonly done: number }) {
  const { block, box, upright, lying } = mark;
  const left = (along === 'row' ? block.rows : block.columns) - done;
  if (left <= 0) return null;
  const from = entryBox(mark, along === 'row' ? done : 0, along === 'row' ? 0 : done);
  return along === 'row' ? (
    <rect className="product-veil" x={upright.xPx} y={from.yPx} width={box.xPx + box.widthPx - upright.xPx} height={left * from.heightPx} />
  ) : (
    <rect className="product-veil" x={from.xPx} y={box.yPx} width={left * from.widthPx} height={lying.yPx + lying.heightPx - box.yPx} />
  );
}

/** A row with its entry of the upright vector, or a column with its entry of the one below. */
function Band({
  mark,
  axis,
  index,
  className,
}: {
  readonly mark: BlockMark;
  readonly axis: 'row' | 'column';
  readonly index: number;
  readonly className: string;
}) {
  const { box, upright, lying } = mark;
  const entry = entryBox(mark, index, index);
  const [along, vector] =
    axis === 'row'
      ? [
          { ...box, yPx: entry.yPx, heightPx: entry.heightPx },
          { ...upright, yPx: entry.yPx, heightPx: entry.heightPx },
        ]
      : [
          { ...box, xPx: entry.xPx, widthPx: entry.widthPx },
          { ...lying, xPx: entry.xPx, widthPx: entry.widthPx },
        ];
  return (
    <>
      <Outline box={along} className={className} />
      <Outline box={vector} className={className} />
    </>
  );
}

export interface BlockState {
  /** Rows forward, columns backward, that the product is done with. */
  readonly done: number;
  /** The row (backward column) added last. */
  readonly step: number | null;
  readonly pointed: { readonly row: number | null; readonly column: number | null } | null;
  readonly chosen: WeightPlace | null;
  readonly labels: readonly AxisLabel[];
}

/** A block with its frame, its names, and what is pointed at, stepped to, chosen or changed in it. */
export function Block(props: {
  readonly answer: Answer;
  readonly product: Product;
  readonly mark: BlockMark;
  readonly state: BlockState;
  readonly widthPx: number;
}) {
  const { answer, product, mark, state, widthPx } = props;
  const { block, box, upright, lying, sums } = mark;
  const { done, step, pointed, chosen, labels } = state;
  const { along, sum } = product;
  const across = along === 'row' ? 'column' : 'row';
  const { unit } = sum.place;
  const lit = useLit(({ term }) => term === weightKey(block.role, block.gate ?? undefined));
  const litUnit = useLit((now) => now.unit);
  const edits = useScene((scene) => scene.edits);
  const entryOf = (weight: WeightPlace | null) =>
    weight && isIn(block, weight) && weight.row !== null ? entryBox(mark, weight.row, weight.column) : null;
  const picked = entryOf(chosen);
  const changed = edits.flatMap((edit) => entryOf(placeOf(answer, edit)) ?? []);
  const isUnits = (axis: 'row' | 'column') => (axis === 'row' ? block.role !== 'U' : block.role !== 'V');
  const isLit = ({ axis, index }: AxisLabel) =>
    (axis === across && index === unit) ||
    (axis === along && index === step) ||
    index === pointed?.[axis] ||
    (isUnits(axis) && index === litUnit);
  const sumEntry = sums && (along === 'row' ? { ...sums, ...span(mark, unit, 'x') } : { ...sums, ...span(mark, unit, 'y') });
  return (
    <g
      className={lit ? 'product-block product-block-lit' : 'product-block'}
      data-block={`${block.role}${block.gate ? `.${block.gate}` : ''}`}
    >
      <Title answer={answer} mark={mark} widthPx={widthPx} />
      <VectorNames answer={answer} product={product} mark={mark} />
      <Veil mark={mark} along={along} done={done} />
      {[box, upright, lying, ...(sums ? [sums] : []), ...(mark.change ? [mark.change] : [])].map((edge) => (
        <Outline key={`${edge.xPx} ${edge.yPx}`} box={edge} className="product-edge" />
      ))}
      <Labels labels={labels} isLit={isLit} />
      <Band mark={mark} axis={across} index={unit} className="product-line" />
      {sumEntry && <Outline box={sumEntry} className="product-line" />}
      {step !== null && <Band mark={mark} axis={along} index={step} className="product-step" />}
      {pointed?.row != null && <Band mark={mark} axis="row" index={pointed.row} className="product-under" />}
      {pointed?.column != null && <Band mark={mark} axis="column" index={pointed.column} className="product-under" />}
      {changed.map((entry) => (
        <circle
          key={`${entry.xPx} ${entry.yPx}`}
          className="product-changed"
          cx={entry.xPx + entry.widthPx / 2}
          cy={entry.yPx + entry.heightPx / 2}
          r={Math.max(1.5, entry.widthPx / 5)}
        />
      ))}
      {picked && <Outline box={picked} className="product-chosen" />}
    </g>
  );
}

function span(mark: BlockMark, index: number, axis: 'x' | 'y'): Partial<Box> {
  const entry = entryBox(mark, index, index);
  return axis === 'x' ? { xPx: entry.xPx, widthPx: entry.widthPx } : { yPx: entry.yPx, heightPx: entry.heightPx };
}
