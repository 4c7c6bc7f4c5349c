import type { Box } from '../../ui/box';
import { formatCount } from '../../ui/format';
import { textWidth } from '../../ui/textWidth';
import type { TimeAxis, TimeColumn } from '../../ui/timeAxis';
import type { PrefixNet, PrefixNets } from './prefixNets';

/** One network: its area is its parameters, a block for each input and one for the rest, on one scale for all. */
export interface NetBar {
  readonly step: number;
  /** From the first input, at the foot, to the last; where they would be hairlines, all as one. */
  readonly blocks: readonly { readonly box: Box; readonly label: string | null }[];
  /** On top: biases, further layers, output layer. */
  readonly rest: { readonly box: Box; readonly label: string | null };
  /** Its count, under it; null where there is no room beside its neighbours'. */
  readonly count: { readonly text: string; readonly xPx: number } | null;
}

export interface PrefixLayout {
  readonly bars: readonly NetBar[];
  readonly basePx: number;
  /** Height of the recurrent network's count, which all steps share, and of its name and number beside it. */
  readonly recurrentPx: number;
  readonly recurrentLabelPx: { readonly name: number; readonly count: number };
  /** Height of the line of counts. */
  readonly countsPx: number;
}

export const labelPx = 11;
const topPx = 8;
const footPx = 20;
const widestBarPx = 46;
/** A letter fits. */
const letterPx = 13;
const wordPx = 26;
/** What is lower is drawn as one with its neighbours. */
const hairlinePx = 5;
const apartPx = 8;

/** Counts that fit beside each other: every so many, so that the one in view is among them. The last is the longest. */
function isCounted(step: number, current: number, texts: readonly string[], pitchPx: number): boolean {
  const widest = textWidth(texts.at(-1) ?? '', labelPx);
  const stride = Math.max(1, Math.ceil((widest + apartPx) / pitchPx));
  return (step - current) % stride === 0;
}

/** A network as tall as its parameters, in its column: blocks from the foot up, the rest on top. */
function layoutNet(net: PrefixNet, column: TimeColumn, typed: readonly string[], basePx: number, pxOf: (count: number) => number) {
  const widthPx = Math.min(widestBarPx, column.widthPx * 0.8);
  const boxOf = (yPx: number, heightPx: number): Box => ({ xPx: column.centrePx - widthPx / 2, yPx, widthPx, heightPx });
  const [blockPx, wholePx, restPx] = [pxOf(net.perInput), pxOf(net.inputs * net.perInput), pxOf(net.rest)];
  const hasLetters = blockPx >= letterPx && widthPx >= letterPx;
  const blocks = Array.from({ length: net.inputs }, (_, place) => ({
    box: boxOf(basePx - (place + 1) * blockPx, blockPx),
    label: hasLetters && textWidth(typed[place] ?? '', letterPx) <= widthPx ? (typed[place] ?? null) : null,
  }));
  return {
    blocks: blockPx < hairlinePx ? [{ box: boxOf(basePx - wholePx, wholePx), label: null }] : blocks,
    rest: { box: boxOf(basePx - wholePx - restPx, restPx), label: restPx >= letterPx && widthPx >= wordPx ? 'rest' : null },
  };
}

/** `typed`: what is read at each step; `current`: the step in view. */
export function layoutPrefixNets(
  { nets, recurrent }: PrefixNets,
  axis: TimeAxis,
  typed: readonly string[],
  current: number,
  roomPx: number,
): PrefixLayout {
  const basePx = Math.max(topPx + 12, roomPx - footPx);
  const most = Math.max(recurrent, ...nets.map(({ total }) => total));
  const pxOf = (count: number) => ((basePx - topPx) * count) / most;
  const texts = nets.map(({ total }) => formatCount(total));
  const bars = axis.columns.flatMap((column): NetBar[] => {
    const { step, centrePx } = column;
    const net = nets[step];
    const count = isCounted(step, current, texts, axis.pitchPx) ? { text: texts[step] ?? '', xPx: centrePx } : null;
    return net ? [{ step, ...layoutNet(net, column, typed, basePx, pxOf), count }] : [];
  });
  const recurrentPx = basePx - pxOf(recurrent);
  // At the upper edge both stand below the line.
  const namePx = Math.max(labelPx, recurrentPx - 3);
  return { bars, basePx, recurrentPx, recurrentLabelPx: { name: namePx, count: namePx + labelPx + 2 }, countsPx: roomPx - 5 };
}
