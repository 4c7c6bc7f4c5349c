import { memo, type PointerEvent, useMemo, useState } from 'react';
import { wordsOf } from '../../../data/taskWords';
import { heldOutLossOf, type Compared, useCompanions, useComparison } from '../../../store/comparisonStore';
import { changeCause, type Contents, showsChange } from '../../../store/changes';
import { canCompare } from '../../../store/compared';
import { comparedScene } from '../../../store/comparedScene';
import { rivals } from '../../../store/sceneParts';
import { breakBefore } from '../../../store/columns';
import { useModelFacts } from '../../../store/modelFacts';
import type { Answer } from '../../../store/run';
import type { Rival, Scene } from '../../../store/scene';
import { changeScene, useScene } from '../../../store/sceneStore';
import { HeatCanvas } from '../../../ui/HeatCanvas';
import { useShared } from '../../../ui/share';
import { columnAt, type TimeAxis } from '../../../ui/timeAxis';
import { textWidth } from '../../../ui/textWidth';
import { describeAt, describeCompare, describeHead, describeWayBack } from './compare.describe';
import { rowName } from '../../../store/rivalNames';
import { type CompareInput, layoutCompare } from './compare.layout';
import type { ComparedCell } from './states';
import { describeReach } from './changed.describe';
import { choiceName, CompareKey } from './CompareKey';
import { CompareMarks } from './CompareMarks';
import { RowHead } from './RowHead';
import { compareKeyRoom, narrowPx } from './compareKey.layout';
import './compare.css';

/** The answer of a row, an older one while a newer is on its way. */
function answerOf(compared: Compared | undefined): Answer | null {
  if (compared?.status === 'ready') return compared.answer;
  return compared?.status === 'running' ? compared.previous : null;
}

/** What is read at each step, a dash where the cells read what each of them said. */
function signsOf(answers: readonly Answer[]): readonly string[] {
  const [longest] = answers.toSorted((a, b) => b.columns.length - a.columns.length);
  return (longest?.columns ?? []).map(({ typed, own }) => (own ? '–' : typed));
}

function isInStep({ scene }: Answer, cell: Rival, stage: Scene): boolean {
  const { text, cost, truncation, gain, clamps } = comparedScene(stage, cell);
  const isAsked = scene.text === text && Object.is(scene.cost, cost) && scene.truncation === truncation;
  return isAsked && scene.gain === gain && Object.is(scene.clamps, clamps);
}

interface Shown {
  readonly stage: Answer;
  readonly cells: readonly ComparedCell[];
}

function createHolder(): (now: Shown, waits: boolean) => Shown {
  let held: Shown | null = null;
  return (now, waits) => {
    held = waits && held?.cells.length === now.cells.length ? held : now;
    return held;
  };
}

/** Rows in step: while one of them is still at the text before, all of them stay there, so that old and new never stand side by side. */
function useShown(compared: readonly Rival[], rows: readonly Compared[], stage: Answer): Shown {
  const [first = null, second = null, third = null] = rows.map(answerOf);
  const [hold] = useState(createHolder);
  const now = useMemo(() => {
    const answers = [first, second, third];
    return {
      stage,
      cells: compared.map((cell, index) => ({ cell, name: rowName(cell, stage.scene.model, compared), answer: answers[index] ?? null })),
    };
  }, [compared, stage, first, second, third]);
  return hold(
    now,
    now.cells.some(({ cell, answer }) => answer && !isInStep(answer, cell, stage.scene)),
  );
}

function useLayout(input: Omit<CompareInput, 'step'>, step: number) {
  const { cells, widthPx, heightPx, steps, zoom, layer, direction, shows, notation, signs, breakBefore: pause } = input;
  return useShared(
    useMemo(
      () => layoutCompare({ cells, widthPx, heightPx, step, steps, zoom, layer, direction, shows, notation, signs, breakBefore: pause }),
      [cells, widthPx, heightPx, step, steps, zoom, layer, direction, shows, notation, signs, pause],
    ),
  );
}

function Highlight({ axis, step, height }: { readonly axis: TimeAxis; readonly step: number; readonly height: number }) {
  const current = axis.columns.find((column) => column.step === step);
  return current ? <rect className="compare-highlight" x={current.xPx - 6} width={current.widthPx + 12} height={height} /> : null;
}

function Readout({
  words,
  xPx,
  yPx,
  width,
}: {
  readonly words: string;
  readonly xPx: number;
  readonly yPx: number;
  readonly width: number;
}) {
  const widthPx = Math.min(width, textWidth(words, 13) + 12);
  const left = Math.min(Math.max(0, xPx - widthPx / 2), width - widthPx);
  return (
    <g className="compare-readout" role="status">
      <rect x={left} y={yPx} width={widthPx} height={22} rx={2} />
      <text x={left + widthPx / 2} y={yPx + 15} fontSize={13} textAnchor="middle">
        {words}
      </text>
    </g>
  );
}

const Strips = memo(function Strips(props: { readonly layout: ReturnType<typeof layoutCompare> }) {
  const { rows, widthPx, heightPx } = props.layout;
  const blocks = useMemo(() => rows.flatMap((row) => row.blocks), [rows]);
  return <HeatCanvas className="compare-layer" width={widthPx} height={heightPx} blocks={blocks} />;
});

function keyRoom(stage: Answer, contents: Contents, widthPx: number): number {
  const { model } = stage.scene;
  const choices = rivals.filter((rival) => canCompare(model, rival)).map((rival) => choiceName(model, rival));
  return compareKeyRoom(stage, choices, contents, widthPx, canCompare(model, 'otherBias'));
}

/** Two or three cells on one text, one below the other: the same columns, the same colours, one scrubber. */
export function CompareView({ answer, width, height }: { readonly answer: Answer; readonly width: number; readonly height: number }) {
  const scene = useScene((whole) => whole);
  const { compared, direction, notation, zoom, layer } = scene;
  useCompanions(compared, answer.scene);
  useModelFacts();
  const rows = useComparison(compared, answer);
  const { stage, cells } = useShown(compared, rows, answer);
  // Networks that go on by themselves say words of different lengths.
  const steps = Math.max(stage.losses.data.length, ...cells.map(({ answer: each }) => each?.losses.data.length ?? 0));
  const step = Math.min(scene.step, steps - 1);
  const signs = useMemo(() => signsOf([stage, ...cells.flatMap(({ answer: each }) => each ?? [])]), [stage, cells]);
  const shows = showsChange(stage, scene) ? 'change' : 'values';
  const heightPx = height - keyRoom(answer, { direction, shows }, width);
  const layout = useLayout(
    { cells, widthPx: width, heightPx, steps, zoom, layer, direction, shows, notation, signs, breakBefore: breakBefore(stage.columns) },
    step,
  );
  const [pointed, setPointed] = useState<{ readonly row: number; readonly step: number } | null>(null);
  const find = (event: PointerEvent<SVGGElement>) => {
    const frame = (event.currentTarget.ownerSVGElement ?? event.currentTarget).getBoundingClientRect();
    const scale = frame.width > 0 ? width / frame.width : 1;
    const yPx = (event.clientY - frame.top) * scale;
    const column = columnAt(layout.axis, (event.clientX - frame.left) * scale);
    const row = layout.rows.findLastIndex(({ headPx }) => yPx >= headPx);
    return column && row >= 0 ? { row, step: column.step } : null;
  };
  const under = pointed && cells[pointed.row];
  const words = under?.answer && pointed ? describeAt({ name: under.name, answer: under.answer }, pointed.step, layer, direction) : '';
  const column = layout.axis.columns.find((each) => each.step === pointed?.step);
  return (
    <figure
      className={width < narrowPx ? 'compare compare-narrow' : 'compare'}
      aria-label={describeCompare(cells, steps, { direction, shows, cause: changeCause(stage.scene) })}
      style={{ width, height }}
    >
      <svg className="compare-layer" width={width} height={heightPx} aria-hidden="true">
        <Highlight axis={layout.axis} step={step} height={heightPx} />
      </svg>
      <Strips layout={layout} />
      <svg className="compare-layer compare-marks" width={width} height={heightPx} role="group" aria-label="Cells by steps">
        <g
          role="presentation"
          onPointerMove={(event) => setPointed(find(event))}
          onPointerLeave={() => setPointed(null)}
          onClick={(event: PointerEvent<SVGGElement>) => {
            const place = find(event);
            if (place) changeScene({ step: place.step });
          }}
        >
          <rect className="compare-ground" width={width} height={heightPx} />
          <CompareMarks layout={layout} step={step} outputs={wordsOf(answer.scene.model).outputs} />
        </g>
        {words && column && pointed && (
          <Readout words={words} xPx={column.centrePx} yPx={(layout.rows[pointed.row]?.strips.topPx ?? 0) + 4} width={width} />
        )}
      </svg>
      {layout.rows.map(({ cell, headPx }, index) => {
        const { model } = comparedScene(answer.scene, cell);
        const compare = rows[index];
        const shown = cells[index]?.answer;
        const reach = shown ? describeReach(stage.scene, shown) : null;
        const facts =
          shown && (direction === 'forward' ? describeHead(shown, heldOutLossOf(model), reach) : describeWayBack(shown, layer, reach));
        return (
          compare && (
            <RowHead
              key={cell}
              {...{ cell, model, width }}
              name={cells[index]?.name ?? ''}
              facts={facts ?? null}
              compared={compare}
              topPx={headPx}
              leftPx={layout.axis.startPx}
            />
          )
        );
      })}
      <CompareKey {...{ cells, signs, direction, shows, notation, layer, stage }} isNarrow={width < narrowPx} />
    </figure>
  );
}
