import { memo } from 'react';
import { type Compared, retryCompared, stopCompared } from '../../../store/comparisonStore';
import type { Answer } from '../../../store/run';
import type { CellChoice, ModelChoice } from '../../../store/scene';
import { changeScene } from '../../../store/sceneStore';
import { Button } from '../../../ui/controls/Button';
import { describeHead, rowNames } from './compare.describe';

/** While there is no answer: what is going on, and the way to end it or begin again. */
function State({ cell, compared, model }: { readonly cell: CellChoice; readonly compared: Compared; readonly model: ModelChoice }) {
  switch (compared.status) {
    case 'training': {
      const updates = model.source.kind === 'trained' ? model.source.updates : 0;
      return (
        <>
          <progress max={1} value={compared.progress} aria-label={`Training the ${rowNames[cell]}`} />
          <span>
            trained first, {updates} updates as on stage: {Math.round(compared.progress * 100)} %
          </span>
          <Button weight="quiet" onPress={() => stopCompared(cell)}>
            cancel
          </Button>
        </>
      );
    }
    case 'stopped':
      return (
        <>
          <span>not trained</span>
          <Button weight="quiet" onPress={() => retryCompared(cell)}>
            train it
          </Button>
        </>
      );
    case 'failed':
      return (
        <>
          <span role="alert">{compared.failure.message}</span>
          <Button weight="quiet" onPress={() => retryCompared(cell)}>
            try again
          </Button>
        </>
      );
    case 'running':
    case 'ready':
      return <span>is reading…</span>;
  }
}

/** A row's name, how well it did and how large it is; its name is the way into that cell. */
export const RowHead = memo(function RowHead(props: {
  readonly cell: CellChoice;
  readonly model: ModelChoice;
  readonly compared: Compared;
  readonly answer: Answer | null;
  readonly heldOut: number | null;
  readonly topPx: number;
  readonly leftPx: number;
  readonly width: number;
}) {
  const { cell, model, compared, answer, heldOut, topPx, leftPx, width } = props;
  return (
    <div className="compare-head" style={{ top: topPx, left: leftPx, maxWidth: width - leftPx }} data-row={cell}>
      <button
        type="button"
        className="compare-name"
        aria-label={`Open the ${rowNames[cell]} at this step`}
        onClick={() => changeScene({ model, depth: { kind: 'cell' } })}
      >
        {rowNames[cell]}
      </button>
      {answer ? <span className="compare-facts">{describeHead(answer, heldOut)}</span> : <State {...{ cell, compared, model }} />}
    </div>
  );
});
