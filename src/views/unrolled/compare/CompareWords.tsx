import { useComparison } from '../../../store/comparisonStore';
import type { Answer } from '../../../store/run';
import { useScene } from '../../../store/sceneStore';
import { describeEffects } from './changed.describe';
import { describeAt, describeFairness, describeGuesses, describeLosses, describeVanishing } from './compare.describe';
import { rowName } from '../../../store/rivalNames';

/** What the comparison shows, in sentences; every number in them is an engine's for this text. */
export function CompareWords({ answer }: { readonly answer: Answer }) {
  const compared = useScene((scene) => scene.compared);
  const direction = useScene((scene) => scene.direction);
  const layer = useScene((scene) => scene.layer);
  const step = useScene((scene) => Math.min(scene.step, answer.losses.data.length - 1));
  const rows = useComparison(compared, answer);
  const ready = compared.flatMap((cell, index) => {
    const row = rows[index];
    return row?.status === 'ready' ? [{ cell, name: rowName(cell, answer.scene.model, compared), answer: row.answer }] : [];
  });
  const { scene } = answer;
  const isWhole = ready.length === compared.length;
  return (
    <>
      <h2>{direction === 'backward' ? 'Whose gradient arrives?' : answer.key ? 'Who is right?' : 'Who guesses best?'}</h2>
      {isWhole ? (
        direction === 'forward' ? (
          <>
            <p>{describeGuesses(ready)}</p>
            <p>{describeLosses(ready)}</p>
          </>
        ) : (
          <p>{describeVanishing(ready, layer)}</p>
        )
      ) : (
        <p>Some of the cells are still on their way.</p>
      )}
      {isWhole && answer.unchanged && <p>{describeEffects(scene, ready)}</p>}
      <ul className="compare-list">
        {ready.map((each) => (
          <li key={each.cell}>{describeAt(each, step, layer, direction)}</li>
        ))}
      </ul>
      <p className="compare-fair">{describeFairness(scene)}</p>
    </>
  );
}
