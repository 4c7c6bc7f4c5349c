import { useMemo } from 'react';
import { type Analysis, type SaliencyResult, useFormerSaliency, useSaliency } from '../../store/analysisStore';
import { hasOutput } from '../../store/columns';
import type { Answer } from '../../store/run';
import type { Question } from '../../store/scene';
import type { UnrolledLayout } from './marks';
import { influences } from './saliency';
import { describeSaliency, describeValue } from './saliency.describe';
import { layoutSaliency } from './saliency.layout';
import './saliency.css';

/** The gradient of the output asked about; null until it is there, and where nothing comes out at that step. */
function gradientOf(analysis: Analysis<SaliencyResult>) {
  // What mattered to another output is no answer to this question.
  return analysis.status === 'ready' ? analysis.result.gradient : null;
}

/** The influences on the output asked about, beside those before a change by hand; null until both are there. */
export function useInfluences(answer: Answer, question: Question) {
  const { step, token } = question;
  const asked = hasOutput(answer, step) ? answer : null;
  const unchanged = asked && answer.unchanged && hasOutput(answer.unchanged, step) ? answer.unchanged : null;
  const gradient = gradientOf(useSaliency(asked, step, token));
  const formerAnalysis = useFormerSaliency(unchanged, step, token);
  const former = gradientOf(formerAnalysis);
  const isAwaited = unchanged !== null && formerAnalysis.status === 'running';
  return useMemo(() => {
    if (!asked || !gradient || isAwaited) return null;
    return influences(asked, gradient, question, unchanged && former && { answer: unchanged, gradient: former });
  }, [asked, gradient, isAwaited, question, unchanged, former]);
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
      {marks.bars.map(({ step, bar, sign, former, target }) => (
        <g key={step} data-influence={step}>
          <rect className={`saliency-${sign}`} x={bar.xPx} y={bar.yPx} width={bar.widthPx} height={bar.heightPx} />
          {former && <rect className="saliency-former" x={former.xPx} y={former.yPx} width={former.widthPx} height={former.heightPx} />}
          <rect className="saliency-target" x={target.xPx} y={target.yPx} width={target.widthPx} height={target.heightPx}>
            <title>{all[step] && describeValue(all[step])}</title>
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
