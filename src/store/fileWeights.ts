import { InteropError } from '../interop/namedTensors';
import { type CaseSequence, sequenceOf } from '../interop/reference/sequenceCase';
import { askFileWorker } from '../worker/fileClient';
import { fileDatabase } from './fileDatabase';
import { FileShelf, type OpenedFile } from './fileShelf';
import { MissingFile } from './missingFile';
import { specOf } from './modelSpec';
import type { CaseSource, FileSource, ModelChoice } from './scene';

/** The files of this page. */
export const fileShelf = new FileShelf(fileDatabase, async (file, signal) => askFileWorker({ kind: 'read', file }, signal));

async function fetchFile(source: FileSource | CaseSource): Promise<OpenedFile> {
  const file = await fileShelf.find(source.digest);
  if (!file) throw new MissingFile(source);
  return file;
}

/** The flat weights of a model out of a file. Throws a MissingFile, or an InteropError where the link's model does not fit the file. */
export async function weightsOfFile(model: ModelChoice, source: FileSource | CaseSource): Promise<Float64Array> {
  const { content } = await fetchFile(source);
  const { framework } = content.kind === 'weights' ? content : content.model;
  const tensors = content.kind === 'weights' ? content.tensors : content.model.params;
  return askFileWorker({ kind: 'flatten', spec: specOf(model), tensors, framework });
}

/** The sequence of a case that a scene names. Throws a MissingFile, or an InteropError where the link does not fit the file. */
export async function sequenceOfFile(source: CaseSource): Promise<CaseSequence> {
  const { content } = await fetchFile(source);
  const fits =
    content.kind === 'case' &&
    content.batch.steps === source.steps &&
    content.batch.size === source.sequences &&
    content.model.spec.input.size === source.inputs;
  if (!fits) throw new InteropError(`The link says of ‘${source.name}’ what the file does not hold.`);
  return sequenceOf(content, source.sequence);
}
