import type { Answer } from '../../store/run';
import { useScene } from '../../store/sceneStore';
import { Formula } from '../../ui/Math';
import { TableButton } from '../../ui/TableButton';
import { describeDifference, tabulateOutputs } from './batch.describe';
import { batchEquation } from './batchSymbols';
import { useBatch } from './useBatch';

/** The layer's equation for a whole mini-batch, in both forms. */
export function BatchWords({ answer }: { readonly answer: Answer }) {
  const notation = useScene((scene) => scene.notation);
  const { result, step, rows } = useBatch(answer);
  const isOwn = useScene((scene) => scene.batch.own !== null);
  if (!result) return null;
  const { gate, biases } = result;
  return (
    <>
      <h2>A mini-batch, step {step}</h2>
      <p className="batch-equation">
        <Formula tree={batchEquation(notation, 'separate', gate, biases.length)} />
      </p>
      <p className="batch-equation">
        <Formula tree={batchEquation(notation, 'stacked', gate, biases.length)} />
      </p>
      <p>{describeDifference(result)}</p>
      {gate !== 'h' && <p>This is the block of one gate; each of the others has matrices of the same shapes.</p>}
      {isOwn && <p>The small layer’s weights and inputs are drawn at random from a seed; none of it is trained.</p>}
      <TableButton title="What goes out, as a table" make={(digits) => tabulateOutputs(result, rows, step, digits)} />
    </>
  );
}
