import type { TaskName } from '../data/task';
import { taskNames, taskOf } from '../data/tasks';
import { taskWords } from '../data/taskWords';
import { chooseTask } from '../store/chooseTask';
import { caseOf } from '../store/modelSpec';
import type { Answer } from '../store/run';
import type { CellChoice } from '../store/scene';
import { changeScene, useHistory, useScene } from '../store/sceneStore';
import { withUsualWeights } from '../store/shipped';
import { Button } from '../ui/controls/Button';
import { IconButton } from '../ui/controls/IconButton';
import { type Option, Select } from '../ui/controls/Select';
import { Breadcrumbs } from './Breadcrumbs';
import { CaseChoice } from './CaseChoice';
import { toggleComparison, toggleMiniBatch } from './commands';
import { cellNames } from './crumbs';
import { Dimensions } from './Dimensions';
import { DownloadMenu } from './DownloadMenu';
import { Figure } from './Figure';
import { FilePicker } from './FilePicker';
import { LowerPanel } from './LowerPanel';
import { NameField } from './NameField';
import { isColumn } from './lessonShelf';
import { compactPanelPx, leastFigure, panelHeight, panelNeed } from './stage.layout';
import { Transport } from './Transport';
import { useElementSize } from './useElementSize';
import type { Playback } from './usePlayback';
import type { StageState } from './useStage';
import './stage.css';

const cells: readonly Option<CellChoice>[] = (['rnn', 'lstm', 'peephole', 'gru', 'gruAfter'] as const).map((value) => ({
  value,
  label: cellNames[value],
}));

function History({ answer }: { readonly answer: Answer | null }) {
  const { canUndo, canRedo, undo, redo } = useHistory();
  return (
    <span className="stage-history">
      <IconButton icon="undo" label="Undo" shortcut="Control+Z" disabled={!canUndo} onPress={undo} />
      <IconButton icon="redo" label="Redo" shortcut="Control+Shift+Z" disabled={!canRedo} onPress={redo} />
      <FilePicker label="Open a file…" look="icon" />
      <DownloadMenu answer={answer} />
    </span>
  );
}

function CellChooser() {
  const model = useScene((scene) => scene.model);
  return (
    <span className="stage-cell">
      <Select
        label="read by"
        value={model.cell}
        options={cells}
        onChange={(cell) => changeScene(({ model: current }) => ({ model: withUsualWeights({ ...current, cell }) }))}
      />
    </span>
  );
}

const taskOptions: readonly Option<TaskName>[] = taskNames.map((value) => ({ value, label: taskWords[value].choice }));

/** What the network is to do: four shapes of sequences, each with data and trained networks. */
function TaskChooser() {
  const task = useScene((scene) => taskOf(scene.model).name);
  return (
    <span className="stage-cell stage-task">
      <Select label="task" value={task} options={taskOptions} onChange={(chosen) => changeScene((scene) => chooseTask(scene, chosen))} />
    </span>
  );
}

/** One name, or many side by side in one product. */
function MiniBatchToggle() {
  const isNames = useScene((scene) => taskOf(scene.model).name === 'names');
  const isBatch = useScene((scene) => scene.depth.kind === 'batch');
  if (!isNames) return null;
  return (
    <span className="stage-batch">
      <Button weight="quiet" pressed={isBatch} onPress={() => changeScene(toggleMiniBatch)}>
        mini-batch
      </Button>
    </span>
  );
}

/** One cell, or two or three reading the same text one below the other. */
function CompareToggle() {
  const isComparing = useScene((scene) => scene.compared.length > 0);
  return (
    <span className="stage-compare">
      <Button weight="quiet" pressed={isComparing} onPress={() => changeScene(toggleComparison)}>
        compare
      </Button>
    </span>
  );
}

/** What is read and by which network: of a case the file says both. */
function Choice({ columns }: { readonly columns: StageState['columns'] }) {
  const isCase = useScene((scene) => caseOf(scene.model) !== null);
  if (isCase) return <CaseChoice />;
  return (
    <>
      <NameField columns={columns} />
      <TaskChooser />
      <CellChooser />
      <CompareToggle />
      <MiniBatchToggle />
    </>
  );
}

/** Rows of the stage beside figure and panel: where, what is read, tabs and the clock; on the wall only the clock. */
const deskRowsPx = 150;
const wallRowsPx = 56;
const leastPanelPx = 60;
/** Left and right of the figure. */
const sidesPx = 54;

/** One stage for every page: where, what is read and by whom, the figure, the panel under it, and the clock. */
export function Stage(props: {
  readonly stage: StageState;
  readonly playback: Playback;
  readonly scale: number;
  readonly compact: boolean;
}) {
  const { stage, playback, scale, compact } = props;
  const panel = useScene(panelNeed);
  const depth = useScene((scene) => scene.depth.kind);
  const layers = useScene((scene) => scene.model.sizes.length);
  const compared = useScene((scene) => scene.compared.length);
  const [reference, size] = useElementSize<HTMLElement>('stage');
  const presenting = useScene((scene) => scene.presenting);
  const isAmongWords = useScene(isColumn) && compact;
  const room = size.height - (presenting ? wallRowsPx : deskRowsPx) * scale;
  const lower = compact
    ? compactPanelPx[panel]
    : panelHeight(room, panel, depth, scale, leastFigure(size.width / scale - sidesPx, layers, compared));
  // On the wall the strip of gates gives its place to the graph; the others are shown because they were asked for.
  const isHidden = presenting && (panel === 'gates' || panel === 'none');
  const hasPanel = depth === 'graph' && (lower > leastPanelPx || panel === 'none') && !isHidden && !isAmongWords;
  return (
    <main ref={reference} className="stage">
      <div className="stage-top">
        <div className="stage-where">
          <Breadcrumbs columns={stage.columns} />
          <Dimensions steps={stage.columns.length} />
          <History answer={stage.answer} />
        </div>
        <div className="stage-choice">
          <Choice columns={stage.columns} />
        </div>
        <Figure stage={stage} scale={scale} place={hasPanel ? `above ${panel}` : 'alone'} />
        <Transport columns={stage.columns} playback={playback} />
      </div>
      {hasPanel && <LowerPanel answer={stage.answer} height={lower} scale={scale} />}
    </main>
  );
}
