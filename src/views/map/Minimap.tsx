import type { KeyboardEvent } from 'react';
import type { Answer } from '../../store/run';
import { changeScene, useScene } from '../../store/sceneStore';
import { layOutMinimap, type MinimapColumn } from './minimap.layout';
import './minimap.css';

/** What a press or Enter on a mark of the map does. */
function leadingTo(place: { readonly step: number; readonly layer?: number }) {
  const go = () => changeScene(place, { merge: 'step' });
  return {
    role: 'button',
    tabIndex: 0,
    onClick: go,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      go();
    },
  } as const;
}

/** The column in view leads to its layers, where there are several; every other one to its step. */
function Column({ column, letterPx }: { readonly column: MinimapColumn; readonly letterPx: number }) {
  const { step, sign, unknown, isCurrent, cells, hit } = column;
  const hasLayers = isCurrent && cells.length > 1;
  const name = `step ${step}, ${sign}`;
  const whole = { 'aria-label': name, 'aria-current': isCurrent ? ('step' as const) : undefined };
  return (
    <g
      className={isCurrent ? 'minimap-column minimap-current' : 'minimap-column'}
      {...(hasLayers ? { role: 'group', 'aria-label': name } : { ...whole, ...leadingTo({ step }) })}
    >
      <rect className="minimap-hit" x={hit.xPx} y={hit.yPx} width={hit.widthPx} height={hit.heightPx} />
      {cells.map(({ layer, isCurrent: inView, box }) => (
        <g
          key={layer}
          {...(hasLayers && { 'aria-label': `layer ${layer}`, 'aria-current': inView || undefined, ...leadingTo({ step, layer }) })}
        >
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

/** The graph in small above the open cell or number: where in it the learner is, and the way to the neighbours. */
export function Minimap({ answer, roomPx }: { readonly answer: Answer; readonly roomPx: number }) {
  const layers = answer.spec.layers.length;
  const step = useScene((scene) => Math.min(scene.step, answer.columns.length - 1));
  const layer = useScene((scene) => Math.min(scene.layer, layers));
  const map = layOutMinimap(answer.columns, layers, { step, layer }, roomPx);
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
          <Column key={column.step} column={column} letterPx={lettersPx} />
        ))}
      </g>
      {map.hiddenAfter > 0 && (
        <text className="minimap-more" x={map.widthPx - 4} y={lettersPx} textAnchor="end">
          …
        </text>
      )}
    </svg>
  );
}
