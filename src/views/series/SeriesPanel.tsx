import { type ReactNode, useMemo, useState } from 'react';
import { daysAhead } from '../../data/births/points';
import { type Analysis, type ForecastResult, useForecast } from '../../store/analysisStore';
import type { Answer } from '../../store/run';
import type { SeriesFigure } from '../../store/scene';
import { useScene } from '../../store/sceneStore';
import { useShared } from '../../ui/share';
import { TableButton } from '../../ui/TableButton';
import { layoutTimeAxis } from '../../ui/timeAxis';
import { layoutAhead } from './ahead.layout';
import { AheadMarks } from './AheadMarks';
import { DaysMarks } from './DaysMarks';
import { controlsHeight, layoutHead, type Telling } from './head.layout';
import {
  describeAhead,
  describeAheadDay,
  describeErrors,
  describeSeries,
  describeStep,
  tabulateAhead,
  tabulateDays,
} from './series.describe';
import { layoutDays } from './series.layout';
import { SeriesControls } from './SeriesControls';
import './series.css';

interface Size {
  readonly width: number;
  readonly height: number;
}

function resultOf(analysis: Analysis<ForecastResult>): ForecastResult | null {
  if (analysis.status === 'ready') return analysis.result;
  return analysis.status === 'running' ? analysis.previous : null;
}

/** What stands above a figure where there is nothing to draw yet. */
function waitingWords(analysis: Analysis<ForecastResult>): string {
  return analysis.status === 'failed' ? `${analysis.failure.message} ${analysis.failure.advice}` : 'The network forecasts …';
}

/** What is pointed at, or the step in view. A text may have become shorter under a resting pointer. */
function saidOf(result: ForecastResult, figure: SeriesFigure, telling: Telling, step: number, pointed: number | null): string {
  if (figure === 'ahead') return (pointed !== null && describeAheadDay(result, pointed)) || describeAhead(result);
  const sentence = (pointed !== null && describeStep(result, pointed)) || describeStep(result, step);
  return telling === 'step' ? sentence : `${sentence} ${describeErrors(result)}`;
}

interface FigureProps extends Size {
  readonly result: ForecastResult;
  readonly onPoint: (pointed: number | null) => void;
}

function DaysFigure({ result, width, height, onPoint }: FigureProps) {
  const wished = useScene((scene) => scene.step);
  const zoom = useScene((scene) => scene.zoom);
  const lines = useScene((scene) => scene.seriesLines);
  const steps = result.after.length;
  const step = Math.min(wished, steps - 1);
  // Within a page of the axis a step moves nothing but the marks of the step in view.
  const axis = useShared(layoutTimeAxis({ widthPx: width, steps, focus: step, zoom }));
  const layout = useMemo(() => layoutDays(result, axis, lines, { widthPx: width, heightPx: height }), [result, axis, lines, width, height]);
  return <DaysMarks {...{ layout, axis, step, width, height, onPoint }} />;
}

function AheadFigure({ result, width, height, onPoint, pointed }: FigureProps & { readonly pointed: number | null }) {
  const step = useScene((scene) => scene.step);
  const isSeasonalShown = useScene((scene) => scene.seriesLines.includes('seasonal'));
  const layout = useMemo(
    () => layoutAhead(result, isSeasonalShown, { widthPx: width, heightPx: height }),
    [result, isSeasonalShown, width, height],
  );
  return <AheadMarks {...{ layout, step, pointed, width, height, onPoint }} />;
}

function Head(props: { readonly heightPx: number; readonly controlsPx: number; readonly words: string; readonly table: ReactNode }) {
  const { heightPx, controlsPx, words, table } = props;
  return (
    <div className="series-head" style={{ height: heightPx }}>
      <div className="series-controls" style={{ height: controlsPx }}>
        <SeriesControls>{table}</SeriesControls>
      </div>
      <output className="series-words">{words}</output>
    </div>
  );
}

/**
 * A series: each day as it came and as the network had expected it, on the graph’s time axis; or the days after the last, which the network
 * reads back one by one.
 */
export function SeriesPanel({ answer, width, height }: Size & { readonly answer: Answer }) {
  const figure = useScene((scene) => scene.seriesFigure);
  const wished = useScene((scene) => scene.step);
  const [pointed, setPointed] = useState<number | null>(null);
  const analysis = useForecast(answer, daysAhead);
  const result = resultOf(analysis);
  const { telling, heightPx } = useMemo(() => layoutHead(result, figure, { width, height }), [result, figure, width, height]);
  const hasFigure = telling !== 'words';
  const step = result ? Math.min(wished, result.after.length - 1) : 0;
  const isDays = figure === 'days';
  const all = result && (isDays ? describeSeries(result, step) : describeAhead(result));
  const words = result ? saidOf(result, figure, telling, step, pointed) : waitingWords(analysis);
  const table = result && (
    <TableButton title="The series as a table" make={() => (isDays ? tabulateDays(result) : tabulateAhead(result))} />
  );
  const shared = { width, height: height - heightPx, onPoint: setPointed };
  return (
    <figure
      className="series"
      aria-label={`Births and what was expected. ${all ?? waitingWords(analysis)}`}
      aria-busy={analysis.status === 'running'}
      style={{ width, height }}
    >
      <Head
        heightPx={heightPx}
        controlsPx={controlsHeight(figure, width)}
        words={`${words}${hasFigure ? '' : ' The figure needs a larger window.'}`}
        table={table}
      />
      {result && hasFigure && isDays && <DaysFigure result={result} {...shared} />}
      {result && hasFigure && !isDays && <AheadFigure result={result} pointed={pointed} {...shared} />}
    </figure>
  );
}
