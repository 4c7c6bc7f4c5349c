import type { Figure, NetworkStep } from '../../quiz/figure';

type NetworkFigure = Extract<Figure, { kind: 'network' }>;

export interface ColumnMarks {
  readonly step: NetworkStep;
  readonly number: number;
  readonly xPx: number;
  readonly inputYPx: number;
  readonly outputYPx: number;
  /** Centres of the cells, from the lowest layer up. */
  readonly cellYPx: readonly number[];
}

export interface ArrowMark {
  readonly id: string;
  readonly kind: 'input' | 'output' | 'recurrent' | 'context' | 'cost' | 'ignored';
  readonly fromXPx: number;
  readonly fromYPx: number;
  readonly toXPx: number;
  readonly toYPx: number;
}

export interface NetworkMarks {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly columns: readonly ColumnMarks[];
  readonly arrows: readonly ArrowMark[];
  readonly cost: { readonly xPx: number; readonly yPx: number } | null;
}

export const cellPx = 30;
export const dotPx = 11;
const pitchPx = 62;
const levelPx = 54;
/** Arrows to the cost end side by side, not in one point. */
const fanned = 0.14;

function columnArrows(column: ColumnMarks): readonly ArrowMark[] {
  const { step, number, xPx, inputYPx, outputYPx, cellYPx } = column;
  const up = (id: string, kind: ArrowMark['kind'], fromYPx: number, toYPx: number): ArrowMark => ({
    id: `${id}${number}`,
    kind,
    fromXPx: xPx,
    toXPx: xPx,
    fromYPx,
    toYPx,
  });
  const [lowest = 0] = cellYPx;
  const top = cellYPx.at(-1) ?? 0;
  const between = cellYPx.slice(1).map((yPx, index) => up(`layer${index}-`, 'input', (cellYPx[index] ?? 0) - cellPx / 2, yPx + cellPx / 2));
  return [
    ...(step.input === 'none' ? [] : [up('input', 'input', inputYPx - dotPx, lowest + cellPx / 2)]),
    ...between,
    ...(step.output === 'none' ? [] : [up('output', step.output === 'used' ? 'output' : 'ignored', top - cellPx / 2, outputYPx + dotPx)]),
  ];
}

function recurrentArrows(columns: readonly ColumnMarks[], context: number | null): readonly ArrowMark[] {
  return columns.slice(1).flatMap((column, index) =>
    column.cellYPx.map(
      (yPx, layer): ArrowMark => ({
        id: `state${layer}-${column.number}`,
        kind: context === index + 1 ? 'context' : 'recurrent',
        fromXPx: (columns[index]?.xPx ?? 0) + cellPx / 2,
        toXPx: column.xPx - cellPx / 2,
        fromYPx: yPx,
        toYPx: yPx,
      }),
    ),
  );
}

/** The network unrolled: a column a step, inputs below, outputs above, the cost above them if there is one. */
export function layOutNetwork({ steps, layers, context, cost }: NetworkFigure): NetworkMarks {
  const topPx = cost ? levelPx : 0;
  const widthPx = pitchPx * steps.length;
  const outputYPx = topPx + 16;
  const columns = steps.map(
    (step, index): ColumnMarks => ({
      step,
      number: step.number,
      xPx: pitchPx * (index + 0.5),
      outputYPx,
      cellYPx: Array.from({ length: layers }, (_, layer) => outputYPx + levelPx * (layers - layer)),
      inputYPx: outputYPx + levelPx * (layers + 1),
    }),
  );
  const costMark = cost ? { xPx: widthPx / 2, yPx: 16 } : null;
  const costArrows = columns.flatMap(({ step, number, xPx }): ArrowMark[] =>
    costMark && step.output === 'used'
      ? [
          {
            id: `cost${number}`,
            kind: 'cost',
            fromXPx: xPx,
            fromYPx: outputYPx - dotPx,
            toXPx: costMark.xPx + (xPx - costMark.xPx) * fanned,
            toYPx: costMark.yPx + dotPx,
          },
        ]
      : [],
  );
  return {
    widthPx,
    heightPx: outputYPx + levelPx * (layers + 1) + 20,
    columns,
    arrows: [...columns.flatMap(columnArrows), ...recurrentArrows(columns, context), ...costArrows],
    cost: costMark,
  };
}
