import { changeScene } from '../../store/sceneStore';
import { lightUp } from '../../store/lit';
import { valueKey, weightKey } from '../../ui/notation';
import type { Factor } from './sum';
import { chooseWeight } from './chosenWeight';

/** Where a factor came from becomes the open number; a weight is shown in its matrix. */
export function followFactor(factor: Factor): void {
  switch (factor.kind) {
    case 'value':
    case 'derived': {
      const { quantity, layer, step, unit } = factor.place;
      if (step >= 0)
        changeScene({
          depth: { kind: 'number', quantity },
          layer,
          step,
          unit,
          direction: factor.kind === 'value' ? factor.direction : 'forward',
        });
      break;
    }
    case 'weight':
      chooseWeight(factor.weight);
      break;
    case 'constant':
      break;
  }
}

/** Whether there is somewhere to go: the state before the first step and the numbers of the cost lead nowhere. */
export function leadsOn(factor: Factor): boolean {
  return factor.kind === 'weight' || (factor.kind !== 'constant' && factor.place.step >= 0);
}

export function lightFactor(factor: Factor | null): void {
  if (!factor || factor.kind === 'constant') return lightUp({ term: null });
  if (factor.kind === 'weight') return lightUp({ term: weightKey(factor.weight.role, factor.weight.gate ?? undefined) });
  return lightUp({ term: valueKey(factor.place.quantity, factor.kind === 'value' ? factor.when : 'now') });
}
