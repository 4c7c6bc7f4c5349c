import { type FileContent, readFileContent } from '../interop/fileContent';

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
  put(digest: string, name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  get(digest: string): Promise<{ readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> } | null>;
}

/** The files of this session, and of earlier ones where the browser keeps them. A browser that refuses keeps them for the session. */
export class FileShelf {
  readonly #opened = new Map<string, OpenedFile>();
  readonly #store: FileStore;

  constructor(store: FileStore) {
    this.#store = store;
  }

  /** Reads a file without keeping it. Throws an InteropError that says in words what is wrong with it. */
  read(name: string, bytes: Uint8Array<ArrayBuffer>): OpenedFile {
    return { name, ...readFileContent(bytes) };
  }

  /** Keeps a file for this session at once, and for later ones when the browser has written it. */
  async keep(file: OpenedFile, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    this.#opened.set(file.digest, file);
    try {
      await this.#store.put(file.digest, file.name, bytes);
    } catch {
      // A private window or a full disk: nothing of this session depends on it.
    }
  }

  /** null where this browser has not got the file. */
  async find(digest: string): Promise<OpenedFile | null> {
    const known = this.#opened.get(digest);
    if (known) return known;
    try {
      const kept = await this.#store.get(digest);
      if (!kept) return null;
      const file = this.read(kept.name, kept.bytes);
      this.#opened.set(digest, file);
      return file.digest === digest ? file : null;
    } catch {
      return null;
    }
  }
}
