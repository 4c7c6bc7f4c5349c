import { useMemo } from 'react';
import { type ClippingResult, useClipping, useContributions } from '../../store/analysisStore';
import type { Answer } from '../../store/run';
import { useScene } from '../../store/sceneStore';
import { formatNumber } from '../../ui/format';
import { Clipping } from './Clipping';
import { describeClipping, nameTensor, tabulateClipping, withPart } from './clipping.describe';
import { figures } from './figures';
import { formerNorm, tensorFor } from './gradient.describe';
import { contributionNorms } from './gradient.layout';
import { headHeight, secondHeight, tablePx } from './head.layout';
import { type FigureProps, latestOf, PanelFrame, Waiting } from './PanelFrame';

const limitPx = 80;

/** The result with a row for what the step in view adds to the gradient of W, once that is known. */
function usePart(answer: Answer, result: ClippingResult | null, layer: number, step: number): ClippingResult | null {
  const of = tensorFor(answer, layer, 'W')?.name ?? 'layer1.W';
  const shares = latestOf(useContributions(answer, of));
  return useMemo(() => {
    const norm = shares && contributionNorms(shares.steps)[step];
    const name = `${nameTensor(of, answer.spec.layers.length > 1)}, step ${step}`;
    return result && norm != null ? withPart(result, of, { name, norm }) : result;
  }, [answer, result, shares, of, step]);
}

/** What clipping by the norm of the whole gradient does to this one. */
export function ClippingFigure({ answer, width, height, step, layer, chooser }: FigureProps) {
  const limit = useScene((scene) => scene.clipLimit);
  const analysis = useClipping(answer, limit);
  const result = usePart(answer, latestOf(analysis), layer, step);
  const former = formerNorm(answer, null);
  const words = result && describeClipping(result, limit, former);
  const headPx = headHeight([figures.map(({ label }) => label)], [tablePx], width) + secondHeight(words ?? '', limitPx, width);
  return (
    <PanelFrame
      heightPx={headPx}
      controls={chooser}
      words={words}
      second={<span className="gradient-limit-value">limit {formatNumber(limit, 2)}</span>}
      table={result && ((digits) => tabulateClipping(result, limit, former, digits))}
    >
      {result ? (
        <Clipping
          result={result}
          limit={limit}
          words={words ?? ''}
          several={answer.spec.layers.length > 1}
          width={width}
          height={Math.max(60, height - headPx)}
        />
      ) : (
        <Waiting analysis={analysis} />
      )}
    </PanelFrame>
  );
}
