import type { TaskName } from '../data/task';
import { taskNames, taskOf } from '../data/tasks';
import { taskWords } from '../data/taskWords';
import { chooseTask } from '../store/chooseTask';
import { caseOf } from '../store/modelSpec';
import { trainingStore } from '../store/runStore';
import type { CellChoice } from '../store/scene';
import { changeScene, sceneStore, useHistory, useScene } from '../store/sceneStore';
import { withUsualWeights } from '../store/shipped';
import { learnerOf } from '../store/training';
import { Button } from '../ui/controls/Button';
import { IconButton } from '../ui/controls/IconButton';
import { type Option, Select } from '../ui/controls/Select';
import { Breadcrumbs } from './Breadcrumbs';
import { CaseChoice } from './CaseChoice';
import { toggleComparison, toggleMiniBatch } from './commands';
import { cellNames } from './crumbs';
import { Dimensions } from './Dimensions';
import { DownloadMenu } from './DownloadMenu';
import { FilePicker } from './FilePicker';
import { NameField } from './NameField';
import type { StageState } from './useStage';

const cells: readonly Option<CellChoice>[] = (['rnn', 'lstm', 'peephole', 'gru', 'gruAfter'] as const).map((value) => ({
  value,
  label: cellNames[value],
}));

function History() {
  const { canUndo, canRedo, undo, redo } = useHistory();
  return (
    <>
      <IconButton icon="undo" label="Undo" shortcut="Control+Z" disabled={!canUndo} onPress={undo} />
      <IconButton icon="redo" label="Redo" shortcut="Control+Shift+Z" disabled={!canRedo} onPress={redo} />
    </>
  );
}

/** Where the learner is, what was done, and the way in and out for files. */
export function Where({ stage: { columns, answer } }: { readonly stage: StageState }) {
  return (
    <div className="stage-where">
      <Breadcrumbs columns={columns} />
      <Dimensions steps={columns.length} />
      <span className="stage-history">
        <History />
        <FilePicker label="Open a file…" look="icon" />
        <DownloadMenu answer={answer} />
      </span>
    </div>
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
  const choose = (name: TaskName) => {
    const learner = learnerOf(trainingStore.getState(), name, sceneStore.getState().past);
    changeScene((scene) => chooseTask(scene, name, learner));
  };
  return (
    <span className="stage-cell stage-task">
      <Select label="task" value={task} options={taskOptions} onChange={choose} />
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

/** On a phone a chapter's words need the room: the text, undo, and in one line the choice of the cell or, inside of it, the way out. */
function ChapterChoice({ columns }: { readonly columns: StageState['columns'] }) {
  const isInside = useScene(({ depth }) => depth.kind !== 'graph');
  return (
    <>
      <NameField columns={columns} />
      <span className="stage-history">
        <History />
      </span>
      {isInside ? (
        <Breadcrumbs columns={columns} />
      ) : (
        <>
          <CellChooser />
          <CompareToggle />
          <MiniBatchToggle />
        </>
      )}
    </>
  );
}

/** What is read and by which network: of a case the file says both. */
export function Choice({ columns, isBrief }: { readonly columns: StageState['columns']; readonly isBrief: boolean }) {
  const isCase = useScene((scene) => caseOf(scene.model) !== null);
  if (isCase) return <CaseChoice />;
  if (isBrief) return <ChapterChoice columns={columns} />;
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
