import { memo } from 'react';
import { type Compared, retryCompared, stopCompared } from '../../../store/comparisonStore';
import type { ModelChoice, Rival } from '../../../store/scene';
import { changeScene } from '../../../store/sceneStore';
import { Button } from '../../../ui/controls/Button';
import { fitFacts } from './facts.layout';

/** While there is no answer: what is going on, and the way to end it or begin again. */
function State(props: { readonly cell: Rival; readonly name: string; readonly compared: Compared; readonly model: ModelChoice }) {
  const { cell, name, compared, model } = props;
  switch (compared.status) {
    case 'training': {
      const updates = model.source.kind === 'trained' ? model.source.updates : 0;
      return (
        <>
          <progress max={1} value={compared.progress} aria-label={`Training the ${name}`} />
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
  readonly cell: Rival;
  readonly name: string;
  /** Its facts, as a line; null while there is no answer. */
  readonly facts: string | null;
  readonly model: ModelChoice;
  readonly compared: Compared;
  readonly topPx: number;
  readonly leftPx: number;
  readonly width: number;
}) {
  const { cell, name, facts, model, compared, topPx, leftPx, width } = props;
  return (
    <div className="compare-head" style={{ top: topPx, left: leftPx, maxWidth: width - leftPx }} data-row={cell}>
      <button
        type="button"
        className="compare-name"
        aria-label={`Open the ${name} at this step`}
        onClick={() => changeScene({ model, depth: { kind: 'cell' } })}
      >
        {name}
      </button>
      {facts === null ? (
        <State {...{ cell, name, compared, model }} />
      ) : (
        <span className="compare-facts">{fitFacts(name, facts, width - leftPx)}</span>
      )}
    </div>
  );
});
