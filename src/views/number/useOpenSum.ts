import { useMemo } from 'react';
import { layerSpecAt, sightOf, vectorOf } from '../../store/readAnswer';
import type { Answer } from '../../store/run';
import { useScene } from '../../store/sceneStore';
import { sumOf } from './number.terms';
import type { NumberSum } from './sum';

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
    const place = { quantity, layer: sight.layer, step: sight.step, unit: sight.unit };
    const isOutput = quantity === 'output' || quantity === 'logits';
    const exists = isOutput || (layerSpecAt(answer.spec, sight.layer).size > 0 && vectorOf(answer, place).length > 0);
    return exists ? sumOf(answer, place, direction) : null;
  }, [answer, depth, step, layer, unit, direction]);
}
