import type { Direction, Scene } from '../../store/scene';
import { changeScene } from '../../store/sceneStore';
import { Segmented } from '../../ui/controls/Segmented';

const contentsOf = (direction: Direction) =>
  [
    { value: 'values', label: direction === 'forward' ? 'values' : 'gradients' },
    { value: 'change', label: 'change' },
  ] as const;

/** Of a network in which something was changed by hand: its values, or gradients, or what the change made of them. */
export function ContentsSwitch({ direction, strips }: Pick<Scene, 'direction' | 'strips'>) {
  return (
    <Segmented
      label="What the strips show"
      value={strips}
      options={contentsOf(direction)}
      onChange={(next) => changeScene({ strips: next })}
    />
  );
}
