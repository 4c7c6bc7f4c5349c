import { useId } from 'react';
import type { Figure } from '../../quiz/figure';
import { mathTreeOf, value } from '../../quiz/rich';
import { useScene } from '../../store/sceneStore';
import { runsOf } from '../../ui/mathRuns';
import { SymbolText } from '../../ui/SymbolText';
import { describeNetwork } from './figure.describe';
import { cellPx, type ColumnMarks, dotPx, layOutNetwork } from './network.layout';
import { useWallScale } from './wallScale';

const sizePx = 14;

function StepSymbol({
  sign,
  step,
  xPx,
  yPx,
  className,
}: {
  readonly sign: 'x' | 'h' | 'output';
  readonly step: number;
  readonly xPx: number;
  readonly yPx: number;
  readonly className: string;
}) {
  const notation = useScene((scene) => scene.notation);
  return (
    <SymbolText
      runs={runsOf(mathTreeOf(value(sign, step), notation))}
      xPx={xPx}
      yPx={yPx}
      sizePx={sizePx}
      anchor="middle"
      className={className}
    />
  );
}

function Column({ column }: { readonly column: ColumnMarks }) {
  const { step, number, xPx, inputYPx, outputYPx, cellYPx } = column;
  return (
    <g>
      {step.input === 'given' && <StepSymbol sign="x" step={number} xPx={xPx} yPx={inputYPx + 5} className="quiz-network-input" />}
      {step.input === 'zeros' && (
        <text x={xPx} y={inputYPx + 5} textAnchor="middle" fontSize={sizePx} className="quiz-network-zero">
          0
        </text>
      )}
      {cellYPx.map((yPx) => (
        <g key={yPx}>
          <rect className="quiz-network-cell" x={xPx - cellPx / 2} y={yPx - cellPx / 2} width={cellPx} height={cellPx} />
          <StepSymbol sign="h" step={number} xPx={xPx} yPx={yPx + 5} className="quiz-network-state" />
        </g>
      ))}
      {step.output !== 'none' && (
        <g className={step.output === 'used' ? 'quiz-network-used' : 'quiz-network-ignored'}>
          <circle cx={xPx} cy={outputYPx} r={dotPx + 3} />
          <StepSymbol sign="output" step={number} xPx={xPx} yPx={outputYPx + 5} className="quiz-network-output" />
        </g>
      )}
    </g>
  );
}

/** A network unrolled, without numbers: which inputs it gets and which outputs are used. */
export function NetworkFigure({ figure }: { readonly figure: Extract<Figure, { kind: 'network' }> }) {
  const marker = useId();
  const scale = useWallScale();
  const { widthPx, heightPx, columns, arrows, cost } = layOutNetwork(figure);
  return (
    <figure className="quiz-figure">
      <svg
        className="quiz-network"
        viewBox={`0 0 ${widthPx} ${heightPx}`}
        width={widthPx * scale}
        height={heightPx * scale}
        role="img"
        aria-label={describeNetwork(figure)}
      >
        <defs>
          <marker id={marker} viewBox="0 0 6 6" refX="5.5" refY="3" markerWidth="7" markerHeight="7" orient="auto">
            <path d="M0.5 0.5 5.5 3 0.5 5.5" className="quiz-network-head" />
          </marker>
        </defs>
        {arrows.map(({ id, kind, fromXPx, fromYPx, toXPx, toYPx }) => (
          <line
            key={id}
            className={`quiz-network-arrow quiz-network-${kind}`}
            x1={fromXPx}
            y1={fromYPx}
            x2={toXPx}
            y2={toYPx}
            markerEnd={`url(#${marker})`}
          />
        ))}
        {columns.map((column) => (
          <Column key={column.number} column={column} />
        ))}
        {cost && (
          <text x={cost.xPx} y={cost.yPx + 5} textAnchor="middle" className="quiz-network-cost-name">
            C
          </text>
        )}
      </svg>
    </figure>
  );
}
