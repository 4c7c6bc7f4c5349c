import { timeSpanOf } from '../../store/columns';
import type { Answer } from '../../store/run';
import type { GradientFigure } from '../../store/scene';
import { changeScene, useScene } from '../../store/sceneStore';
import { useAttention } from '../../ui/attention';
import { Segmented } from '../../ui/controls/Segmented';
import { axisOf } from '../../ui/timeAxis';
import { ClippingFigure } from './ClippingFigure';
import type { FigureProps } from './PanelFrame';
import { ReachFigure } from './ReachFigure';
import { SharesFigure } from './SharesFigure';
import { figures } from './figures';
import { narrowPx } from './head.layout';
import './gradient.css';

function FigureOf({ shown, ...shared }: FigureProps & { readonly shown: GradientFigure }) {
  switch (shown) {
    case 'shares':
      return <SharesFigure {...shared} />;
    case 'reach':
    case 'pairs':
      return <ReachFigure {...shared} pairs={shown === 'pairs'} />;
    case 'clipping':
      return <ClippingFigure {...shared} />;
  }
}

/** The gradient taken apart, on the graph's time axis: what each step adds to a shared weight's gradient, and how far states reach back. */
export function GradientPanel({ answer, width, height }: { readonly answer: Answer; readonly width: number; readonly height: number }) {
  const wishedStep = useScene((scene) => scene.step);
  const wishedLayer = useScene((scene) => scene.layer);
  const zoom = useScene((scene) => scene.zoom);
  const shown = useScene((scene) => scene.gradientFigure);
  const steps = answer.columns.length;
  const step = Math.min(wishedStep, steps - 1);
  const layer = Math.min(wishedLayer, answer.spec.layers.length);
  const axis = axisOf(timeSpanOf(answer), { widthPx: width, focus: step, zoom });
  const of = useScene((scene) => (scene.gradientFigure === 'shares' ? scene.gradientOf : 'W'));
  const isAside = useAttention(({ weight }) => weight !== null && weight.split('.').at(-1) !== of);
  const choose = (gradientFigure: GradientFigure) => changeScene({ gradientFigure });
  const chooser = <Segmented label="Gradient figure" value={shown} options={figures} onChange={choose} />;
  return (
    <figure
      className={width < narrowPx ? 'gradient gradient-narrow' : 'gradient'}
      data-aside={isAside || undefined}
      aria-label="Gradients"
      style={{ width, height }}
    >
      <FigureOf {...{ shown, answer, width, height, axis, step, layer, chooser }} />
    </figure>
  );
}
