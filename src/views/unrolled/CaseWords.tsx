import type { CaseSequence } from '../../interop/reference/sequenceCase';
import type { Answer } from '../../store/run';
import { useScene } from '../../store/sceneStore';
import { describeCase, describeState } from './graphWords.describe';

/** Of a case: what it is, and how far the state in view has come. */
export function CaseWords({ answer, sequence, step }: { readonly answer: Answer; readonly sequence: CaseSequence; readonly step: number }) {
  const layer = useScene((scene) => scene.layer);
  return (
    <>
      <h2>A reference case</h2>
      {describeCase(answer, sequence).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <p>{describeState(answer, step, layer)}</p>
    </>
  );
}
