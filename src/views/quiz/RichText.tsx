import { useScene } from '../../store/sceneStore';
import { Formula } from '../../ui/Math';
import { mathTreeOf, type Rich } from '../../quiz/rich';

/** A sentence with its mathematics, in the notation that the learner chose. */
export function RichText({ rich }: { readonly rich: Rich }) {
  const notation = useScene((scene) => scene.notation);
  return rich.map((piece, index) =>
    // Pieces of a sentence have no names of their own, and never change places.
    // oxlint-disable-next-line react/no-array-index-key -- see above
    typeof piece === 'string' ? piece : <Formula key={index} tree={mathTreeOf(piece, notation)} />,
  );
}
