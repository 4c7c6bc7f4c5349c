import { taskOf } from '../../data/tasks';
import { factsOf, useModelFacts } from '../../store/modelFacts';
import { useTraining } from '../../store/runStore';
import { changeScene, useScene } from '../../store/sceneStore';
import { usualPace } from '../../store/shipped';
import { modelAfter, type Training, type TrainingRecord } from '../../store/training';
import { TableButton } from '../../ui/TableButton';
import { momentOf } from './settings';
import { TrainingChart } from './TrainingChart';
import { TrainingControls } from './TrainingControls';
import { TrainingSamples } from './TrainingSamples';
import { describeTraining, tabulateTraining } from './training.describe';
import { nearestUpdate } from './training.layout';
import './training.css';

const controlsPx = 176;
const samplesPx = 138;
const sentencePx = 24;
const failedSentencePx = 44;
const linePx = 19;
const narrowChartPx = 230;
/** Below this the parts stand one under the other. */
const sideBySidePx = 640;

function recordOf(training: Training): TrainingRecord | null {
  return training.status === 'idle' ? null : training.record;
}

/** The second clock, update k: training live, its loss, what the network invents, and any moment of it back on the stage. */
export function TrainingPanel({ width, height }: { readonly width: number; readonly height: number }) {
  const training = useTraining((current) => current);
  const model = useScene((scene) => scene.model);
  const facts = useModelFacts();
  const record = recordOf(training);
  const shown = record ? momentOf(model, record.settings) : null;
  const description = describeTraining(
    training,
    model.source.kind === 'shipped' ? factsOf(facts, model) : null,
    model.source.kind === 'file' ? model.source.name : null,
  );
  const isWide = width >= sideBySidePx;
  const chartWidth = isWide ? width - controlsPx - samplesPx : width;
  const chartHeight = isWide ? height - (training.status === 'failed' ? failedSentencePx : sentencePx) : narrowChartPx;
  const data = {
    points: record?.points ?? [],
    updates: record?.settings.updates ?? usualPace(model).updates,
    baselines: record?.baselines ?? (taskOf(model).name === 'names' ? (facts?.baselines ?? null) : null),
    shown,
  };
  const choose = (update: number) => {
    const nearest = nearestUpdate(data.points, update);
    if (record && nearest !== null) changeScene({ model: modelAfter(record.settings, nearest) }, { merge: 'update' });
  };
  const samples = record?.samples.findLast(({ update }) => update <= (shown ?? Infinity)) ?? null;
  return (
    <div className={isWide ? 'training training-wide' : 'training'} style={isWide ? { width, height } : { width }}>
      <TrainingControls training={training}>
        {data.points.length > 0 && <TableButton title="The training in figures" make={(digits) => tabulateTraining(data.points, digits)} />}
      </TrainingControls>
      <div className="training-middle">
        <p className={training.status === 'failed' ? 'training-sentence training-failed' : 'training-sentence'} role="status">
          {description}
        </p>
        <TrainingChart data={data} description={description} width={chartWidth} height={chartHeight} onChoose={choose} />
      </div>
      <TrainingSamples samples={samples} room={isWide ? Math.max(2, Math.floor((height - 24) / linePx)) : 4} />
    </div>
  );
}
