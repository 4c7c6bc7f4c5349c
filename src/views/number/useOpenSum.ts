import { useMemo } from 'react';
import { perObject } from '../../store/perObject';
import { layerSpecAt, sightOf, type ValuePlace, vectorOf } from '../../store/readAnswer';
import type { Answer } from '../../store/run';
import type { Direction } from '../../store/scene';
import { useScene } from '../../store/sceneStore';
import { sumOf } from './number.terms';
import type { NumberSum } from './sum';

const lastOf = perObject<Answer, { name: string; sum: NumberSum | null }>(() => ({ name: '', sum: null }));

/** Found once for the figure and its words. */
function findSum(answer: Answer, place: ValuePlace, direction: Direction): NumberSum | null {
  const last = lastOf(answer);
  const name = `${place.quantity} ${place.layer} ${place.step} ${place.unit} ${direction}`;
  if (last.name === name) return last.sum;
  const isOutput = place.quantity === 'output' || place.quantity === 'logits';
  const exists = isOutput || (layerSpecAt(answer.spec, place.layer).size > 0 && vectorOf(answer, place).length > 0);
  return Object.assign(last, { name, sum: exists ? sumOf(answer, place, direction) : null }).sum;
}

/** The sum of the number that is open; null while the answer in hand does not have it yet. */
export function useOpenSum(answer: Answer): NumberSum | null {
  const depth = useScene((scene) => scene.depth);
  const step = useScene((scene) => scene.step);
  const layer = useScene((scene) => scene.layer);
  const unit = useScene((scene) => scene.unit);
  const direction = useScene((scene) => scene.direction);
  return useMemo(() => {
    const quantity = depth.kind === 'number' ? depth.quantity : 'h';
    const sight = sightOf({ step, layer, unit, direction }, answer, quantity);
    return findSum(answer, { quantity, layer: sight.layer, step: sight.step, unit: sight.unit }, direction);
  }, [answer, depth, step, layer, unit, direction]);
}
