import type { MouseEvent } from 'react';
import { lightUp, useLit } from '../../store/lit';
import type { Sight } from '../../store/readAnswer';
import type { Answer } from '../../store/run';
import type { Direction } from '../../store/scene';
import { SymbolText } from '../../ui/SymbolText';
import type { Box } from '../../ui/box';
import { pressedByKey } from '../../ui/controls/pressedByKey';
import { canOpen, describeStrip } from './cell.describe';
import { isAside, isLit } from './lighting';
import type { StripMark } from './marks';
import { Label } from './Nodes';
import { openNumber } from './openNumber';
import { unitAt } from './strips.layout';

/** The unit under the pointer, however the figure is enlarged; null below the strip, where its number stands. */
function unitUnder(event: MouseEvent<SVGGElement>, strip: StripMark): number | null {
  const svg = event.currentTarget.ownerSVGElement;
  if (!svg) return null;
  const page = svg.getBoundingClientRect();
  const scale = svg.viewBox.baseVal.width / page.width;
  const yPx = (event.clientY - page.top) * scale;
  return yPx > strip.box.yPx + strip.box.heightPx + 1 ? null : unitAt(strip, (event.clientX - page.left) * scale, yPx);
}

function open(strip: StripMark, unit: number, direction: Direction): void {
  if (canOpen(strip)) openNumber({ ...strip.place, unit }, direction);
}

function Outline({ box, className }: { readonly box: Box; readonly className: string }) {
  return <rect className={className} x={box.xPx - 1} y={box.yPx - 1} width={box.widthPx + 2} height={box.heightPx + 2} />;
}

function Strip({ answer, sight, strip }: { readonly answer: Answer; readonly sight: Sight; readonly strip: StripMark }) {
  const lit = useLit((now) => isLit(now, strip.key));
  const aside = useLit((now) => isAside(now, strip.key));
  const { box, number, label, chosen, change } = strip;
  const isInput = strip.sign === 'x';
  const heightPx = number ? number.yPx + 4 - box.yPx : box.heightPx;
  const own = chosen?.unit ?? 0;
  const point = (event: MouseEvent<SVGGElement>) => {
    const unit = unitUnder(event, strip);
    lightUp(isInput || unit === null ? { term: strip.key } : { term: strip.key, unit });
  };
  return (
    <g
      className={lit ? 'cell-strip cell-lit' : 'cell-strip'}
      role="button"
      tabIndex={0}
      aria-disabled={!canOpen(strip)}
      aria-label={describeStrip(answer, strip, sight)}
      data-sign={strip.sign}
      data-when={strip.when}
      data-aside={aside || undefined}
      onPointerMove={point}
      onPointerLeave={() => lightUp({ term: null, unit: null })}
      onFocus={() => lightUp({ term: strip.key })}
      onBlur={() => lightUp({ term: null })}
      onClick={(event) => open(strip, (event.detail === 0 ? null : unitUnder(event, strip)) ?? own, sight.direction)}
      onKeyDown={pressedByKey(() => open(strip, own, sight.direction))}
    >
      <rect className="cell-strip-hit" x={box.xPx - 2} y={box.yPx - 3} width={box.widthPx + 4} height={heightPx + 3} />
      <rect className="cell-strip-edge" x={box.xPx - 0.5} y={box.yPx - 0.5} width={box.widthPx + 1} height={box.heightPx + 1} />
      <rect className="cell-strip-veil" x={box.xPx} y={box.yPx} width={box.widthPx} height={box.heightPx} />
      {change && <Outline box={change.box} className="cell-change" />}
      {chosen && <Outline box={chosen.box} className="cell-chosen" />}
      {label && <SymbolText {...label} className="cell-symbol" />}
      {number && <Label mark={number} className="cell-number" />}
    </g>
  );
}

/** Heat strips as buttons: pointing shows a unit's numbers everywhere, a press opens that number as its sum. */
export function Strips({
  answer,
  sight,
  strips,
}: {
  readonly answer: Answer;
  readonly sight: Sight;
  readonly strips: readonly StripMark[];
}) {
  return strips.map((strip) => <Strip key={strip.id} answer={answer} sight={sight} strip={strip} />);
}
