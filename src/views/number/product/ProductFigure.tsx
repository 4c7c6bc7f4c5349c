import { type KeyboardEvent, type PointerEvent, useMemo } from 'react';
import type { Answer } from '../../../store/run';
import { useScene } from '../../../store/sceneStore';
import { HeatCanvas } from '../../../ui/HeatCanvas';
import { chooseWeight, typeWeight, useChosenWeight } from '../chosenWeight';
import { labelsOf } from './axisLabels';
import { Block } from './BlockMarks';
import { placeIn, type Product, type Progress } from './product';
import { light, moves, moveTo, type Pointed } from './pointed';
import { columnName, describeProduct, rowName, vectorRuns } from './product.describe';
import { heatOf, type ProductScales } from './product.heat';
import { type AxisNames, entryAt, layOutProduct, type ProductMarks } from './product.layout';
import { useWeightDrag } from './useWeightDrag';

/** Rows and columns by their names in this answer. */
function useNames(answer: Answer): AxisNames {
  const notation = useScene((scene) => scene.notation);
  return useMemo(
    () => ({
      row: (block, index) => rowName(answer, block, index),
      column: (block, index) => columnName(answer, block, index),
      vector: (block) => vectorRuns(answer, block, notation),
    }),
    [answer, notation],
  );
}

interface FigureProps {
  readonly answer: Answer;
  readonly product: Product;
  readonly progress: Progress;
  readonly scales: ProductScales;
  readonly width: number;
  readonly height: number;
  readonly pointed: Pointed | null;
  readonly onPoint: (pointed: Pointed | null) => void;
}

/** What is pointed at, opened and dragged in the matrices. */
function useGestures({ product, pointed, onPoint }: Pick<FigureProps, 'product' | 'pointed' | 'onPoint'>, marks: ProductMarks) {
  const under = (event: PointerEvent<SVGSVGElement>): Pointed | null => {
    const page = event.currentTarget.getBoundingClientRect();
    const scale = page.width > 0 ? event.currentTarget.width.baseVal.value / page.width : 1;
    return entryAt(marks, (event.clientX - page.left) * scale, (event.clientY - page.top) * scale);
  };
  const weightOf = (at: Pointed | null) => {
    const block = at && product.blocks[at.block];
    if (!block || at.row === null || at.column === null) return null;
    return { weight: placeIn(block, at.row, at.column), value: block.values[at.row * block.columns + at.column] ?? 0 };
  };
  const point = (at: Pointed | null) => {
    onPoint(at);
    light(product, at);
  };
  const drag = useWeightDrag((event) => weightOf(under(event)), chooseWeight);
  const press = (event: KeyboardEvent<SVGSVGElement>) => {
    const move = event.shiftKey ? undefined : moves[event.key];
    const weight = event.key === 'Enter' ? weightOf(pointed)?.weight : null;
    if (!move && !weight) return;
    event.preventDefault();
    event.stopPropagation();
    if (move) point(moveTo(product, pointed, move));
    else if (weight) typeWeight(weight);
  };
  return {
    onPointerDown: drag.onPointerDown,
    onPointerMove: (event: PointerEvent<SVGSVGElement>) => {
      if (!drag.onDrag(event)) point(under(event));
    },
    onPointerUp: drag.onPointerUp,
    onPointerLeave: () => point(null),
    onBlur: () => point(null),
    onKeyDown: press,
  };
}

/** The matrices to scale with their vectors. Pointing at an entry shows its product, a press opens it, a drag changes it. */
export function ProductFigure(props: FigureProps) {
  const { answer, product, progress, scales, width, height, pointed } = props;
  const names = useNames(answer);
  const marks = useMemo(() => layOutProduct(product, names, { width, height }), [product, names, width, height]);
  const heat = useMemo(() => heatOf(marks, product, progress, scales), [marks, product, progress, scales]);
  const chosen = useChosenWeight(answer);
  const gestures = useGestures(props, marks);
  const { unit } = product.sum.place;
  const roomPx = { width: Math.max(width, marks.widthPx), height: Math.max(height, marks.heightPx) };
  const stepIn = (index: number) => (progress.last?.at?.block === index ? progress.last.at.index : null);
  return (
    <div className="product-figure" style={roomPx}>
      <HeatCanvas className="product-layer" width={roomPx.width} height={roomPx.height} blocks={heat} />
      <svg
        className="product-layer product-svg number-svg"
        width={roomPx.width}
        height={roomPx.height}
        role="button"
        aria-roledescription="matrices"
        tabIndex={0}
        aria-label={describeProduct(answer, product, progress)}
        {...gestures}
      >
        {marks.blocks.map((mark, index) => {
          const own = pointed?.block === index ? pointed : null;
          const [row, column] = product.along === 'row' ? [stepIn(index), unit] : [unit, stepIn(index)];
          const labels = labelsOf(mark, names, { row: own?.row ?? row, column: own?.column ?? column });
          const nextXPx = marks.blocks.find(({ box }) => box.yPx === mark.box.yPx && box.xPx > mark.box.xPx)?.upright.xPx ?? width;
          const state = { done: progress.done[index] ?? 0, step: stepIn(index), pointed: own, chosen, labels };
          return (
            <Block
              key={`${mark.block.tensor}.${mark.block.gate}`}
              {...{ answer, product, mark, state }}
              widthPx={nextXPx - mark.box.xPx - 18}
            />
          );
        })}
      </svg>
    </div>
  );
}
