import { type MouseEvent, useMemo } from 'react';
import { changeScene, useScene } from '../../store/sceneStore';
import type { MiniBatchResult } from '../../store/analysisStore';
import { useAttention } from '../../ui/attention';
import { HeatCanvas } from '../../ui/HeatCanvas';
import { runsOf } from '../../ui/mathRuns';
import { SymbolText } from '../../ui/SymbolText';
import type { BatchMarks, MatrixMark } from './batch.layout';
import type { BatchSizes } from './equation';
import { labelPx, signPx, symbolPx } from './slots.layout';
import { matrixSymbol, type MatrixName, type Size, sizeSymbol } from './batchSymbols';
import { bandOf, type BatchScales, heatOf, type Indices, indicesAt } from './batchValues';

const offPx = 4;

/** An edge with the letter of its length. */
function Edge({ mark, side, lit }: { readonly mark: MatrixMark; readonly side: 'top' | 'left'; readonly lit: Size | null }) {
  const notation = useScene((scene) => scene.notation);
  const { xPx, yPx, widthPx, heightPx } = mark.box;
  const size = side === 'top' ? mark.columns : mark.rows;
  if (size === '1') return null;
  const state = lit === null ? '' : lit === size ? ' batch-edge-lit' : ' batch-edge-dim';
  const runs = runsOf(sizeSymbol(notation, size));
  return side === 'top' ? (
    <g className={`batch-edge${state}`}>
      <line x1={xPx} x2={xPx + widthPx} y1={yPx - offPx} y2={yPx - offPx} />
      <SymbolText runs={runs} xPx={xPx + widthPx / 2} yPx={yPx - offPx - 4} sizePx={labelPx} anchor="middle" />
    </g>
  ) : (
    <g className={`batch-edge${state}`}>
      <line x1={xPx - offPx} x2={xPx - offPx} y1={yPx} y2={yPx + heightPx} />
      <SymbolText runs={runs} xPx={xPx - offPx - 4} yPx={yPx + heightPx / 2 + 4} sizePx={labelPx} anchor="end" />
    </g>
  );
}

function Matrix(props: {
  readonly mark: MatrixMark;
  readonly sizes: BatchSizes;
  readonly lit: Size | null;
  readonly indices: Indices;
  readonly veiled: boolean;
}) {
  const { mark, sizes, lit, indices, veiled } = props;
  const notation = useScene((scene) => scene.notation);
  const { xPx, yPx, widthPx, heightPx } = mark.box;
  const band = bandOf(mark, indices, sizes.n);
  const middlePx = xPx + widthPx / 2;
  const footPx = yPx + heightPx;
  const isStack = mark.name === 'UW' || mark.name === 'XH';
  const seamPx = isStack ? (sizes.n / (sizes.n + sizes.d)) * (mark.name === 'UW' ? heightPx : widthPx) : 0;
  return (
    <g className={veiled ? 'batch-matrix batch-veiled' : 'batch-matrix'} data-matrix={`${mark.form} ${mark.name}`}>
      <rect className="batch-frame" x={xPx - 0.5} y={yPx - 0.5} width={widthPx + 1} height={heightPx + 1} />
      {mark.name === 'UW' && <line className="batch-seam" x1={xPx - 3} x2={xPx + widthPx + 3} y1={yPx + seamPx} y2={yPx + seamPx} />}
      {mark.name === 'XH' && <line className="batch-seam" y1={yPx - 3} y2={footPx + 3} x1={xPx + seamPx} x2={xPx + seamPx} />}
      {veiled && <rect className="batch-veil" x={xPx - 1} y={yPx - 1} width={widthPx + 2} height={heightPx + 2} />}
      {band && <rect className="batch-band" x={band.xPx - 0.5} y={band.yPx - 0.5} width={band.widthPx + 1} height={band.heightPx + 1} />}
      <Edge mark={mark} side="top" lit={lit} />
      <Edge mark={mark} side="left" lit={lit} />
      <SymbolText
        runs={runsOf(matrixSymbol(notation, mark.name, sizes.gate))}
        xPx={middlePx}
        yPx={footPx + 17}
        sizePx={symbolPx}
        anchor="middle"
        className="batch-symbol"
      />
      <text className="batch-shape" x={middlePx} y={footPx + 34} textAnchor="middle" fontSize={labelPx}>
        {mark.rowCount} × {mark.columnCount}
      </text>
    </g>
  );
}

/** The matrices that the page or the learner speaks of; null: all. */
function useSpokenOf(layer: number): ReadonlySet<MatrixName> | null {
  const weight = useAttention((attention) => attention.weight);
  const isState = useAttention(({ values }) => values.includes('h'));
  return useMemo(() => {
    if (weight === `layer${layer}.U`) return new Set<MatrixName>(['U', 'UW']);
    if (weight === `layer${layer}.W`) return new Set<MatrixName>(['W', 'UW']);
    return isState ? new Set<MatrixName>(['H', 'Y', 'XH']) : null;
  }, [weight, isState, layer]);
}

/** The two products, drawn to scale. Pointing at an entry shows the row and the column that made it; a press keeps its neuron. */
export function BatchFigure(props: {
  readonly width: number;
  readonly height: number;
  readonly marks: BatchMarks;
  readonly sizes: BatchSizes;
  readonly scales: BatchScales;
  readonly result: MiniBatchResult;
  readonly step: number;
  readonly layer: number;
  readonly label: string;
  readonly lit: Size | null;
  readonly indices: Indices;
  readonly onPoint: (indices: Indices | null) => void;
}) {
  const { width, height, marks, sizes, scales, result, step, layer, label, lit, indices, onPoint } = props;
  const blocks = useMemo(() => heatOf(marks, result, step, scales), [marks, result, step, scales]);
  const spokenOf = useSpokenOf(layer);
  const under = (event: MouseEvent<SVGGElement>) => {
    const frame = (event.currentTarget.ownerSVGElement ?? event.currentTarget).getBoundingClientRect();
    const scale = frame.width > 0 ? width / frame.width : 1;
    return indicesAt(marks, sizes.n, (event.clientX - frame.left) * scale, (event.clientY - frame.top) * scale);
  };
  const choose = (event: MouseEvent<SVGGElement>) => {
    const unit = under(event)?.j ?? null;
    if (unit !== null) changeScene({ unit });
  };
  return (
    <div className="batch-room" style={{ width, height }}>
      <HeatCanvas className="batch-layer" width={width} height={height} blocks={blocks} />
      <svg className="batch-layer" width={width} height={height} role="group" aria-label={label}>
        <g role="presentation" onPointerMove={(event) => onPoint(under(event))} onPointerLeave={() => onPoint(null)} onClick={choose}>
          <rect className="batch-ground" width={width} height={height} />
          {marks.signs.map(({ text, xPx, yPx }) => (
            <text key={`${text} ${xPx} ${yPx}`} className="batch-sign" x={xPx} y={yPx + 6} textAnchor="middle" fontSize={signPx}>
              {text}
            </text>
          ))}
          {marks.matrices.map((mark) => (
            <Matrix
              key={`${mark.form} ${mark.name}`}
              mark={mark}
              sizes={sizes}
              lit={lit}
              indices={indices}
              veiled={spokenOf !== null && !spokenOf.has(mark.name)}
            />
          ))}
        </g>
      </svg>
    </div>
  );
}
