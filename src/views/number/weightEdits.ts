import type { WeightEdit } from '../../store/scene';
import { changeScene } from '../../store/sceneStore';
import type { WeightPlace } from './sum';

export const isEditOf =
  ({ tensor, index }: Pick<WeightPlace, 'tensor' | 'index'>) =>
  (edit: WeightEdit): boolean =>
    edit.tensor === tensor && edit.index === index;

let strokes = 0;

/** A new drag, or a new burst of keys, begins: what follows can be undone by itself. */
export function beginStroke(): void {
  strokes += 1;
}

/** Sets a weight by hand and opens it; null: as learnt. All that is set in one stroke is one undo step. */
export function setWeight({ tensor, index }: Pick<WeightPlace, 'tensor' | 'index'>, value: number | null): void {
  changeScene(
    ({ edits }) => {
      const others = edits.filter((edit) => !isEditOf({ tensor, index })(edit));
      return { edits: value === null ? others : [...others, { tensor, index, value }], weight: { tensor, index } };
    },
    { merge: `edit ${tensor} ${index} ${strokes}` },
  );
}
