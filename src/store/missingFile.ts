import type { CaseSource, FileSource } from './scene';

/** A link names a file by its digest; this browser has not got it. */
export class MissingFile extends Error {
  override readonly name = 'MissingFile';
  readonly file: FileSource | CaseSource;
  readonly advice = 'A link names a file and holds nothing of it. Open the file here, and the stage shows what the link says.';

  constructor(file: FileSource | CaseSource) {
    super(`This link needs the file ‘${file.name}’.`);
    this.file = file;
  }
}
