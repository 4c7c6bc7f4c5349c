import { type KeyboardEvent, memo, type PointerEvent, type RefObject } from 'react';
import type { Answer } from '../../store/run';
import type { Scene } from '../../store/scene';
import type { CutMark, LossMark, UnrolledLayout } from './marks';
import { Text } from './Text';
import { describeLoss } from './unrolled.describe';
import './cost.css';

function onPress(act: () => void) {
  return (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    act();
  };
}

const Loss = memo(function Loss(props: {
  readonly answer: Answer;
  readonly cost: Scene['cost'];
  readonly loss: LossMark;
  readonly inView: boolean;
  readonly focusRef: RefObject<SVGGElement | null>;
  readonly onToggle: (step: number) => void;
}) {
  const { answer, cost, loss, inView, focusRef, onToggle } = props;
  const { tick, target } = loss;
  const toggle = () => onToggle(loss.step);
  return (
    <g
      ref={inView ? focusRef : null}
      className={loss.used ? 'unrolled-loss unrolled-used' : 'unrolled-loss'}
      role="checkbox"
      aria-checked={loss.used}
      aria-disabled={!loss.scored}
      aria-label={describeLoss(answer, loss.step, cost)}
      tabIndex={inView ? 0 : -1}
      data-loss={loss.step}
      // A tick is no choice of a step: the figure under it hears nothing of it.
      onClick={(event) => {
        event.stopPropagation();
        if (loss.scored) toggle();
      }}
      onKeyDown={loss.scored ? onPress(toggle) : undefined}
    >
      <rect className="unrolled-target" x={target.xPx} y={target.yPx} width={target.widthPx} height={target.heightPx} />
      <rect className="unrolled-tick" x={tick.xPx} y={tick.yPx} width={tick.widthPx} height={tick.heightPx} rx={1.5} />
      {loss.used && <path className="unrolled-check" d={`M${tick.xPx + 1.8} ${tick.yPx + 4.8}l2 2.2l3.6 -4.6`} />}
      {loss.value && <Text mark={loss.value} className="unrolled-label" />}
    </g>
  );
});

/** The cost's bar, and under it each output's loss with the tick that puts it into the cost. */
export const Cost = memo(function Cost(props: {
  readonly answer: Answer;
  readonly cost: Scene['cost'];
  readonly bar: UnrolledLayout['costBar'];
  readonly losses: readonly LossMark[];
  readonly first: number;
  readonly step: number;
  readonly focusRef: RefObject<SVGGElement | null>;
  readonly onToggle: (step: number) => void;
}) {
  const { answer, cost, bar, losses, first, step, focusRef, onToggle } = props;
  return (
    <g className="unrolled-cost">
      {bar && (
        <g aria-hidden="true">
          <rect className="unrolled-bar" x={bar.box.xPx} y={bar.box.yPx} width={bar.box.widthPx} height={bar.box.heightPx} />
          <Text mark={bar.label} className="unrolled-label unrolled-strong" />
        </g>
      )}
      {losses.map((loss) => (
        <Loss key={loss.step - first} {...{ answer, cost, loss }} inView={loss.step === step} focusRef={focusRef} onToggle={onToggle} />
      ))}
    </g>
  );
});

/** What a finger finds. The line beside it is narrower: it passes between cells, which are pressed as well. */
const gripTargetPx = 24;

/** How far back the gradient of the output in view goes: a line that can be dragged, or moved with the arrow keys. */
export const Cut = memo(function Cut(props: {
  readonly cut: CutMark;
  readonly truncation: number | null;
  readonly steps: number;
  readonly onDrag: (event: PointerEvent) => void;
  readonly onSet: (truncation: number | null) => void;
}) {
  const { cut, truncation, steps, onDrag, onSet } = props;
  const move = (event: KeyboardEvent) => {
    const by = { ArrowLeft: 1, ArrowUp: 1, ArrowRight: -1, ArrowDown: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const next = (truncation ?? steps) + by;
    onSet(next >= steps ? null : Math.max(1, next));
  };
  const gripHeightPx = Math.max(gripTargetPx, 2 * cut.gripHalfPx);
  return (
    <g
      className={truncation === null ? 'unrolled-cut unrolled-parked' : 'unrolled-cut'}
      role="slider"
      tabIndex={0}
      aria-label="Truncation: steps that a gradient goes back"
      aria-valuemin={1}
      aria-valuemax={steps}
      aria-valuenow={truncation ?? steps}
      aria-valuetext={truncation === null ? `all ${steps} steps` : `${truncation}, back to step ${cut.step}`}
      onKeyDown={move}
      onClick={(event) => event.stopPropagation()}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) onDrag(event);
      }}
    >
      <path className="unrolled-cut-line" d={`M${cut.xPx} ${cut.topPx}V${cut.bottomPx}`} />
      <rect className="unrolled-cut-handle" x={cut.xPx - 7} y={cut.gripPx - cut.gripHalfPx} width={14} height={2 * cut.gripHalfPx} rx={7} />
      <path className="unrolled-cut-arrows" d={`M${cut.xPx - 2} ${cut.gripPx - 4}l-3 4l3 4M${cut.xPx + 2} ${cut.gripPx - 4}l3 4l-3 4`} />
      <rect className="unrolled-target" x={cut.xPx - 10} y={cut.topPx} width={20} height={cut.bottomPx - cut.topPx} />
      <rect
        className="unrolled-target unrolled-cut-grip"
        x={cut.xPx - gripTargetPx / 2}
        y={cut.gripPx - gripHeightPx / 2}
        width={gripTargetPx}
        height={gripHeightPx}
      />
    </g>
  );
});
