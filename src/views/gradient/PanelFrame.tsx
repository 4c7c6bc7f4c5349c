import { type ReactNode, use } from 'react';
import { createPortal } from 'react-dom';
import type { Analysis } from '../../store/analysisStore';
import type { Answer } from '../../store/run';
import type { FigureTableData } from '../../ui/tsv';
import { TableButton } from '../../ui/TableButton';
import { PanelSlot } from '../../ui/panelSlot';
import type { TimeAxis } from '../../ui/timeAxis';

/** What every figure of the panel is given. `chooser`: the switch between them. */
export interface FigureProps {
  readonly answer: Answer;
  readonly width: number;
  readonly height: number;
  readonly axis: TimeAxis;
  readonly step: number;
  readonly layer: number;
  readonly chooser: ReactNode;
}

/** What an analysis has to show: its result, the last one while the next is computed, or why there is none. */
export function latestOf<R>(analysis: Analysis<R>): R | null {
  if (analysis.status === 'ready') return analysis.result;
  return analysis.status === 'running' ? analysis.previous : null;
}

export function Waiting<R>({ analysis }: { readonly analysis: Analysis<R> }) {
  const words =
    analysis.status === 'failed' ? `${analysis.failure.message} ${analysis.failure.advice}` : 'The engine takes the gradient apart …';
  return (
    <p className="gradient-waiting" aria-busy={analysis.status === 'running'}>
      {words}
    </p>
  );
}

/** The panel's controls and words, and the figure under them. With a second line, the words stand in it; in a low room, beside the tabs. */
export function PanelFrame(props: {
  readonly heightPx: number;
  readonly controls: ReactNode;
  readonly words: string | null;
  /** What begins the second line; null: there is none. */
  readonly second: ReactNode;
  readonly legend?: ReactNode;
  /** In a low room the last line ends with what otherwise ends the first. */
  readonly low?: boolean;
  readonly table: ((digits?: number) => FigureTableData) | null;
  readonly children: ReactNode;
}) {
  const { heightPx, controls, words, second, legend, low = false, table, children } = props;
  const slot = use(PanelSlot);
  const own = <output className="gradient-words">{words}</output>;
  const spoken = low && slot ? createPortal(own, slot) : own;
  const end = (
    <span className="gradient-end">
      {legend}
      {table && <TableButton title="Gradients as a table" make={table} />}
    </span>
  );
  return (
    <>
      <div className="gradient-head" style={{ height: heightPx }}>
        <div className="gradient-controls">
          {controls}
          {second === null && spoken}
          {(!low || second === null) && end}
        </div>
        {second !== null && (
          <div className="gradient-controls gradient-second">
            {second}
            {spoken}
            {low && end}
          </div>
        )}
      </div>
      {children}
    </>
  );
}
