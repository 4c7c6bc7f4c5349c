import { fitsStage } from '../../quiz/onStage/kinds';
import type { QuestionAddress } from '../../quiz/question';
import { isChangedByHand } from '../../store/changedByHand';
import type { Scene } from '../../store/scene';

/** How a question about the stage differs from what is there, a sentence each; none where it is about just that, or not about the stage. */
export function differences({ kind, about }: QuestionAddress, scene: Scene): readonly string[] {
  if (!about) return [];
  if (!fitsStage(kind, about)) return ['This question does not fit the network on stage: it draws one of its own.'];
  return [
    ...(about.text === scene.text ? [] : [`Of the text on stage, “${about.text}” is read here.`]),
    ...(isChangedByHand(scene) ? ['What was changed by hand on the stage is left out here.'] : []),
  ];
}
