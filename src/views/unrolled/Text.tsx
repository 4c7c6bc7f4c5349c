import { SymbolText } from '../../ui/SymbolText';
import type { TextMark } from './marks';

/** A line of text where the layout put it. */
export function Text({
  mark,
  className = '',
  presence = 1,
}: {
  readonly mark: TextMark;
  readonly className?: string;
  readonly presence?: number;
}) {
  const { runs, text, xPx, yPx, sizePx, anchor } = mark;
  if (runs) return <SymbolText className={className} runs={runs} xPx={xPx} yPx={yPx} sizePx={sizePx} anchor={anchor} />;
  return (
    <text className={className} x={xPx} y={yPx} fontSize={sizePx} textAnchor={anchor} opacity={presence}>
      {text}
    </text>
  );
}
