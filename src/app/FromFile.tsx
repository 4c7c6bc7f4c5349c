import { changeScene, useScene } from '../store/sceneStore';
import { withUsualWeights } from '../store/shipped';
import { Button } from '../ui/controls/Button';

/** Whose weights they are, and the way back. */
export function FromFile() {
  const source = useScene(({ model }) => model.source);
  if (source.kind !== 'file') return null;
  const leave = () => changeScene(({ model }) => ({ model: withUsualWeights(model) }));
  return (
    <p className="from-file">
      <span>Weights out of ‘{source.name}’.</span>
      <Button weight="quiet" onPress={leave}>
        close the file
      </Button>
    </p>
  );
}
