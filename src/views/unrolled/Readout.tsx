import type { ReadoutMark } from './readout.layout';
import { Text } from './Text';
import './readout.css';

/** The exact value of what is pointed at. */
export function Readout({ mark }: { readonly mark: ReadoutMark }) {
  const { paper, text, around } = mark;
  return (
    <g className="unrolled-readout" role="status">
      {around && (
        <rect className="unrolled-around" x={around.xPx - 1} y={around.yPx - 1} width={around.widthPx + 2} height={around.heightPx + 2} />
      )}
      <rect className="unrolled-paper" x={paper.xPx} y={paper.yPx} width={paper.widthPx} height={paper.heightPx} rx={2} />
      <Text mark={text} className="unrolled-value" />
    </g>
  );
}
