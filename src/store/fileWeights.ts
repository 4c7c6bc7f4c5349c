import { readWeights } from '../interop/weights';
import { fileDatabase } from './fileDatabase';
import { FileShelf } from './fileShelf';
import { MissingFile } from './missingFile';
import { specOf } from './modelSpec';
import type { FileSource, ModelChoice } from './scene';

/** The files of this page. */
export const fileShelf = new FileShelf(fileDatabase);

/** The flat weights of a model out of a file. Throws a MissingFile, or an InteropError where the link's model does not fit the file. */
export async function weightsOfFile(model: ModelChoice, source: FileSource): Promise<Float64Array> {
  const file = await fileShelf.find(source.digest);
  if (!file) throw new MissingFile(source);
  const { framework, tensors } = file.content;
  return readWeights(specOf(model), tensors, framework);
}
