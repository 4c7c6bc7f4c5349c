import { pinInView } from '../store/pins';
import { sightOf, valueOf, vectorOf } from '../store/readAnswer';
import type { Answer } from '../store/run';
import type { Scene } from '../store/scene';
import { copy } from '../ui/clipboard';
import { writeNumber, writeVector } from '../ui/tsv';
import { describePin } from './pinned.describe';

/** The number singled out; without one, the hidden state of the cell in view with all its units. */
export function copyInView(answer: Answer, scene: Scene): void {
  const pin = pinInView(scene);
  if (pin) return copy(describePin(answer, pin).words, writeNumber(valueOf(answer, pin, pin.direction)));
  const { step, layer, direction } = sightOf(scene, answer);
  const vector = vectorOf(answer, { quantity: 'h', layer, step }, direction);
  const name = `${direction === 'backward' ? 'gradient of the ' : ''}hidden state of step ${step}, ${vector.length} units`;
  copy(name, writeVector(vector, String));
}
