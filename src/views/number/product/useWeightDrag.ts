import { type PointerEvent, useRef } from 'react';
import type { WeightPlace } from '../sum';
import { beginStroke, setWeight } from '../weightEdits';

/** A press that moves further than this is a drag. */
const slackPx = 4;
/** Up is more: the height of a laptop's figure takes a weight through all that it could sensibly be. */
const perPx = 0.02;

interface Drag {
  readonly weight: WeightPlace;
  readonly value: number;
  readonly fromPx: number;
  moved: boolean;
}

interface Handlers {
  readonly onPointerDown: (event: PointerEvent<SVGSVGElement>) => void;
  /** True while a weight is being dragged. */
  readonly onDrag: (event: PointerEvent<SVGSVGElement>) => boolean;
  readonly onPointerUp: (event: PointerEvent<SVGSVGElement>) => void;
}

/**
 * Up and down on an entry changes it, and the network answers at once; a press without a move chooses it. A finger scrolls the page
 * instead: there the slider of the chosen weight does the same.
 */
export function useWeightDrag(
  under: (event: PointerEvent<SVGSVGElement>) => { readonly weight: WeightPlace; readonly value: number } | null,
  onChoose: (weight: WeightPlace) => void,
): Handlers {
  const drag = useRef<Drag | null>(null);
  return {
    onPointerDown: (event) => {
      const found = event.button === 0 ? under(event) : null;
      drag.current = found && { ...found, fromPx: event.clientY, moved: false };
    },
    onDrag: (event) => {
      const { current } = drag;
      if (!current || event.pointerType === 'touch') return false;
      const upPx = current.fromPx - event.clientY;
      if (!current.moved && Math.abs(upPx) <= slackPx) return true;
      if (!current.moved) {
        beginStroke();
        event.currentTarget.setPointerCapture(event.pointerId);
        current.moved = true;
      }
      setWeight(current.weight, Math.round((current.value + upPx * perPx) * 100) / 100);
      return true;
    },
    onPointerUp: () => {
      const { current } = drag;
      drag.current = null;
      if (current && !current.moved) onChoose(current.weight);
    },
  };
}
