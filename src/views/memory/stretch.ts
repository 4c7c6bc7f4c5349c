import { stretchText } from '../../data/recall/words';
import { changeScene } from '../../store/sceneStore';

/** Brings the text on stage to so many letters, the step in view to the last of them. */
export type Stretch = (letters: number) => void;

/** What is cut off while a length is looked for comes back when the text grows again, as long as nobody else changes it. */
export function createStretch(): Stretch {
  let made: { readonly from: string; readonly text: string } | null = null;
  return (letters) =>
    changeScene(
      ({ text }) => {
        const from = made?.text === text ? made.from : text;
        made = { from, text: stretchText(from, letters) };
        return { text: made.text, step: letters };
      },
      { merge: 'stretch' },
    );
}
