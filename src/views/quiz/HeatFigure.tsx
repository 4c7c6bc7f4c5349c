import { useMemo } from 'react';
import type { Figure, HeatRow } from '../../quiz/figure';
import { HeatCanvas, type HeatBlock } from '../../ui/HeatCanvas';
import { TableButton } from '../../ui/TableButton';
import { describeHeat, heatTable } from './figure.describe';
import { RichText } from './RichText';
import { useWallScale } from './wallScale';

type Heat = Extract<Figure, { kind: 'heat' }>;

/** Above this the gate's hue is dark enough for paper to be read on it, below it pale enough for ink. */
const paleUpTo = 0.78;

const cell = { widthPx: 30, heightPx: 24 } as const;

function blocksOf(rows: readonly HeatRow[], zoom: number): readonly HeatBlock[] {
  return rows.map(({ values, scale }, index) => ({
    xPx: 0,
    yPx: index * cell.heightPx * zoom,
    widthPx: values.length * cell.widthPx * zoom,
    heightPx: cell.heightPx * zoom,
    rows: 1,
    columns: values.length,
    values,
    scale,
    gapPx: 2,
  }));
}

/** Letters stand in ink on pale cells and in paper on full ones. */
function Letters({ rows }: { readonly rows: readonly HeatRow[] }) {
  return rows.flatMap(({ letters, values }, row) =>
    letters.map((sign, column) => (
      <text
        // oxlint-disable-next-line react/no-array-index-key -- a letter may come twice; its place is its name
        key={`${row} ${column}`}
        x={(column + 0.5) * cell.widthPx - 1}
        y={(row + 0.5) * cell.heightPx + 4}
        textAnchor="middle"
        className={(values[column] ?? 0) > paleUpTo ? 'quiz-heat-letter quiz-heat-letter-light' : 'quiz-heat-letter'}
      >
        {sign}
      </text>
    )),
  );
}

function ColumnLabels({ labels, topPx }: { readonly labels: readonly string[]; readonly topPx: number }) {
  return labels.map((sign, column) => (
    // oxlint-disable-next-line react/no-array-index-key -- a letter may come twice; its step is its name
    <g key={column} transform={`translate(${(column + 0.5) * cell.widthPx - 1} ${topPx})`} textAnchor="middle">
      <text y={15} className="quiz-heat-sign">
        {sign}
      </text>
      <text y={34} className="quiz-tick">
        {column}
      </text>
    </g>
  ));
}

const labelsPx = 42;

/** Gate values of units over the steps, as the stage draws them. */
export function HeatFigure({ figure }: { readonly figure: Heat }) {
  const { rows, columnLabels } = figure;
  const zoom = useWallScale();
  const blocks = useMemo(() => blocksOf(rows, zoom), [rows, zoom]);
  const columns = Math.max(...rows.map(({ values }) => values.length));
  const [widthPx, cellsPx] = [columns * cell.widthPx, rows.length * cell.heightPx];
  const labelled = columnLabels.length > 0;
  const heightPx = cellsPx + (labelled ? labelsPx : 0);
  const rowStyle = { height: cell.heightPx * zoom, lineHeight: `${cell.heightPx * zoom}px` };
  return (
    <figure className="quiz-figure quiz-heat">
      <div className="quiz-heat-rows" aria-hidden="true">
        {rows.map(({ label }, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- rows have no other name and never move
          <span key={index} style={rowStyle}>
            <RichText rich={label} />
          </span>
        ))}
        {labelled && <span style={rowStyle}>reads</span>}
      </div>
      <div className="quiz-heat-picture" style={{ width: widthPx * zoom, height: heightPx * zoom }}>
        <HeatCanvas width={widthPx * zoom} height={cellsPx * zoom} blocks={blocks} />
        <svg
          width={widthPx * zoom}
          height={heightPx * zoom}
          viewBox={`0 0 ${widthPx} ${heightPx}`}
          role="img"
          aria-label={describeHeat(figure)}
        >
          <Letters rows={rows} />
          {labelled && <ColumnLabels labels={columnLabels} topPx={cellsPx} />}
        </svg>
      </div>
      <figcaption>
        <TableButton title="The picture as a table" make={(digits) => heatTable(figure, digits)} />
      </figcaption>
    </figure>
  );
}
