import type { Answer } from '../../store/run';
import { changeScene, useScene } from '../../store/sceneStore';
import type { Box } from '../../ui/box';
import { pressedByKey } from '../../ui/controls/pressedByKey';
import { cutSign } from '../../ui/cutSign';
import { layOutMinimap, type MinimapColumn, traceMap } from './minimap.layout';
import './minimap.css';

/** What a press or Enter on a mark of the map does. */
function leadingTo(place: { readonly step: number; readonly layer?: number }) {
  const go = () => changeScene(place, { merge: 'step' });
  return {
    role: 'button',
    tabIndex: 0,
    onClick: go,
    onKeyDown: pressedByKey(go),
  } as const;
}

interface PlaceProps {
  readonly box: Box;
  readonly name: string;
  readonly isCurrent: boolean;
  readonly leadsTo: Parameters<typeof leadingTo>[0];
}

function Place({ box, name, isCurrent, leadsTo }: PlaceProps) {
  return (
    <rect
      className="minimap-place"
      x={box.xPx}
      y={box.yPx}
      width={box.widthPx}
      height={box.heightPx}
      aria-label={name}
      aria-current={isCurrent ? 'step' : undefined}
      {...leadingTo(leadsTo)}
    />
  );
}

/** Where a column is pressed: the one in view leads to its layers, where there are several; every other one to its step. */
function Places({ column }: { readonly column: MinimapColumn }) {
  const { step, sign, isCurrent, cells, hit } = column;
  const name = `step ${step}, ${sign}`;
  if (!isCurrent || cells.length === 1) return <Place box={hit} name={name} isCurrent={isCurrent} leadsTo={{ step }} />;
  return (
    <g role="group" aria-label={name}>
      {cells.map(({ layer, isCurrent: inView, box }) => (
        <Place key={layer} box={box} name={`layer ${layer}`} isCurrent={inView} leadsTo={{ step, layer }} />
      ))}
    </g>
  );
}

/** Widths are reckoned for an upright face: the italics of the map are narrower. */
const signPx = 12;

/** What each column reads. */
function Signs({ columns, yPx }: { readonly columns: readonly MinimapColumn[]; readonly yPx: number }) {
  return columns.map(({ step, sign, unknown, isCurrent, hit }) => (
    <text
      key={step}
      className={unknown ? 'minimap-unknown' : isCurrent ? 'minimap-read' : undefined}
      x={hit.xPx + hit.widthPx / 2}
      y={yPx}
      textAnchor="middle"
      aria-hidden="true"
    >
      {cutSign(sign, hit.widthPx, signPx)}
    </text>
  ));
}

/** The graph in small above the open cell or number: where in it the learner is, and the way to the neighbours. */
export function Minimap({ answer, roomPx }: { readonly answer: Answer; readonly roomPx: number }) {
  const layers = answer.spec.layers.length;
  const step = useScene((scene) => Math.min(scene.step, answer.columns.length - 1));
  const layer = useScene((scene) => Math.min(scene.layer, layers));
  const map = layOutMinimap(answer.columns, layers, { step, layer }, roomPx);
  const { cells, rails } = traceMap(map);
  const here = map.columns.flatMap((column) => column.cells).find(({ isCurrent }) => isCurrent)?.box;
  const lettersPx = map.heightPx - 6;
  return (
    <svg className="minimap" width={map.widthPx} height={map.heightPx} role="navigation" aria-label="Steps of the graph">
      {map.hiddenBefore > 0 && (
        <text className="minimap-more" x={0} y={lettersPx}>
          …
        </text>
      )}
      <g transform={`translate(${-map.fromPx} 0)`}>
        {map.columns.map((column) => (
          <Places key={column.step} column={column} />
        ))}
        <path className="minimap-rails" d={rails} />
        <path className="minimap-cells" d={cells} />
        {here && <rect className="minimap-here" x={here.xPx} y={here.yPx} width={here.widthPx} height={here.heightPx} />}
        <Signs columns={map.columns} yPx={lettersPx} />
      </g>
      {map.hiddenAfter > 0 && (
        <text className="minimap-more" x={map.widthPx - 4} y={lettersPx} textAnchor="end">
          …
        </text>
      )}
    </svg>
  );
}
