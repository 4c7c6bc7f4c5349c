import { useMemo } from 'react';
import { useLit } from '../../store/lit';
import type { Sight } from '../../store/readAnswer';
import type { Answer } from '../../store/run';
import type { Notation } from '../../store/scene';
import { HeatCanvas } from '../../ui/HeatCanvas';
import { describeCell } from './cell.describe';
import { layOutCell } from './cell.layout';
import { Captions, Gates, Operators } from './Nodes';
import { Strips } from './Strips';
import { heatBlocks } from './strips.layout';
import { Wires } from './Wires';

/**
 * The wiring over its heat strips. `sight` is what the learner chose, `shown` has the unit they point at: moving the pointer changes the
 * numbers, not the picture beneath.
 */
export function CellFigure(props: {
  readonly answer: Answer;
  readonly sight: Sight;
  readonly shown: Sight;
  readonly notation: Notation;
  readonly width: number;
  readonly height: number;
}) {
  const { answer, sight, shown, notation, width, height } = props;
  const still = useMemo(() => layOutCell(answer, sight, notation, { width, height }), [answer, sight, notation, width, height]);
  const blocks = useMemo(() => still.strips.flatMap(heatBlocks), [still]);
  const marks = shown === sight ? still : layOutCell(answer, shown, notation, { width, height });
  const somethingLit = useLit(({ term, spoken }) => term !== null || spoken.length > 0);
  const { frame } = marks;
  return (
    <div className="cell-figure" style={{ width, height }}>
      <HeatCanvas className="cell-heat" width={width} height={height} blocks={blocks} />
      <svg
        className={somethingLit ? 'cell-svg cell-svg-lit' : 'cell-svg'}
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        role="group"
        aria-label={describeCell(answer, sight)}
      >
        <rect className="cell-frame" x={frame.xPx} y={frame.yPx} width={frame.widthPx} height={frame.heightPx} rx={3} />
        <Wires wires={marks.wires} />
        <Operators operators={marks.operators} />
        <Gates gates={marks.gates} />
        <Strips answer={answer} sight={shown} strips={marks.strips} />
        <Captions captions={marks.captions} answer={answer} sight={sight} />
      </svg>
    </div>
  );
}
