import { useMemo } from 'react';
import type { Responses } from '../../quiz/grade';
import type { ConventionTensor } from '../../interop/conventions';
import { layerOf } from '../../quiz/counts/countTask';
import type { Question, SolutionRow } from '../../quiz/question';
import { plain } from '../../quiz/rich';
import { FigureView } from './FigureView';
import { ownAnswer, type Verdicts } from './ownAnswer';
import { RichText } from './RichText';
import { SolutionLine } from './SolutionLine';
import { type DrawnTensor, TensorDrawing } from './TensorDrawing';
import { useWallScale } from './wallScale';

const hueOf = ({ role }: ConventionTensor): DrawnTensor['hue'] => (role === 'U' || role === 'W' || role === 'V' ? role : 'ink');

function sidesOf({ shape }: ConventionTensor): { readonly rows: number; readonly columns: number } {
  const [first = 1, ...rest] = shape;
  return shape.length === 1 ? { rows: 1, columns: first } : { rows: first, columns: rest.reduce((product, side) => product * side, 1) };
}

function drawn(question: Question, tensor: ConventionTensor, row: SolutionRow | undefined, verdicts: Verdicts): DrawnTensor {
  const sides = sidesOf(tensor);
  const layer = question.spec && layerOf(question.spec, tensor);
  const gated = (layer?.size ?? 0) * tensor.gates.length;
  const verdict = row?.field ? verdicts[row.field] : undefined;
  return {
    id: tensor.name,
    name: row?.label ?? [tensor.name],
    ...sides,
    hue: hueOf(tensor),
    blocks: Math.max(1, tensor.gates.length),
    blocksRun: sides.columns === gated ? 'across' : 'down',
    right: verdict?.kind === 'right' ? true : verdict?.kind === 'wrong' ? false : null,
  };
}

/** The worked solution: every line from the engine, the model's tensors drawn to scale and lit with what the learner had right. */
export function SolutionView(props: {
  readonly question: Question;
  readonly responses: Responses;
  readonly verdicts: Verdicts;
  /** Lines that are shown, the projector reveals them one by one; or the last line alone. */
  readonly shownRows?: number | 'last';
  /** The most that the drawn tensors are high. */
  readonly drawingPx?: number;
}) {
  const { question, responses, verdicts, shownRows = Infinity } = props;
  const scale = useWallScale();
  const drawingPx = props.drawingPx ?? 360 * scale;
  const { solution } = question;
  const tensors = useMemo(
    () =>
      solution.tensors.map((tensor, index) =>
        drawn(
          question,
          tensor,
          solution.rows.find((row) => row.tensor === index),
          verdicts,
        ),
      ),
    [question, solution, verdicts],
  );
  const rows = shownRows === 'last' ? solution.rows.slice(-1) : solution.rows.slice(0, shownRows);
  const isWhole = rows.length === solution.rows.length;
  return (
    <section className="quiz-solution" aria-label="Worked solution">
      <div className="quiz-solution-words">
        {solution.lead.length > 0 && (
          <p>
            <RichText rich={solution.lead} />
          </p>
        )}
        <div role="table" className="quiz-solution-table" aria-label="Line by line">
          {rows.map((row) => (
            <SolutionLine
              key={`${plain(row.label)} ${plain(row.work)}`}
              row={row}
              own={ownAnswer(question, row, responses, verdicts)}
              isTotal={row.field !== null && row.field === question.decisive}
            />
          ))}
        </div>
        {isWhole && solution.closing.length > 0 && (
          <p>
            <RichText rich={solution.closing} />
          </p>
        )}
      </div>
      {tensors.length > 0 && <TensorDrawing tensors={tensors} mostHeightPx={drawingPx} />}
      {isWhole && solution.figure && <FigureView figure={solution.figure} />}
    </section>
  );
}
