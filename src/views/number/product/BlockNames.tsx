import type { Answer } from '../../../store/run';
import { useScene } from '../../../store/sceneStore';
import { hue } from '../../../ui/colour';
import { SymbolText } from '../../../ui/SymbolText';
import { runsWidth, textWidth } from '../../../ui/textWidth';
import { blockRuns } from '../symbols';
import type { AxisLabel } from './axisLabels';
import type { Product, ProductBlock } from './product';
import { sizeWords, vectorRuns } from './product.describe';
import { type BlockMark, labelPx, titlePx, vectorPx } from './product.layout';

/** U_f, the gate in its hue, and what the rows and columns are. */
export function Title({ answer, mark, widthPx }: { readonly answer: Answer; readonly mark: BlockMark; readonly widthPx: number }) {
  const notation = useScene((scene) => scene.notation);
  const { role, gate } = mark.block;
  const runs = blockRuns(answer, mark.block, notation);
  const words = sizeWords(mark.block);
  const { xPx, yPx } = mark.box;
  const symbolPx = runsWidth(runs, titlePx) + 8;
  const gatePx = textWidth(words.gate, labelPx + 1) + 8;
  const restPx = widthPx - symbolPx - (words.gate ? gatePx : 0);
  const lineYPx = yPx - 22;
  return (
    <>
      <g style={{ color: hue(role) }}>
        <SymbolText runs={runs} xPx={xPx} yPx={lineYPx} sizePx={titlePx} className="number-symbol" />
      </g>
      {words.gate && symbolPx + gatePx <= widthPx && (
        <text x={xPx + symbolPx} y={lineYPx} fontSize={labelPx + 1} style={{ fill: hue(hueOfGate(gate)) }}>
          {words.gate}
        </text>
      )}
      {textWidth(words.size, labelPx + 1) <= restPx && (
        <text className="number-note" x={xPx + symbolPx + (words.gate ? gatePx : 0)} y={lineYPx} fontSize={labelPx + 1}>
          {words.size}
        </text>
      )}
    </>
  );
}

function hueOfGate(gate: ProductBlock['gate']) {
  return gate ?? 'h';
}

/** The names of the vectors: what arrives by its symbol, what comes of it in a word. */
export function VectorNames({ answer, product, mark }: { readonly answer: Answer; readonly product: Product; readonly mark: BlockMark }) {
  const notation = useScene((scene) => scene.notation);
  const { block, box, upright, lying, sums, change } = mark;
  const rightPx = upright.xPx + upright.widthPx;
  const forward = product.along === 'row';
  const [aboveYPx, besideYPx] = [box.yPx - 5, lying.yPx + lying.heightPx - 2];
  const word = (text: string, xPx: number, yPx: number, anchor: 'start' | 'end') => (
    <text key={text} className="number-note" x={xPx} y={yPx} fontSize={labelPx} textAnchor={anchor}>
      {text}
    </text>
  );
  const symbol = (
    <SymbolText
      runs={vectorRuns(answer, block, notation)}
      xPx={rightPx}
      yPx={forward ? aboveYPx : besideYPx}
      sizePx={vectorPx}
      anchor="end"
      className="number-symbol"
    />
  );
  return (
    <>
      {symbol}
      {forward ? word('product', rightPx, besideYPx, 'end') : word('product', rightPx, aboveYPx, 'end')}
      {sums && (forward ? word('sum', rightPx, sums.yPx + sums.heightPx - 2, 'end') : word('sum', sums.xPx, aboveYPx, 'start'))}
      {change &&
        (forward ? word('change', rightPx, change.yPx + change.heightPx - 2, 'end') : word('change', change.xPx, aboveYPx, 'start'))}
    </>
  );
}

export function Labels({ labels, isLit }: { readonly labels: readonly AxisLabel[]; readonly isLit: (label: AxisLabel) => boolean }) {
  return labels.map((label) => (
    <text
      key={`${label.axis} ${label.index}`}
      className={isLit(label) ? 'product-label product-label-lit' : 'product-label'}
      x={label.xPx}
      y={label.yPx}
      fontSize={label.sizePx}
      textAnchor={label.anchor}
    >
      {label.text}
    </text>
  ));
}
