import { memo } from 'react';
import { powerOfTen } from '../../../ui/format';
import type { TextMark } from '../marks';
import { Text } from '../Text';
import type { CompareLayout, CompareRow, NormMark } from './compare.layout';
import { labelEdge } from './compare.layout';
import type { GuessMark } from './guesses.layout';

const Guess = memo(function Guess({ guess }: { readonly guess: GuessMark }) {
  const { letter, right, former, loss, value } = guess;
  return (
    <g className={right ? 'compare-guess compare-right' : 'compare-guess'}>
      <Text mark={letter} className="compare-letter" />
      {former && <Text mark={former} className="compare-letter compare-former" />}
      {value && <Text mark={value} className="compare-label" />}
      {loss && <rect className="compare-loss" x={loss.xPx} y={loss.yPx} width={Math.max(0.5, loss.widthPx)} height={loss.heightPx} />}
    </g>
  );
});

const Norm = memo(function Norm({ mark, floorPx }: { readonly mark: NormMark; readonly floorPx: number }) {
  const { bar, box, formerPx, state } = mark;
  return (
    <>
      {bar && (
        <rect className={`compare-norm compare-norm-${state}`} x={bar.xPx} y={bar.yPx} width={bar.widthPx} height={floorPx - bar.yPx} />
      )}
      {formerPx !== null && <rect className="compare-before" x={box.xPx - 2} y={formerPx - 0.75} width={box.widthPx + 4} height={1.5} />}
    </>
  );
});

/** The ends of the scale on which the gradients' lengths stand. */
function Ends({ row, layout }: { readonly row: CompareRow; readonly layout: CompareLayout }) {
  const { norms, axis } = layout;
  const { ends } = row;
  if (!norms || !ends) return null;
  const x = axis.startPx - 6;
  return (
    <>
      <text className="compare-label" x={x} y={ends.topPx + 8} fontSize={11} textAnchor="end">
        {powerOfTen(norms.topExponent)}
      </text>
      <text className="compare-label" x={x} y={ends.bottomPx} fontSize={11} textAnchor="end">
        {powerOfTen(norms.footExponent)}
      </text>
      <path className="compare-floor" d={`M${axis.startPx} ${ends.bottomPx + 0.5}H${axis.endPx}`} />
    </>
  );
}

const Row = memo(function Row(props: { readonly row: CompareRow; readonly layout: CompareLayout; readonly outputs: string }) {
  const { row, layout, outputs } = props;
  const { axis } = layout;
  return (
    <g>
      {row.boxes.map((box) => (
        <rect key={box.xPx} className="compare-box" x={box.xPx} y={box.yPx} width={box.widthPx} height={box.heightPx} rx={2} />
      ))}
      {row.letters.map((letter) => (
        <Text key={letter.text} mark={letter} className="compare-symbol" />
      ))}
      {row.guesses[0] && (
        <text className="compare-label" x={labelEdge(axis, layout.widthPx)} y={row.guesses[0].letter.yPx} fontSize={11}>
          {outputs}
          <tspan x={labelEdge(axis, layout.widthPx)} dy={12}>
            loss
          </tspan>
        </text>
      )}
      {row.guesses.map((guess, place) => (
        <Guess key={place} guess={guess} />
      ))}
      {row.norms.map((mark, place) => (
        <Norm key={place} mark={mark} floorPx={row.ends?.bottomPx ?? 0} />
      ))}
      <Ends row={row} layout={layout} />
    </g>
  );
});

const Read = memo(function Read({ mark, current }: { readonly mark: TextMark; readonly current: boolean }) {
  return (
    <g className={current ? 'compare-current' : undefined}>
      <Text mark={mark} className="compare-read" />
    </g>
  );
});

/** The rows and what is read under them. */
export function CompareMarks(props: { readonly layout: CompareLayout; readonly step: number; readonly outputs: string }) {
  const { layout, step, outputs } = props;
  const { rows, reads, own, axis, heightPx, widthPx } = layout;
  return (
    <g aria-hidden="true">
      {rows.map((row) => (
        <Row key={row.cell} row={row} layout={layout} outputs={outputs} />
      ))}
      <text className="compare-label" x={labelEdge(axis, widthPx)} y={heightPx - 9} fontSize={11}>
        reads
      </text>
      {reads.map((mark, place) => (
        <Read key={place} mark={mark} current={mark.step === step} />
      ))}
      {own && <Text mark={own} className="compare-label" />}
    </g>
  );
}
