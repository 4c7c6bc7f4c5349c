import { taskOf } from '../data/tasks';
import { modelOfCase, modelOfWeights } from './fileModel';
import { fileShelf } from './fileWeights';
import { inspectFile } from './inspectFile';
import { changesForTask } from './chooseTask';
import { caseOf } from './modelSpec';
import type { CaseSource, FileSource, Scene } from './scene';
import { changeScene, currentScene } from './sceneStore';
import type { OpenedFile } from './fileShelf';

export type Opening =
  | { readonly status: 'opened' }
  | { readonly status: 'failed'; readonly name: string; readonly message: string }
  /** It can be opened, but it is not the one that the link needs. */
  | { readonly status: 'other'; readonly name: string; readonly wanted: FileSource | CaseSource; readonly openAnyway: () => void };

/** A case has steps, entries and a loss of its own: what was held, set, kept or asked belonged to a text. */
const caseBeginning: Partial<Scene> = {
  page: { kind: 'lab' },
  compared: [],
  step: 0,
  layer: 1,
  unit: null,
  depth: { kind: 'graph' },
  asked: null,
  cost: 'every',
  truncation: null,
  gain: 1,
  clamps: [],
  edits: [],
  pins: [],
};

/** What the learner's scene becomes with a file. Throws an InteropError where it fits nothing here. */
function changeFor(scene: Scene, { name, digest, content }: OpenedFile): Partial<Scene> {
  if (content.kind === 'case') return { ...caseBeginning, model: modelOfCase(content, { name, digest }) };
  const preferred = taskOf(scene.model).name;
  const model = { ...modelOfWeights(content, preferred), source: { kind: 'file' as const, name, digest } };
  const reads = taskOf(model).name;
  const isSameTask = reads === preferred && !caseOf(scene.model);
  return { ...(isSameTask ? {} : changesForTask(reads)), model, edits: [] };
}

/** A fresh copy of the model is a new question to the engine, which finds the file now. */
function retry({ model, edits }: Scene): Partial<Scene> {
  return { model: { ...model }, edits };
}

/**
 * Opens a file on the stage, as one undo step. `wanted`: the file that the scene's link needs; it comes back as the link says, and
 * another one is opened only when the learner says so. Whatever is wrong, also where `signal` withdraws it, the scene stays as it was.
 */
export async function openFile(file: File, wanted: FileSource | CaseSource | null, signal: AbortSignal | null = null): Promise<Opening> {
  try {
    await inspectFile(file, taskOf(currentScene().model).name);
    const opened = await fileShelf.read(file.name, file, signal);
    const isWanted = wanted?.digest === opened.digest;
    const change = isWanted ? retry(currentScene()) : changeFor(currentScene(), opened);
    const show = (): void => {
      void fileShelf.keep(opened, file);
      changeScene(change);
    };
    if (wanted && !isWanted) return { status: 'other', name: file.name, wanted, openAnyway: show };
    show();
    return { status: 'opened' };
  } catch (error) {
    const message = error instanceof Error ? error.message : 'It could not be read.';
    return { status: 'failed', name: file.name, message };
  }
}
