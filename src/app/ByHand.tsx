import { changeScene, useScene } from '../store/sceneStore';
import { Button } from '../ui/controls/Button';
import { describeByHand } from './byHand.describe';

/** That the network on stage is not as it was learnt, and the way back, at whatever depth. */
export function ByHand() {
  const words = useScene(describeByHand);
  if (words === null) return null;
  return (
    <p className="by-hand">
      {words} <Button onPress={() => changeScene({ clamps: [], edits: [], gain: 1 })}>back to as learnt</Button>
    </p>
  );
}
