import type { Answer } from '../../store/run';
import type { Scene } from '../../store/scene';
import { fetched } from '../../ui/fetched';
import { Cells, Gutter, Predictions, Reads } from './Cells';
import { Cost, Cut } from './CostMarks';
import { Crossing } from './Crossing';
import type { FlowMark, UnrolledLayout } from './marks';
import { FoundSteps, Overview } from './Overview';
import type { Gestures } from './useGestures';
import { useRovingFocus } from './useRovingFocus';
import { Veils } from './Veils';
import { Flows, Wires } from './Wires';

const Saliency = fetched(async () => (await import('./Saliency')).Saliency);

/**
 * Everything of the figure that is drawn in SVG, from back to front, and the gestures on it. A mark keeps its element by its place in the
 * window of columns, counted from the first: when the window turns, places stay, and only what stands in them is drawn anew.
 */
export function FigureMarks(props: {
  readonly answer: Answer;
  readonly scene: Pick<Scene, 'step' | 'layer' | 'direction' | 'strips' | 'cost' | 'truncation' | 'asked'>;
  readonly layout: UnrolledLayout;
  readonly gestures: Gestures;
  readonly onPointFlow: (flow: FlowMark | null) => void;
}) {
  const { answer, scene, layout, gestures, onPointFlow } = props;
  const { step, layer, direction, strips, cost, truncation, asked } = scene;
  const first = layout.axis.earlier;
  const cellFocus = useRovingFocus(`${layer}.${step}`, '[data-cell]');
  const lossFocus = useRovingFocus(String(step), '[data-loss]');
  return (
    <g
      role="presentation"
      onPointerMove={gestures.onPointerMove}
      onPointerLeave={gestures.onPointerLeave}
      onClick={gestures.onClick}
      onDoubleClick={gestures.onDoubleClick}
      onKeyDown={gestures.onKeyDown}
      onFocus={(event) => [cellFocus, lossFocus].forEach(({ onFocus }) => onFocus(event))}
      onBlur={(event) => [cellFocus, lossFocus].forEach(({ onBlur }) => onBlur(event))}
    >
      <rect className="unrolled-ground" width={layout.widthPx} height={layout.heightPx} />
      <Gutter marks={layout.gutter} />
      <Predictions first={first} predictions={layout.predictions} />
      <Reads first={first} reads={layout.reads} step={step} />
      <Cells first={first} {...{ answer, direction, strips, step, layer }} cells={layout.cells} focusRef={cellFocus.ref} />
      <Wires first={first} wires={layout.wires} step={step} />
      <Flows first={first} flows={layout.flows} step={step} layer={layer} onPoint={onPointFlow} />
      {direction === 'backward' && (
        <Cost
          answer={answer}
          cost={cost}
          bar={layout.costBar}
          losses={layout.losses}
          first={first}
          step={step}
          focusRef={lossFocus.ref}
          onToggle={gestures.onToggleLoss}
        />
      )}
      {layout.cut && (
        <Cut
          cut={layout.cut}
          truncation={truncation}
          steps={answer.columns.length}
          onDrag={gestures.onDragCut}
          onSet={gestures.onSetTruncation}
        />
      )}
      {asked && direction === 'forward' && <Saliency answer={answer} question={asked} layout={layout} />}
      <Veils layout={layout} />
      {layout.crossing && <Crossing layout={layout} crossing={layout.crossing} />}
      <FoundSteps columns={layout.columns} yPx={layout.bands.reads.bottomPx - 3} />
      {layout.overview && <Overview overview={layout.overview} />}
    </g>
  );
}
