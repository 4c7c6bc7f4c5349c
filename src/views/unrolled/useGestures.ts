import { type KeyboardEvent, type PointerEvent, type RefObject, useCallback, useEffect, useState } from 'react';
import { limits } from '../../store/limits';
import type { Answer } from '../../store/run';
import { togglePin } from '../../store/pins';
import type { Scene } from '../../store/scene';
import { changeScene } from '../../store/sceneStore';
import { placeIn, placeOf } from '../../ui/pointer';
import { boundaryAt, columnAt } from '../../ui/timeAxis';
import { truncationAt } from './backward';
import { toggleStep } from './costSteps';
import { cellAt, type Spot, spotAt } from './hit';
import type { UnrolledLayout } from './marks';
import { quantitiesOf } from './strips';

/** The cell in view, and the value singled out in it. */
export type Sight = Pick<Scene, 'step' | 'layer' | 'unit' | 'quantity'>;

export interface Gestures {
  /** The value under the pointer, else the one that was pressed or walked to with the keyboard. */
  readonly spot: Spot | null;
  readonly onPointerMove: (event: PointerEvent<SVGGElement>) => void;
  readonly onPointerLeave: () => void;
  readonly onClick: (event: PointerEvent<SVGGElement>) => void;
  readonly onDoubleClick: (event: PointerEvent<SVGGElement>) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onToggleLoss: (step: number) => void;
  readonly onSetTruncation: (truncation: number | null) => void;
  readonly onDragCut: (event: PointerEvent) => void;
}

export function useGestures(answer: Answer, layout: UnrolledLayout, figure: RefObject<SVGSVGElement | null>, sight: Sight): Gestures {
  const [pointed, setPointed] = useState<Spot | null>(null);
  const { step, layer, unit, quantity } = sight;
  const spot = pointed ?? (quantity !== null && unit !== null ? { step, layer, quantity, unit } : null);
  const steps = answer.columns.length;

  const find = (event: PointerEvent<SVGGElement>) => {
    const place = placeOf(event, layout.widthPx);
    const cell = cellAt(layout, place.xPx, place.yPx);
    const units = cell ? (answer.spec.layers[cell.layer - 1]?.size ?? 0) : 0;
    return { place, cell, spot: cell ? spotAt(cell, units, place.xPx, place.yPx) : null };
  };

  const select = (event: PointerEvent<SVGGElement>) => {
    const { place, cell, spot: found } = find(event);
    if (found && event.shiftKey) return changeScene((scene) => togglePin(scene, { ...found, direction: scene.direction }));
    if (cell) return changeScene({ step: cell.step, layer: cell.layer, ...(found ? { unit: found.unit, quantity: found.quantity } : {}) });
    const column = columnAt(layout.axis, place.xPx);
    return column ? changeScene({ step: column.step }) : undefined;
  };

  /** Within the cell in view, from strip to strip; the keys of the whole app walk through steps, layers and units. */
  const walk = (by: number) => {
    const spec = answer.spec.layers[layer - 1];
    const all = spec ? quantitiesOf(spec) : [];
    const index = all.findIndex((other) => other === quantity);
    const next = all[Math.min(Math.max(0, index === -1 ? all.length - 1 : index + by), all.length - 1)] ?? null;
    changeScene({ quantity: next, unit: unit ?? 0 }, { merge: 'value' });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const target = event.target instanceof Element ? event.target.closest('[data-cell]') : null;
    if (!target) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      changeScene({ depth: { kind: 'cell' } });
    } else if (event.shiftKey && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
      event.preventDefault();
      walk(event.key === 'ArrowLeft' ? -1 : 1);
    }
  };

  const onToggleLoss = useCallback((which: number) => changeScene((scene) => ({ cost: toggleStep(scene.cost, which, steps) })), [steps]);

  const onDragCut = (event: PointerEvent) => {
    if (!figure.current) return;
    const { xPx } = placeIn(event, figure.current, layout.widthPx);
    const boundary = Math.min(boundaryAt(layout.axis, xPx), step);
    changeScene({ truncation: truncationAt(boundary, step) }, { merge: 'truncation' });
  };

  return {
    spot,
    onPointerMove: (event) => setPointed(find(event).spot),
    onPointerLeave: () => setPointed(null),
    onClick: select,
    onDoubleClick: (event) => {
      if (find(event).cell) changeScene({ depth: { kind: 'cell' } });
    },
    onKeyDown,
    onToggleLoss,
    onSetTruncation: (truncation) => changeScene({ truncation }, { merge: 'truncation' }),
    onDragCut,
  };
}

/** Pinching, or the wheel with Control, zooms; sideways, the wheel walks through time. */
export function useWheel(figure: RefObject<SVGSVGElement | null>, pitchPx: number): void {
  useEffect(() => {
    const element = figure.current;
    let sidewaysPx = 0;
    const turn = (event: WheelEvent) => {
      if (event.ctrlKey) {
        event.preventDefault();
        const { from, to } = limits.zoom;
        changeScene(({ zoom }) => ({ zoom: Math.min(to, Math.max(from, zoom * 2 ** (-event.deltaY / 200))) }), { merge: 'zoom' });
      } else if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
        event.preventDefault();
        sidewaysPx += event.deltaX;
        const by = Math.trunc(sidewaysPx / pitchPx);
        sidewaysPx -= by * pitchPx;
        if (by !== 0) changeScene(({ step }) => ({ step: Math.max(0, step + by) }), { merge: 'wheel' });
      }
    };
    element?.addEventListener('wheel', turn, { passive: false });
    return () => element?.removeEventListener('wheel', turn);
  }, [figure, pitchPx]);
}
