import { taskOf } from '../data/tasks';
import { InteropError } from '../interop/namedTensors';
import { readWeights } from '../interop/weights';
import { modelOfCase, modelOfWeights } from './fileModel';
import { fileShelf } from './fileWeights';
import { limits } from './limits';
import { changesForTask } from './chooseTask';
import { caseOf, specOf } from './modelSpec';
import type { CaseSource, FileSource, Scene } from './scene';
import { changeScene, currentScene } from './sceneStore';
import type { OpenedFile } from './fileShelf';

/** The part of the browser's `File` that is used. */
export interface GivenFile {
  readonly name: string;
  readonly size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}

export type Opening =
  | { readonly status: 'opened' }
  | { readonly status: 'failed'; readonly name: string; readonly message: string }
  /** It can be opened, but it is not the one that the link needs. */
  | { readonly status: 'other'; readonly name: string; readonly wanted: FileSource | CaseSource; readonly openAnyway: () => void };

const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(0)} MB`;

async function readGiven(file: GivenFile): Promise<{ readonly opened: OpenedFile; readonly bytes: Uint8Array<ArrayBuffer> }> {
  if (file.size > limits.fileBytes) {
    throw new InteropError(`It has ${megabytes(file.size)}; files of up to ${megabytes(limits.fileBytes)} are opened.`);
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  return { opened: fileShelf.read(file.name, bytes), bytes };
}

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
  readWeights(specOf(model), content.tensors, content.framework);
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
 * another one is opened only when the learner says so. Whatever is wrong, the scene stays as it was.
 */
export async function openFile(file: GivenFile, wanted: FileSource | CaseSource | null): Promise<Opening> {
  try {
    const { opened, bytes } = await readGiven(file);
    const isWanted = wanted?.digest === opened.digest;
    const change = isWanted ? retry(currentScene()) : changeFor(currentScene(), opened);
    const show = (): void => {
      void fileShelf.keep(opened, bytes);
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
