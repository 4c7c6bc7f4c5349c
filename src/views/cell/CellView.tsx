import { useMemo } from 'react';
import { useLit } from '../../store/lit';
import { layerSpecAt, sightOf } from '../../store/readAnswer';
import type { Answer } from '../../store/run';
import type { Direction } from '../../store/scene';
import { changeScene, useScene } from '../../store/sceneStore';
import { Button } from '../../ui/controls/Button';
import { FigureTable } from '../../ui/FigureTable';
import { type MapSlot, roomForMapPx } from '../../ui/mapSlot';
import { CellFigure } from './CellFigure';
import { CellLegend } from './CellLegend';
import { tabulateCell } from './cell.describe';
import './cell.css';

const buttonPx = 90;

/** What the head leaves for the map: beside the button and, where it is shown, the legend of the scales. */
function mapRoom(widthPx: number, hasLegend: boolean, direction: Direction, isChanged: boolean): number {
  const legendPx = (direction === 'backward' ? 300 : 400) + (isChanged ? 130 : 0);
  return Math.min(widthPx - buttonPx - (hasLegend ? legendPx : 0), widthPx * 0.62);
}

/** Below this the wiring would fold onto itself; a lower room scrolls. */
const lowestFigurePx = 316;
const gapPx = 8;

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
  const hasMap = height >= roomForMapPx;
  const headPx = hasMap ? Math.max(28, map.heightPx) + gapPx : 0;
  const roomPx = height - headPx;
  const hasLegend = width >= 720 && !asTable;
  const units = layerSpecAt(answer.spec, sight.layer).size;
  const shown = pointed !== null && pointed < units ? { ...sight, unit: pointed } : sight;
  return (
    <div className="cell" style={{ width, height }}>
      <div className={hasMap ? 'cell-head' : 'cell-head cell-head-over'} style={{ height: hasMap ? headPx - gapPx : 'auto' }}>
        <Button weight="quiet" pressed={asTable} onPress={() => changeScene({ asTable: !asTable })}>
          as a table
        </Button>
        {hasLegend && <CellLegend answer={answer} sight={sight} />}
        {hasMap && map.draw(mapRoom(width, hasLegend, sight.direction, answer.unchanged !== null))}
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
