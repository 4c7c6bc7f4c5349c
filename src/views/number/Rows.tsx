import { useLit } from '../../store/lit';
import type { Answer } from '../../store/run';
import { hue } from '../../ui/colour';
import { pressedByKey } from '../../ui/controls/pressedByKey';
import type { NotationName } from '../../ui/notationForm';
import { SymbolText } from '../../ui/SymbolText';
import { followFactor, leadsOn, lightFactor } from './followFactor';
import type { BarMark, FactorMark, NumberMarks, RowMark, TextMark } from './marks';
import { describeFactor } from './number.describe';
import type { NumberSum } from './sum';

export function Label({ mark, className }: { readonly mark: TextMark; readonly className?: string }) {
  return (
    <text className={className} x={mark.xPx} y={mark.yPx} fontSize={mark.sizePx} textAnchor={mark.anchor}>
      {mark.text}
    </text>
  );
}

function Factor({ mark, answer, notation }: { readonly mark: FactorMark; readonly answer: Answer; readonly notation: NotationName }) {
  const { factor, symbol, number } = mark;
  const label = describeFactor(answer, factor, notation);
  const { hit } = mark;
  const content = (
    <>
      <rect className="number-hit" x={hit.xPx} y={hit.yPx} width={hit.widthPx} height={hit.heightPx} />
      {symbol && <SymbolText {...symbol} className="number-symbol" />}
      {number && <Label mark={number} className="number-factor" />}
    </>
  );
  if (!leadsOn(factor)) {
    return (
      <g role="img" aria-label={label}>
        {content}
      </g>
    );
  }
  return (
    <g
      className="number-link"
      role="button"
      tabIndex={0}
      aria-label={label}
      onClick={() => followFactor(factor)}
      onKeyDown={pressedByKey(() => followFactor(factor))}
      onPointerEnter={() => lightFactor(factor)}
      onPointerLeave={() => lightFactor(null)}
      onFocus={() => lightFactor(factor)}
      onBlur={() => lightFactor(null)}
    >
      {content}
    </g>
  );
}

/** A product's stretch of the sum, and the way down to where the next begins. */
function Bar({ bar, downPx }: { readonly bar: BarMark; readonly downPx: number }) {
  const { box, sign, endXPx, open, former } = bar;
  const tone = sign > 0 ? 'number-more' : sign < 0 ? 'number-less' : 'number-nothing';
  const bottom = box.yPx + box.heightPx;
  return (
    <g aria-hidden="true">
      {open && <rect className={`number-open ${tone}`} x={open.xPx} y={open.yPx} width={open.widthPx} height={open.heightPx} />}
      <rect className={`number-bar ${tone}`} x={box.xPx} y={box.yPx} width={Math.max(box.widthPx, 0.5)} height={box.heightPx} />
      {former && (
        <rect className="number-former" x={former.xPx} y={former.yPx} width={Math.max(former.widthPx, 0.5)} height={former.heightPx} />
      )}
      <line className="number-carry" x1={endXPx} x2={endXPx} y1={bottom} y2={bottom + downPx} />
    </g>
  );
}

function Row(props: { readonly row: RowMark; readonly isLast: boolean; readonly answer: Answer; readonly notation: NotationName }) {
  const { row, isLast, answer, notation } = props;
  const { box, factors, signs, product, bar, term } = row;
  const lit = useLit(({ unit }) => unit !== null && term.factors.some((factor) => factor.kind === 'value' && factor.place.unit === unit));
  return (
    <g
      className={lit ? 'number-row number-row-lit' : 'number-row'}
      style={row.hue ? { color: hue(row.hue) } : undefined}
      data-term={term.id}
    >
      <rect className="number-row-hit" x={box.xPx} y={box.yPx} width={box.widthPx} height={box.heightPx} />
      {factors.map((mark, index) => (
        <Factor key={index} mark={mark} answer={answer} notation={notation} />
      ))}
      {signs.map((sign, index) => (
        <Label key={index} mark={sign} className="number-sign" />
      ))}
      <Label mark={product} className="number-product" />
      <Bar bar={bar} downPx={isLast ? (box.heightPx - bar.box.heightPx) / 2 + 4 : box.heightPx - bar.box.heightPx} />
    </g>
  );
}

/** A row keeps its elements, and the focus within them, by its place: the next step may have other terms there. */
export function Rows({
  marks,
  answer,
  notation,
}: {
  readonly marks: NumberMarks;
  readonly answer: Answer;
  readonly notation: NotationName;
}) {
  const last = marks.rest ? null : marks.rows.at(-1);
  return marks.rows.map((row, place) => <Row key={place} row={row} isLast={row === last} answer={answer} notation={notation} />);
}

/** The small terms in one line; a press shows them all. */
export function Rest({ rest, onMore }: { readonly rest: NonNullable<NumberMarks['rest']>; readonly onMore: () => void }) {
  const { text, product, bar, box } = rest;
  return (
    <g
      className="number-row number-link"
      role="button"
      tabIndex={0}
      aria-label={`${text.text} ${product.text}: show them all`}
      onClick={onMore}
      onKeyDown={pressedByKey(onMore)}
    >
      <rect className="number-row-hit" x={box.xPx} y={box.yPx} width={box.widthPx} height={box.heightPx} />
      <Label mark={text} className="number-factor" />
      <Label mark={product} className="number-product" />
      <Bar bar={bar} downPx={(box.heightPx - bar.box.heightPx) / 2 + 4} />
    </g>
  );
}

/** Under a rule: what the terms come to. */
export function TotalLine({ marks, sum }: { readonly marks: NumberMarks; readonly sum: NumberSum }) {
  const { total, notes, ticks, chart } = marks;
  return (
    <g className="number-total" data-total={sum.total}>
      <line className="number-rule" x1={0} x2={chart.xPx - 18} y1={total.yPx + 2} y2={total.yPx + 2} />
      <line className="number-axis" x1={chart.xPx} x2={chart.xPx + chart.widthPx} y1={total.yPx + 4} y2={total.yPx + 4} />
      <Label mark={total.label} className="number-words" />
      <Label mark={total.number} className="number-result" />
      {ticks.map((tick, place) => (
        <Label key={place} mark={tick} className="number-tick" />
      ))}
      {notes.map((note, place) => (
        <Label key={place} mark={note} className="number-note" />
      ))}
    </g>
  );
}
