import type { StateName } from '../../engine/recording';
import { hasOutput, tensorName } from '../../store/columns';
import { arrowHead, lineBounds } from './arrows';
import type { ColumnMark, WireMark } from './marks';
import { entry, loopPx, rail } from './rails.layout';
import { ease } from './rolling';
import { weightMark } from './symbols';
import { halfOf, partOf, symbolPx, type WireInput } from './wireInput';

/** From the head of an arrow to what it leads to. */
const cellGapPx = 3;
/** Of a capital letter, above its baseline. */
const capPx = symbolPx * 0.7;

/**
 * Halfway along the arrow; once the rails are loops round the cell, beyond the loop that crosses it where the arrow is long enough, else
 * between the loop and the cell. `cellPx`: the edge of the cell, `away`: on which side of it the arrow is.
 */
function letterLine(input: WireInput, middlePx: number, cellPx: number, lengthPx: number, away: 'above' | 'below'): number {
  const besidePx = (loopPx - capPx) / 2;
  const beyondPx = loopPx + 3.5;
  const fromCellPx = beyondPx + capPx <= lengthPx ? beyondPx : besidePx;
  const linePx = away === 'below' ? cellPx + fromCellPx + capPx : cellPx - fromCellPx;
  const share = ease(input.rolled);
  return (middlePx + 5) * (1 - share) + linePx * share;
}

function vertical(input: WireInput, kind: 'U' | 'up' | 'V', column: ColumnMark, fromPx: number, toPx: number, layer: number): WireMark {
  const x = column.centrePx;
  const letter = kind === 'V' ? 'V' : 'U';
  // Backward arrows come down on the right, so the letter moves to the left.
  const side = input.direction === 'forward' ? ({ xPx: x + 8, anchor: 'start' } as const) : ({ xPx: x - 8, anchor: 'end' } as const);
  const [cellPx, away] = kind === 'V' ? ([fromPx, 'above'] as const) : ([toPx - cellGapPx, 'below'] as const);
  const yPx = letterLine(input, (fromPx + toPx) / 2, cellPx, Math.abs(fromPx - toPx), away);
  const place = { ...side, yPx, sizePx: symbolPx };
  const roomPx = column.widthPx > 24 ? input.pitchPx / 2 - 9 : 0;
  return {
    key: `${kind}${layer}.${column.step}`,
    kind,
    weight: kind === 'V' ? 'V' : tensorName(partOf(input, column.step), layer, 'U'),
    step: column.step,
    layer,
    path: `M${x} ${fromPx}L${x} ${toPx + 1}`,
    head: arrowHead(x, toPx, 'up'),
    bounds: lineBounds(x, fromPx, x, toPx, 4),
    label: weightMark(letter, input.notation, place, roomPx, kind === 'V' ? null : halfOf(input, column.step)),
    labelled: 'in view',
    carries: carriedUp(input, kind, column.step, layer),
    presence: column.presence,
  };
}

/** Zeros come from a step at which nothing is read. */
function carriedUp({ answer }: WireInput, kind: 'U' | 'up' | 'V', step: number, layer: number): WireMark['carries'] {
  if (kind === 'V') return answer.columns[step]?.output === 'ignored' ? 'ignored' : 'values';
  return layer === 1 && answer.columns[step]?.kind === 'zeros' ? 'zero' : 'values';
}

function verticals(input: WireInput): WireMark[] {
  const { bands, columns, spec } = input;
  const top = spec.layers.length;
  return columns.flatMap((column) => {
    const wires = [vertical(input, 'U', column, bands.inputs.bottomPx, (bands.layers[0]?.bottomPx ?? 0) + cellGapPx, 1)];
    for (let layer = 2; layer <= top; layer++) {
      const below = bands.layers[layer - 2];
      const own = bands.layers[layer - 1];
      if (below && own) wires.push(vertical(input, 'up', column, below.topPx, own.bottomPx + cellGapPx, layer));
    }
    if (hasOutput(input.answer, column.step))
      wires.push(vertical(input, 'V', column, bands.layers[top - 1]?.topPx ?? 0, bands.outputs.topPx + cellGapPx, top));
    return wires;
  });
}

/** Narrower columns have no room for these lines between the cells. */
const leastFedGapPx = 7;

/** What was said at one step is read at the next: a line from the output, between the cells, to the input. */
function feedback(input: WireInput): WireMark[] {
  const { answer, bands, columns, gapPx } = input;
  if (gapPx < leastFedGapPx) return [];
  return columns.slice(1).flatMap((to, index): WireMark[] => {
    const from = columns[index];
    if (!from || !answer.columns[to.step]?.own || ease(input.rolled) > 0) return [];
    const between = (from.xPx + from.widthPx + to.xPx) / 2;
    const [topPx, bottomPx] = [bands.predictions.bottomPx - 3, bands.reads.topPx + 2];
    const round = Math.min(5, gapPx / 2);
    const path = `M${from.centrePx + 6} ${topPx}H${between - round}q${round} 0 ${round} ${round}V${bottomPx - round}q0 ${round} ${round} ${round}H${to.centrePx - 4}`;
    return [
      {
        key: `fed.${to.step}`,
        kind: 'fed',
        weight: null,
        step: to.step,
        layer: 0,
        path,
        head: arrowHead(to.centrePx - 3, bottomPx, 'right', 8),
        bounds: lineBounds(from.centrePx, topPx, to.centrePx, bottomPx),
        label: null,
        labelled: 'everywhere',
        carries: 'values',
        presence: 1,
      },
    ];
  });
}

/** All forward arrows: U from what is read, W along h, the c rail, U between layers, V to the predictions. */
export function layoutWires(input: WireInput): readonly WireMark[] {
  const { values } = input.answer;
  const wires: WireMark[] = [...verticals(input), ...feedback(input)];
  input.spec.layers.forEach((spec, index) => {
    const states: readonly StateName[] = spec.cell === 'lstm' ? ['c', 'h'] : ['h'];
    for (const state of states) {
      const first = entry(input, values, index + 1, state);
      if (first) wires.push(first);
      for (let column = 0; column + 1 < input.columns.length; column++) {
        const next = rail(input, values, index + 1, state, column);
        if (next) wires.push(next);
      }
    }
  });
  return wires;
}
