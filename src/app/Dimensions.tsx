import { useScene } from '../store/sceneStore';
import { describeDimensions } from './dimensions.describe';

/** The sizes of what is on the stage, at every depth in the same place. */
export function Dimensions({ steps }: { readonly steps: number }) {
  const words = useScene((scene) => describeDimensions(scene, steps));
  return (
    <span className="stage-dimensions">
      <span className="visually-hidden">Sizes: </span>
      {words}
    </span>
  );
}
