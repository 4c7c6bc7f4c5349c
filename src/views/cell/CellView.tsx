import { useMemo } from 'react';
import { useLit } from '../../store/lit';
import { layerSpecAt, sightOf } from '../../store/readAnswer';
import type { Answer } from '../../store/run';
import { changeScene, useScene } from '../../store/sceneStore';
import { Button } from '../../ui/controls/Button';
import { FigureTable } from '../../ui/FigureTable';
import { type MapSlot, roomForMapPx } from '../../ui/mapSlot';
import { CellFigure } from './CellFigure';
import { CellLegend } from './CellLegend';
import { tabulateCell } from './cell.describe';
import { cellKey, keyWidths, layOutHead } from './legend.layout';
import './cell.css';

/** Below this the wiring would fold onto itself; a lower room scrolls. */
const lowestFigurePx = 316;
const gapPx = 8;

/** Without the map the head lies over the figure's upper left corner, which is empty. */
function headClass(hasMap: boolean, isStacked: boolean): string {
  if (!hasMap) return 'cell-head cell-head-over';
  return isStacked ? 'cell-head cell-head-stacked' : 'cell-head';
}

/** One cell at one step: its wiring with the values, or the gradients, that run through it. */
export function CellView(props: { readonly answer: Answer; readonly width: number; readonly height: number; readonly map: MapSlot }) {
  const { answer, width, height, map } = props;
  const step = useScene((scene) => scene.step);
  const layer = useScene((scene) => scene.layer);
  const unit = useScene((scene) => scene.unit);
  const direction = useScene((scene) => scene.direction);
  const notation = useScene((scene) => scene.notation);
  const pointed = useLit((lit) => lit.unit);
  const asTable = useScene((scene) => scene.asTable);
  const digits = useScene((scene) => scene.digits);
  const sight = useMemo(() => sightOf({ step, layer, unit, direction }, answer), [answer, step, layer, unit, direction]);
  const key = useMemo(() => cellKey(answer, sight, notation), [answer, sight, notation]);
  const hasMap = height >= roomForMapPx;
  const keyPx = asTable ? { scalesPx: 0, changePx: 0 } : keyWidths(key);
  const head = layOutHead({ widthPx: width, heightPx: height - gapPx, mapPx: hasMap ? map.heightPx : null, ...keyPx }, lowestFigurePx);
  const headPx = hasMap ? head.heightPx + gapPx : 0;
  const roomPx = height - headPx;
  const units = layerSpecAt(answer.spec, sight.layer).size;
  const shown = pointed !== null && pointed < units ? { ...sight, unit: pointed } : sight;
  return (
    <div className="cell" style={{ width, height }}>
      <div className={headClass(hasMap, head.isStacked)} style={{ height: hasMap ? head.heightPx : 'auto' }}>
        <Button weight="quiet" pressed={asTable} onPress={() => changeScene({ asTable: !asTable })}>
          as a table
        </Button>
        {head.hasKey && !asTable && <CellLegend {...key} />}
        {hasMap && map.draw(head.mapRoomPx)}
      </div>
      <div style={{ marginTop: hasMap ? gapPx : 0, height: roomPx, overflow: roomPx < lowestFigurePx ? 'auto' : 'hidden' }}>
        {asTable ? (
          <FigureTable make={(decimals) => tabulateCell(answer, sight, notation, decimals)} digits={digits} height={roomPx} />
        ) : (
          <CellFigure
            answer={answer}
            sight={sight}
            shown={shown}
            notation={notation}
            width={width}
            height={Math.max(roomPx, lowestFigurePx)}
          />
        )}
      </div>
    </div>
  );
}
