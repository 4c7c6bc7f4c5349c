import type { Answer } from '../../store/run';
import type { Question } from '../../store/scene';
import { changeScene } from '../../store/sceneStore';
import { Button } from '../../ui/controls/Button';
import { Segmented } from '../../ui/controls/Segmented';
import { TableButton } from '../../ui/TableButton';
import { useInfluences } from './Saliency';
import { dashedNote, describeSaliency, measureWords, tabulateSaliency } from './saliency.describe';

const measures = [
  { value: 'set', label: 'as it was read' },
  { value: 'norm', label: 'whatever was read' },
] as const;

/** The answer to “why?”: which inputs the output asked about depends on. */
export function SaliencyWords({ answer, question }: { readonly answer: Answer; readonly question: Question }) {
  const all = useInfluences(answer, question);
  const { measure } = question;
  return (
    <div className="saliency-words">
      <p aria-live="polite">{all ? describeSaliency(answer, question, all) : '…'}</p>
      <p className="graph-words-measure">
        {measureWords[measure]}.{all && dashedNote(all)}
      </p>
      <div className="saliency-choices">
        <Segmented
          label="How influence is measured"
          value={measure}
          options={measures}
          onChange={(chosen) => changeScene({ asked: { ...question, measure: chosen } })}
        />
        {all && <TableButton title="What mattered to the output" make={(digits) => tabulateSaliency(answer, question, all, digits)} />}
        <Button weight="quiet" onPress={() => changeScene({ asked: null })}>
          ask no more
        </Button>
      </div>
    </div>
  );
}
