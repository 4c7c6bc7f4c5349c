import { memo, type RefObject } from 'react';
import type { Answer } from '../../store/run';
import type { Scene } from '../../store/scene';
import type { CellMark, GutterMark, PredictionMark, ReadMark } from './marks';
import { Text } from './Text';
import { describeCell } from './unrolled.describe';
import './cells.css';

const Cell = memo(function Cell(props: {
  readonly answer: Answer;
  readonly direction: Scene['direction'];
  readonly strips: Scene['strips'];
  readonly cell: CellMark;
  readonly inView: boolean;
  readonly focusRef: RefObject<SVGGElement | null>;
}) {
  const { answer, direction, strips, cell, inView, focusRef } = props;
  const { box } = cell;
  return (
    <g
      ref={inView ? focusRef : null}
      className={`unrolled-cell${inView ? ' unrolled-current' : ''}`}
      role="button"
      tabIndex={inView ? 0 : -1}
      aria-label={describeCell(answer, cell.step, cell.layer, { direction, strips })}
      aria-current={inView ? 'step' : undefined}
      aria-hidden={cell.presence === 0 || undefined}
      data-cell={cell.key}
    >
      <rect className="unrolled-ground" x={box.xPx} y={box.yPx} width={box.widthPx} height={box.heightPx} rx={2} />
      <path className="unrolled-outline" d={cell.outline} />
      {cell.presence > 0.6 &&
        cell.strips.map(
          ({ quantity, letter }) =>
            letter && <Text key={quantity} mark={letter} className="unrolled-symbol unrolled-letter" presence={cell.presence} />,
        )}
      {cell.unitBoxes.map((unit) => (
        <rect
          key={unit.xPx}
          className="unrolled-unit"
          x={unit.xPx - 1}
          y={unit.yPx - 1}
          width={unit.widthPx + 2}
          height={unit.heightPx + 2}
        />
      ))}
    </g>
  );
});

/** The cells by time and layer, or from back to front while they are one deck; one of them, the cell in view, can be reached with Tab. */
export const Cells = memo(function Cells(props: {
  readonly first: number;
  readonly answer: Answer;
  readonly direction: Scene['direction'];
  readonly strips: Scene['strips'];
  readonly cells: readonly CellMark[];
  readonly step: number;
  readonly layer: number;
  readonly focusRef: RefObject<SVGGElement | null>;
}) {
  const { first, answer, direction, strips, cells, step, layer, focusRef } = props;
  return cells.map((cell) => (
    <Cell
      key={`${cell.layer}.${cell.step - first}`}
      {...{ answer, direction, strips, cell }}
      inView={cell.step === step && cell.layer === layer}
      focusRef={focusRef}
    />
  ));
});

const Prediction = memo(function Prediction({ prediction }: { readonly prediction: PredictionMark }) {
  const { best, runnerUp, isFormer, probability, right, ignored, presence } = prediction;
  const beside = isFormer ? 'unrolled-next unrolled-former' : 'unrolled-next';
  return (
    <g opacity={ignored ? presence * 0.45 : presence}>
      <Text mark={best} className={right === 'best' ? 'unrolled-best unrolled-right' : 'unrolled-best'} />
      {runnerUp && <Text mark={runnerUp} className={right === 'runnerUp' ? `${beside} unrolled-right` : beside} />}
      {probability && <Text mark={probability} className="unrolled-label" />}
    </g>
  );
});

export const Predictions = memo(function Predictions(props: { readonly first: number; readonly predictions: readonly PredictionMark[] }) {
  const { first, predictions } = props;
  return (
    <g className="unrolled-predictions" aria-hidden="true">
      {predictions
        .filter(({ presence }) => presence > 0)
        .map((prediction) => (
          <Prediction key={prediction.step - first} prediction={prediction} />
        ))}
    </g>
  );
});

const Read = memo(function Read({ read, current }: { readonly read: ReadMark; readonly current: boolean }) {
  const { letter, tone, presence } = read;
  return (
    <g opacity={presence} className={current ? 'unrolled-current' : undefined}>
      <Text mark={letter} className={`unrolled-read unrolled-read-${tone}`} />
      {tone === 'unknown' && (
        <path className="unrolled-unknown-line" d={`M${letter.xPx - letter.sizePx * 0.4} ${letter.yPx + 4}h${letter.sizePx * 0.8}`} />
      )}
    </g>
  );
});

export const Reads = memo(function Reads(props: { readonly first: number; readonly reads: readonly ReadMark[]; readonly step: number }) {
  const { first, reads, step } = props;
  return (
    <g className="unrolled-reads" aria-hidden="true">
      {reads
        .filter(({ presence }) => presence > 0)
        .map((read) => (
          <Read key={read.step - first} read={read} current={read.step === step} />
        ))}
    </g>
  );
});

export const Gutter = memo(function Gutter({ marks }: { readonly marks: readonly GutterMark[] }) {
  return (
    <g aria-hidden="true">
      {marks.map((mark) => (
        <Text
          key={`${mark.text}${mark.yPx}`}
          mark={mark}
          className={`${mark.face === 'symbol' ? 'unrolled-symbol' : 'unrolled-label'} unrolled-tone-${mark.tone}`}
        />
      ))}
    </g>
  );
});
