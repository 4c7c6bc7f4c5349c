import type { ValuePlace } from '../../store/readAnswer';
import type { Direction } from '../../store/scene';
import { changeScene } from '../../store/sceneStore';

/** One depth further in: the sum behind a value, or behind its gradient. */
export function openNumber(place: ValuePlace, direction: Direction): void {
  const { quantity, layer, step, unit } = place;
  changeScene({ depth: { kind: 'number', quantity }, layer, step, unit, direction });
}
