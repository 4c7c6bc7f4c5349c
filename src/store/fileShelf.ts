import type { FileContent } from '../interop/fileContent';
import type { ReadFile } from '../worker/fileReading';

/** A file that the learner opened. */
export interface OpenedFile {
  readonly name: string;
  /** Of its bytes; links name files by it. */
  readonly digest: string;
  readonly content: FileContent;
}

/** What keeps files between visits: the browser's database, or a stand-in in tests. */
export interface FileStore {
  /** Resolves once the file is kept; older ones may have made room for it. */
  put(digest: string, name: string, file: Blob): Promise<void>;
  get(digest: string): Promise<{ readonly name: string; readonly file: Blob } | null>;
}

/** Reads a file: in a worker, or in the same thread in tests. Rejects with an InteropError that says in words what is wrong with it. */
export type ReadsFile = (file: Blob, signal: AbortSignal | null) => Promise<ReadFile>;

/** The files of this session, and of earlier ones where the browser keeps them. A browser that refuses keeps them for the session. */
export class FileShelf {
  readonly #opened = new Map<string, Promise<OpenedFile | null>>();
  readonly #store: FileStore;
  readonly #read: ReadsFile;

  constructor(store: FileStore, read: ReadsFile) {
    this.#store = store;
    this.#read = read;
  }

  /** Reads a file without keeping it. Rejects with what `ReadsFile` rejects with. */
  async read(name: string, file: Blob, signal: AbortSignal | null = null): Promise<OpenedFile> {
    return { name, ...(await this.#read(file, signal)) };
  }

  /** Keeps a file for this session at once, and for later ones when the browser has written it. */
  async keep(opened: OpenedFile, file: Blob): Promise<void> {
    this.#opened.set(opened.digest, Promise.resolve(opened));
    try {
      await this.#store.put(opened.digest, opened.name, file);
    } catch {
      // A private window or a full disk: nothing of this session depends on it.
    }
  }

  /** null where this browser has not got the file. Who asks while it is being read gets the same reading. */
  async find(digest: string): Promise<OpenedFile | null> {
    const finding = this.#opened.get(digest) ?? this.#findKept(digest);
    this.#opened.set(digest, finding);
    const found = await finding;
    // It may be opened later, or be read when there is more memory.
    if (!found && this.#opened.get(digest) === finding) this.#opened.delete(digest);
    return found;
  }

  async #findKept(digest: string): Promise<OpenedFile | null> {
    try {
      const kept = await this.#store.get(digest);
      const opened = kept && (await this.read(kept.name, kept.file));
      return opened?.digest === digest ? opened : null;
    } catch {
      return null;
    }
  }
}
