import { useMemo, useState } from 'react';
import type { Answer } from '../../store/run';
import { useScene } from '../../store/sceneStore';
import type { MiniBatchResult } from '../../store/analysisStore';
import { useAttention } from '../../ui/attention';
import { Legend } from '../../ui/Legend';
import { TableButton } from '../../ui/TableButton';
import { type BatchRow, describeBatch, describeDifference, describeEntry, tabulateShapes } from './batch.describe';
import { BatchControls, FormChoice } from './BatchControls';
import { BatchFigure } from './BatchFigure';
import { layOutBatch } from './batch.layout';
import type { Form } from './equation';
import type { Size } from './batchSymbols';
import { type Indices, noIndices, scalesOf, sizesOf } from './batchValues';
import { useBatch } from './useBatch';
import './batch.css';

/** The sequences of the batch with what each reads now; pointing at one marks its row in every matrix. */
function Rows({ rows, onRow }: { readonly rows: readonly BatchRow[]; readonly onRow: (row: number | null) => void }) {
  return (
    <ol className="batch-rows" aria-label="Sequences of the batch">
      {rows.map(({ name, reads }, row) => (
        <li key={row}>
          <button
            type="button"
            className={reads === null ? 'batch-row batch-row-ended' : 'batch-row'}
            onPointerEnter={() => onRow(row)}
            onPointerLeave={() => onRow(null)}
            onFocus={() => onRow(row)}
            onBlur={() => onRow(null)}
          >
            {name}
            <span className="batch-reads">{reads === null ? 'ended' : reads.length <= 2 && <b>{reads}</b>}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}

/** The entry that is told: where the learner points, else the singled-out neuron of the sequence in view. */
function toldEntry(pointed: Indices | null, row: number | null, unit: number | null): Indices {
  if (pointed) return pointed;
  if (unit === null) return row === null ? noIndices : { ...noIndices, i: row };
  return { ...noIndices, i: row ?? 0, j: unit };
}

/** Lines of controls and words beside the matrices. */
const restPx = 116;
const narrowRestPx = 196;
/** A layer of its own has sizes to choose, a line more of them on a phone. */
const narrowOwnRestPx = 262;

interface LoadedProps {
  readonly result: MiniBatchResult;
  readonly rows: readonly BatchRow[];
  readonly step: number;
  readonly layer: number;
  readonly width: number;
  readonly height: number;
}

function Loaded({ result, rows, step, layer, width, height }: LoadedProps) {
  const notation = useScene((scene) => scene.notation);
  const form = useScene((scene) => scene.batch.form);
  const unit = useScene((scene) => scene.unit);
  const isOwn = useScene((scene) => scene.batch.own !== null);
  const spoken = useAttention(({ values }) => values.find((value) => value.startsWith('size:'))?.slice(5) as Size | undefined);
  const [size, setSize] = useState<Size | null>(null);
  const [row, setRow] = useState<number | null>(null);
  const [pointed, setPointed] = useState<Indices | null>(null);
  const narrow = width < 620;
  const sizes = useMemo(() => sizesOf(result), [result]);
  const scales = useMemo(() => scalesOf(result), [result]);
  const forms = useMemo<readonly Form[]>(
    () => (form === 'both' ? (narrow ? ['separate'] : ['separate', 'stacked']) : [form]),
    [form, narrow],
  );
  const roomPx = Math.max(80, height - (narrow ? (isOwn ? narrowOwnRestPx : narrowRestPx) : restPx));
  const marks = useMemo(
    () => layOutBatch(sizes, forms, notation, { widthPx: width, heightPx: roomPx }),
    [sizes, forms, notation, width, roomPx],
  );
  const told = toldEntry(pointed, row, unit !== null && unit < sizes.d ? unit : null);
  const toldRow = told.i === null ? undefined : rows[told.i];
  return (
    <>
      <div className="batch-controls">
        <BatchControls sizes={sizes} onSize={setSize} />
        <span className="batch-end">
          <TableButton title="The shapes as a table" make={() => tabulateShapes(result, notation)} />
        </span>
      </div>
      <div className="batch-line">
        <Rows rows={rows} onRow={setRow} />
        <FormChoice narrow={narrow} />
      </div>
      <BatchFigure
        {...{ width, marks, sizes, scales, result, step, layer }}
        height={roomPx}
        label={describeBatch(result, step)}
        lit={size ?? spoken ?? null}
        indices={told}
        onPoint={setPointed}
      />
      <output className="batch-told">
        {toldRow && told.i !== null && told.j !== null
          ? describeEntry(result, toldRow, told.i, told.j, step)
          : 'Point at an entry of the result: what made it is framed.'}
      </output>
      <div className="batch-foot">
        <span className="batch-difference">{describeDifference(result)}</span>
        {!narrow && (
          <span className="batch-end">
            <span className="batch-legend">
              values <Legend name="values" scale={scales.values} />
            </span>
            <span className="batch-legend">
              weights <Legend name="weights" scale={scales.weights} />
            </span>
          </span>
        )}
      </div>
    </>
  );
}

/** One layer at one step, for a whole mini-batch: the product of matrices, in both forms, to scale. */
export function BatchView({ answer, width, height }: { readonly answer: Answer; readonly width: number; readonly height: number }) {
  const { result, failure, step, layer, rows } = useBatch(answer);
  return (
    <figure className={width < 620 ? 'batch batch-narrow' : 'batch'} style={{ width, height }} aria-label="Mini-batch">
      {result ? (
        <Loaded {...{ result, rows, step, layer, width, height }} />
      ) : (
        <p className="batch-waiting" role="status" aria-busy={failure === null}>
          {failure ?? 'The engine reads all names at once …'}
        </p>
      )}
    </figure>
  );
}
