import { describe, expect, it } from 'vitest';
import { countParameters } from '../../src/engine/parameters';
import { writeSafetensors } from '../../src/interop/safetensors';
import { writeWeights } from '../../src/interop/weights';
import { filesToDrop } from '../../src/store/fileDatabase';
import { FileShelf, type FileStore } from '../../src/store/fileShelf';
import { bare, counting, gru } from '../interop/models';

const spec = bare(2, gru(3, 'two', true));
const bytes = new Uint8Array(writeSafetensors(writeWeights(spec, counting(countParameters(spec)), 'pytorch')));

class KeepingStore implements FileStore {
  readonly kept = new Map<string, { name: string; bytes: Uint8Array<ArrayBuffer> }>();
  async put(digest: string, name: string, given: Uint8Array<ArrayBuffer>) {
    this.kept.set(digest, { name, bytes: given });
  }
  async get(digest: string) {
    return this.kept.get(digest) ?? null;
  }
}

const refusing: FileStore = {
  put: async () => Promise.reject(new Error('private window')),
  get: async () => Promise.reject(new Error('private window')),
};

describe('the shelf of opened files', () => {
  it('finds a file again in the next visit, by the digest of its bytes', async () => {
    const store = new KeepingStore();
    const shelf = new FileShelf(store);
    const file = shelf.read('mine.safetensors', bytes);
    await shelf.keep(file, bytes);
    const found = await new FileShelf(store).find(file.digest);
    expect(found).toEqual(file);
  });

  it('keeps a file for the session where the browser keeps nothing', async () => {
    const shelf = new FileShelf(refusing);
    const file = shelf.read('mine.safetensors', bytes);
    await shelf.keep(file, bytes);
    expect(await shelf.find(file.digest)).toBe(file);
    expect(await new FileShelf(refusing).find(file.digest)).toBeNull();
  });

  it('takes a file whose bytes are no longer the same for none', async () => {
    const store = new KeepingStore();
    const file = new FileShelf(store).read('mine.safetensors', bytes);
    store.kept.set(file.digest, { name: file.name, bytes: bytes.slice().fill(1, bytes.length - 1) });
    expect(await new FileShelf(store).find(file.digest)).toBeNull();
  });
});

describe('what the browser keeps', () => {
  const file = (digest: string, openedAt: number, size: number) => ({ digest, openedAt, bytes: new Uint8Array(size) });

  it('is what was opened last, within its room', () => {
    const kept = [file('old', 1, 40), file('new', 3, 50), file('middle', 2, 40)];
    expect(filesToDrop(kept, 130)).toEqual([]);
    expect(filesToDrop(kept, 100)).toEqual(['old']);
    expect(filesToDrop(kept, 60)).toEqual(['middle', 'old']);
  });

  it('is the newest file, however large', () => {
    expect(filesToDrop([file('large', 2, 500), file('small', 1, 1)], 100)).toEqual(['small']);
  });
});
