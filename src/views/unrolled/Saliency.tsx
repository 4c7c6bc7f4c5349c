import { useMemo } from 'react';
import { useSaliency } from '../../store/analysisStore';
import { hasOutput } from '../../store/columns';
import type { Answer } from '../../store/run';
import type { Question } from '../../store/scene';
import { formatNumber } from '../../ui/format';
import type { UnrolledLayout } from './marks';
import { influences } from './saliency';
import { describeSaliency } from './saliency.describe';
import { layoutSaliency } from './saliency.layout';
import './saliency.css';

/** The influences on the output asked about; null until they are there, and where nothing comes out at that step. */
export function useInfluences(answer: Answer, question: Question) {
  const exists = hasOutput(answer, question.step);
  const analysis = useSaliency(exists ? answer : null, question.step, question.token);
  // What mattered to another output is no answer to this question.
  const result = analysis.status === 'ready' ? analysis.result : null;
  return useMemo(() => (exists && result ? influences(answer, result.gradient, question) : null), [exists, result, answer, question]);
}

/** Under each letter, how much it mattered: filled where it speaks for the output, hollow where against. */
export function Saliency(props: { readonly answer: Answer; readonly question: Question; readonly layout: UnrolledLayout }) {
  const { answer, question, layout } = props;
  const all = useInfluences(answer, question);
  const marks = useMemo(
    () => all && layoutSaliency(all, question, { columns: layout.columns, reads: layout.bands.reads, predictions: layout.predictions }),
    [all, question, layout],
  );
  if (!all || !marks) return null;
  return (
    <g className="saliency" role="img" aria-label={describeSaliency(answer, question, all)}>
      {marks.bars.map(({ step, bar, sign, target }) => (
        <g key={step} data-influence={step}>
          <rect className={`saliency-${sign}`} x={bar.xPx} y={bar.yPx} width={bar.widthPx} height={bar.heightPx} />
          <rect className="saliency-target" x={target.xPx} y={target.yPx} width={target.widthPx} height={target.heightPx}>
            <title>{formatNumber(all[step]?.value ?? 0)}</title>
          </rect>
        </g>
      ))}
      {marks.output && (
        <rect
          className="saliency-output"
          x={marks.output.xPx}
          y={marks.output.yPx}
          width={marks.output.widthPx}
          height={marks.output.heightPx}
        />
      )}
    </g>
  );
}
