import { tensorsOf } from '../../store/readAnswer';
import type { Answer } from '../../store/run';
import type { WeightPosition } from '../../store/scene';
import { changeScene, useScene } from '../../store/sceneStore';
import type { WeightPlace } from './sum';

/** A position in a tensor as row, column and gate; null when the model has no such tensor. */
export function placeOf({ spec }: Pick<Answer, 'spec'>, { tensor: name, index }: WeightPosition): WeightPlace | null {
  const tensor = tensorsOf(spec).find((other) => other.name === name);
  if (!tensor || index >= tensor.count) return null;
  const width = tensor.shape.at(-1) ?? 1;
  const size = width / Math.max(1, tensor.gates.length);
  const along = index % width;
  return {
    tensor: name,
    role: tensor.role,
    layer: tensor.layer,
    gate: tensor.gates[Math.floor(along / size)] ?? null,
    row: tensor.shape.length > 1 ? Math.floor(index / width) : null,
    column: along % size,
    index,
  };
}

/** The weight whose value is open for reading or changing, shared by the sum and the words beside it. */
export function chooseWeight(weight: WeightPlace | null): void {
  changeScene({ weight: weight && { tensor: weight.tensor, index: weight.index } });
}

export const weightFieldId = 'weight-value';

/** The same, and its value is typed next. */
export function typeWeight(weight: WeightPlace): void {
  chooseWeight(weight);
  // The field is there once the choice is drawn.
  requestAnimationFrame(() => document.getElementById(weightFieldId)?.focus());
}

export function useChosenWeight(answer: Answer): WeightPlace | null {
  const weight = useScene((scene) => scene.weight);
  return weight && placeOf(answer, weight);
}
