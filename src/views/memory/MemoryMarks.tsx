import { symbol, symbolCircle, symbolCross, symbolDiamond, symbolSquare, symbolStar, symbolTriangle, type SymbolType } from 'd3-shape';
import type { Rival } from '../../store/scene';
import type { LineMarks, Place } from './line.layout';
import { besidePx, type Chart } from './memory.layout';

/** Cells are told apart by these as well as by their hue, wherever lines lie on each other. */
const symbols: Readonly<Record<Rival, SymbolType>> = {
  rnn: symbolCircle,
  lstm: symbolSquare,
  peephole: symbolDiamond,
  gru: symbolTriangle,
  gruAfter: symbolCross,
  otherBias: symbolStar,
};

/** Square pixels of a symbol. */
const areaPx = { onStage: 44, beside: 30 } as const;

/** At the foot, where what is measured is smaller than the chart shows. */
function Beyond({ place: { xPx, yPx } }: { readonly place: Place }) {
  return <path className="memory-beyond" d={`M${xPx} ${yPx - 9}v8m-3.5 -3.5l3.5 3.5l3.5 -3.5`} />;
}

function Line({ line }: { readonly line: LineMarks }) {
  const { rival, isOnStage, isFormer, path, points, beyond, label } = line;
  const sign = symbol(symbols[rival], isOnStage ? areaPx.onStage : areaPx.beside)() ?? '';
  return (
    <g className={`memory-line${isOnStage ? ' memory-stage' : ''}${isFormer ? ' memory-former' : ''}`} data-cell={rival}>
      <path className="memory-path" d={path} />
      {points.map(({ xPx, yPx }) => (
        <path key={xPx} className="memory-point" d={sign} transform={`translate(${xPx} ${yPx})`} />
      ))}
      {beyond.map((place) => (
        <Beyond key={place.xPx} place={place} />
      ))}
      <text x={label.xPx} y={label.yPx + 4}>
        {label.text}
      </text>
    </g>
  );
}

function Axes({ chart }: { readonly chart: Chart }) {
  const { plot, title, lengthTicks, valueTicks, chance } = chart;
  const { leftPx, rightPx, topPx, bottomPx } = plot;
  return (
    <>
      <text className="memory-title" x={leftPx} y={topPx - 9}>
        {title}
      </text>
      {valueTicks.map(({ text, px }) => (
        <g key={text}>
          <path className="memory-rule" d={`M${leftPx} ${px}H${rightPx}`} />
          <text x={leftPx - 8} y={px + 4} textAnchor="end">
            {text}
          </text>
        </g>
      ))}
      <path className="memory-base" d={`M${leftPx} ${bottomPx}H${rightPx}`} />
      {lengthTicks.map(({ text, px }) => (
        <g key={text}>
          <path className="memory-base" d={`M${px} ${bottomPx}v4`} />
          <text x={px} y={bottomPx + 17} textAnchor="middle">
            {text}
          </text>
        </g>
      ))}
      <text x={rightPx + besidePx} y={bottomPx + 17}>
        letters
      </text>
      {chance && <path className="memory-chance" d={`M${leftPx} ${chance.yPx}H${rightPx}`} />}
    </>
  );
}

/** One chart: what is measured of every network, over the letters of the words. */
export function MemoryMarks({ chart }: { readonly chart: Chart }) {
  const { plot, lines, chance } = chart;
  return (
    <g className="memory-chart">
      <Axes chart={chart} />
      {lines.map((line) => (
        <Line key={`${line.rival}${line.isFormer ? ' before' : ''}`} line={line} />
      ))}
      {chance && (
        <text className="memory-chance-label" x={plot.leftPx + 6} y={chance.labelPx}>
          chance
        </text>
      )}
    </g>
  );
}
