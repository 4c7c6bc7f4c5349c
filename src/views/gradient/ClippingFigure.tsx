import { useClipping } from '../../store/analysisStore';
import { useScene } from '../../store/sceneStore';
import { formatNumber } from '../../ui/format';
import { Clipping } from './Clipping';
import { describeClipping, tabulateClipping } from './clipping.describe';
import { figures } from './figures';
import { formerNorm } from './gradient.describe';
import { headHeight, secondHeight, tablePx } from './head.layout';
import { type FigureProps, latestOf, PanelFrame, Waiting } from './PanelFrame';

const limitPx = 80;

/** What clipping by the norm of the whole gradient does to this one. */
export function ClippingFigure({ answer, width, height, chooser }: FigureProps) {
  const limit = useScene((scene) => scene.clipLimit);
  const analysis = useClipping(answer, limit);
  const result = latestOf(analysis);
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
