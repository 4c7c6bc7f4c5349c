import type { FileStore } from './fileShelf';
import { limits } from './limits';

interface Kept {
  readonly digest: string;
  readonly name: string;
  /** A file itself, so that its bytes stay out of the page's memory; those of earlier visits are arrays. */
  readonly bytes: Blob | Uint8Array<ArrayBuffer>;
  /** Milliseconds; the file that was opened longest ago makes room first. */
  readonly openedAt: number;
}

const table = 'files';

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('The browser’s database failed.')));
  });
}

function finished(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('The browser’s database gave up.')));
  });
}

async function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open('unrolled', 1);
  request.addEventListener('upgradeneeded', () => request.result.createObjectStore(table, { keyPath: 'digest' }));
  return settled(request);
}

const blobOf = (bytes: Kept['bytes']): Blob => (bytes instanceof Blob ? bytes : new Blob([bytes]));

/** Which files go so that the kept ones, the newest first, stay within so many bytes. The newest always stays. */
export function filesToDrop(kept: readonly Pick<Kept, 'digest' | 'openedAt' | 'bytes'>[], most: number): readonly string[] {
  let total = 0;
  return kept
    .toSorted((a, b) => b.openedAt - a.openedAt)
    .filter(({ bytes }, index) => {
      total += blobOf(bytes).size;
      return index > 0 && total > most;
    })
    .map(({ digest }) => digest);
}

/** Files in the browser's own database (IndexedDB), as many as `limits.keptBytes` holds. Rejects where the browser forbids it. */
export const fileDatabase: FileStore = {
  async put(digest, name, file) {
    const database = await openDatabase();
    try {
      const transaction = database.transaction(table, 'readwrite');
      const files = transaction.objectStore(table);
      await settled(files.put({ digest, name, bytes: file, openedAt: Date.now() } satisfies Kept));
      const kept = (await settled(files.getAll())) as Kept[];
      for (const old of filesToDrop(kept, limits.keptBytes)) files.delete(old);
      await finished(transaction);
    } finally {
      database.close();
    }
  },
  async get(digest) {
    const database = await openDatabase();
    try {
      const found = (await settled(database.transaction(table).objectStore(table).get(digest))) as Kept | undefined;
      return found ? { name: found.name, file: blobOf(found.bytes) } : null;
    } finally {
      database.close();
    }
  },
};
