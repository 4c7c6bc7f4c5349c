import { taskOf } from '../../data/tasks';
import { baselinesOf, factsOf, useModelFacts } from '../../store/modelFacts';
import { useTraining } from '../../store/runStore';
import { changeScene, useScene } from '../../store/sceneStore';
import { usualPace } from '../../store/shipped';
import { modelAfter, type Training, trainingOf, type TrainingRecord } from '../../store/training';
import { TableButton } from '../../ui/TableButton';
import { textWidth } from '../../ui/textWidth';
import { momentOf } from './settings';
import { TrainingChart } from './TrainingChart';
import { TrainingControls } from './TrainingControls';
import { TrainingSamples } from './TrainingSamples';
import { describeNetwork, describeTraining, tabulateTraining } from './training.describe';
import { nearestUpdate } from './training.layout';
import './training.css';

const controlsPx = 176;
/** In a low room the table's button stands beside those of the training. */
const lowControlsPx = 228;
const samplesPx = 138;
const sentencePx = 24;
const sentenceFontPx = 13.5;
const sentenceLinePx = 20;
/** What the last words of a line may leave empty. */
const raggedPx = 40;
const linePx = 19;
const narrowChartPx = 230;
/** Side by side, a row for each setting takes this; in a lower room those of the network's size share one. */
const roomyPx = 197;
/** Below this the parts stand one under the other. */
const sideBySidePx = 640;

function recordOf(training: Training): TrainingRecord | null {
  return training.status === 'idle' ? null : training.record;
}

/** Room for the sentence above the chart; what failed is told in two lines at least. */
function sentenceHeight(description: string, widthPx: number, hasFailed: boolean): number {
  const neededPx = textWidth(description, sentenceFontPx);
  const lines = neededPx <= widthPx ? 1 : Math.ceil(neededPx / Math.max(1, widthPx - raggedPx));
  return sentencePx + sentenceLinePx * (Math.max(hasFailed ? 2 : 1, lines) - 1);
}

/** The second clock, update k: training live, its loss, what the network invents, and any moment of it back on the stage. */
export function TrainingPanel({ width, height }: { readonly width: number; readonly height: number }) {
  const training = useTraining((current) => current);
  const model = useScene((scene) => scene.model);
  const facts = useModelFacts();
  const baselines = baselinesOf(facts, model);
  const own = trainingOf(training, model);
  const record = recordOf(own);
  const shown = record ? momentOf(model, record.settings) : null;
  const description = describeTraining(
    training,
    model,
    describeNetwork(model, model.source.kind === 'shipped' ? factsOf(facts, model) : null, baselines),
  );
  const isWide = width >= sideBySidePx;
  const isLow = isWide && height < roomyPx;
  const chartWidth = isWide ? width - (isLow ? lowControlsPx : controlsPx) - samplesPx : width;
  const chartHeight = isWide ? height - sentenceHeight(description, chartWidth, own.status === 'failed') : narrowChartPx;
  const data = {
    points: record?.points ?? [],
    updates: record?.settings.updates ?? usualPace(model).updates,
    baselines: record?.baselines ?? baselines,
    shown,
  };
  const choose = (update: number) => {
    const nearest = nearestUpdate(data.points, update);
    if (record && nearest !== null) changeScene({ model: modelAfter(record.settings, nearest) }, { merge: 'update' });
  };
  const samples = record?.samples.findLast(({ update }) => update <= (shown ?? Infinity)) ?? null;
  const classes = ['training', isWide && 'training-wide', isLow && 'training-low'].filter(Boolean).join(' ');
  return (
    <div className={classes} style={isWide ? { width, height } : { width }}>
      <TrainingControls key={taskOf(model).name} training={training}>
        {data.points.length > 0 && <TableButton title="The training in figures" make={(digits) => tabulateTraining(data.points, digits)} />}
      </TrainingControls>
      <div className="training-middle">
        <p className={own.status === 'failed' ? 'training-sentence training-failed' : 'training-sentence'} role="status">
          {description}
        </p>
        <TrainingChart data={data} description={description} width={chartWidth} height={chartHeight} onChoose={choose} />
      </div>
      <TrainingSamples samples={samples} room={isWide ? Math.max(2, Math.floor((height - 24) / linePx)) : 4} />
    </div>
  );
}
