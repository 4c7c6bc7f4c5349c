import type { Sight } from '../../store/readAnswer';
import type { Answer } from '../../store/run';
import { changeScene } from '../../store/sceneStore';
import { layOutMinimap, type MinimapColumn } from './minimap.layout';

function Column({ column, letterPx }: { readonly column: MinimapColumn; readonly letterPx: number }) {
  const { step, sign, unknown, isCurrent, cells, hit } = column;
  const go = (layer?: number) => changeScene(layer === undefined ? { step } : { step, layer }, { merge: 'step' });
  return (
    <g
      className={isCurrent ? 'minimap-column minimap-current' : 'minimap-column'}
      role="button"
      tabIndex={0}
      aria-label={`step ${step}, ${sign}`}
      aria-current={isCurrent ? 'step' : undefined}
      onClick={() => go()}
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === ' ') {
          event.preventDefault();
          go();
        }
      }}
    >
      <rect className="minimap-hit" x={hit.xPx} y={hit.yPx} width={hit.widthPx} height={hit.heightPx} />
      {cells.map(({ layer, isCurrent: inView, box }) => (
        <g key={layer} onClick={(event) => (event.stopPropagation(), go(layer))}>
          <line className="minimap-rail" x1={hit.xPx - 4} x2={box.xPx} y1={box.yPx + 6} y2={box.yPx + 6} />
          <rect
            className={inView ? 'minimap-cell minimap-here' : 'minimap-cell'}
            x={box.xPx}
            y={box.yPx}
            width={box.widthPx}
            height={box.heightPx}
          />
        </g>
      ))}
      <text className={unknown ? 'minimap-unknown' : 'minimap-sign'} x={hit.xPx + hit.widthPx / 2} y={letterPx} textAnchor="middle">
        {sign}
      </text>
    </g>
  );
}

/** The graph in small above the open cell: where in it the learner is, and the way to its neighbours. */
export function Minimap({ answer, sight, roomPx }: { readonly answer: Answer; readonly sight: Sight; readonly roomPx: number }) {
  const map = layOutMinimap(answer.columns, answer.spec.layers.length, sight, roomPx);
  const lettersPx = map.heightPx - 6;
  return (
    <svg className="minimap" width={map.widthPx} height={map.heightPx} role="group" aria-label="Steps of the graph">
      {map.hiddenBefore > 0 && (
        <text className="minimap-more" x={0} y={lettersPx}>
          …
        </text>
      )}
      {map.columns.map((column) => (
        <Column key={column.step} column={column} letterPx={lettersPx} />
      ))}
      {map.hiddenAfter > 0 && (
        <text className="minimap-more" x={map.widthPx - 4} y={lettersPx} textAnchor="end">
          …
        </text>
      )}
    </svg>
  );
}
