import { useMemo, useState } from 'react';
import { timeSpanOf } from '../../store/columns';
import type { Answer } from '../../store/run';
import { useScene } from '../../store/sceneStore';
import { TableButton } from '../../ui/TableButton';
import { textWidth } from '../../ui/textWidth';
import { axisOf } from '../../ui/timeAxis';
import { describeNet, describePrefixNets, tabulatePrefixNets } from './prefix.describe';
import { layoutPrefixNets } from './prefix.layout';
import { PrefixMarks } from './PrefixMarks';
import { prefixNets } from './prefixNets';
import './prefix.css';

const linePx = 17;
const wordsPx = 13;
const tablePx = 92;

/** The words wrap beside the button on a phone, and keep their lines when others take their place. */
const headHeight = (words: string, widthPx: number): number =>
  Math.max(28, Math.ceil(textWidth(words, wordsPx) / Math.max(120, widthPx - tablePx)) * linePx + 4);

/**
 * What a sequence would take without a loop, on the graph's time axis: at every step a feed-forward network for all inputs so far, its
 * parameters to scale, and as one line for all of them those of the recurrent network.
 */
export function PrefixPanel({ answer, width, height }: { readonly answer: Answer; readonly width: number; readonly height: number }) {
  const wished = useScene((scene) => scene.step);
  const zoom = useScene((scene) => scene.zoom);
  const [pointed, setPointed] = useState<number | null>(null);
  const { columns, spec } = answer;
  const step = Math.min(wished, columns.length - 1);
  const axis = axisOf(timeSpanOf(answer), { widthPx: width, focus: step, zoom });
  const nets = useMemo(() => prefixNets(spec, columns.length), [spec, columns.length]);
  const typed = useMemo(() => columns.map((column) => column.typed), [columns]);
  const label = describePrefixNets(nets);
  // A text may have become shorter under a resting pointer.
  const sayNet = (at: number) => nets.nets[at] && describeNet(nets.nets[at]);
  const headPx = headHeight(label, width);
  const roomPx = Math.max(40, height - headPx);
  const layout = useMemo(() => layoutPrefixNets(nets, axis, typed, step, roomPx), [nets, axis, typed, step, roomPx]);
  return (
    <figure className="prefix" aria-label={`Networks for prefixes. ${label} ${sayNet(step)}`} style={{ width, height }}>
      <div className="prefix-head" style={{ height: headPx }}>
        <output className="prefix-words">{(pointed === null ? null : sayNet(pointed)) ?? label}</output>
        <TableButton title="Networks for prefixes, as a table" make={() => tabulatePrefixNets(answer, nets)} />
      </div>
      <PrefixMarks {...{ layout, axis, step, width }} recurrent={nets.recurrent} height={roomPx} onPoint={setPointed} />
    </figure>
  );
}
