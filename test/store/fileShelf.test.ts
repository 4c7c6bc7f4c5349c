import { describe, expect, it, vi } from 'vitest';
import { countParameters } from '../../src/engine/parameters';
import { readFileContent } from '../../src/interop/fileContent';
import { writeSafetensors } from '../../src/interop/safetensors';
import { writeWeights } from '../../src/interop/weights';
import { filesToDrop } from '../../src/store/fileDatabase';
import { FileShelf, type FileStore, type ReadsFile } from '../../src/store/fileShelf';
import { bare, counting, gru } from '../interop/models';

const spec = bare(2, gru(3, 'two', true));
const bytes = new Uint8Array(writeSafetensors(writeWeights(spec, counting(countParameters(spec)), 'pytorch')));
const given = new Blob([bytes]);
const read: ReadsFile = async (file) => readFileContent(new Uint8Array(await file.arrayBuffer()));

class KeepingStore implements FileStore {
  readonly kept = new Map<string, { name: string; file: Blob }>();
  async put(digest: string, name: string, file: Blob) {
    this.kept.set(digest, { name, file });
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
    const shelf = new FileShelf(store, read);
    const file = await shelf.read('mine.safetensors', given);
    await shelf.keep(file, given);
    const found = await new FileShelf(store, read).find(file.digest);
    expect(found).toEqual(file);
  });

  it('keeps a file for the session where the browser keeps nothing', async () => {
    const shelf = new FileShelf(refusing, read);
    const file = await shelf.read('mine.safetensors', given);
    await shelf.keep(file, given);
    expect(await shelf.find(file.digest)).toBe(file);
    expect(await new FileShelf(refusing, read).find(file.digest)).toBeNull();
  });

  it('reads a kept file once, however many ask for it meanwhile', async () => {
    const store = new KeepingStore();
    const { digest } = await read(given, null);
    store.kept.set(digest, { name: 'mine.safetensors', file: given });
    const reading = vi.fn<ReadsFile>(read);
    const shelf = new FileShelf(store, reading);
    const [one, other] = await Promise.all([shelf.find(digest), shelf.find(digest)]);
    expect(one).toBe(other);
    expect(one).toMatchObject({ digest, name: 'mine.safetensors' });
    expect(reading).toHaveBeenCalledTimes(1);
  });

  it('finds a file at the next asking where its reading was cut short', async () => {
    const store = new KeepingStore();
    const { digest } = await read(given, null);
    store.kept.set(digest, { name: 'mine.safetensors', file: given });
    const reading = vi.fn<ReadsFile>(read).mockRejectedValueOnce(new Error('no memory'));
    const shelf = new FileShelf(store, reading);
    expect(await shelf.find(digest)).toBeNull();
    expect(await shelf.find(digest)).toMatchObject({ digest });
  });

  it('takes a file whose bytes are no longer the same for none', async () => {
    const store = new KeepingStore();
    const file = await new FileShelf(store, read).read('mine.safetensors', given);
    store.kept.set(file.digest, { name: file.name, file: new Blob([bytes.slice().fill(1, bytes.length - 1)]) });
    expect(await new FileShelf(store, read).find(file.digest)).toBeNull();
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

  it('counts files of earlier visits by their bytes and those of this one as files', () => {
    const kept = [{ digest: 'new', openedAt: 2, bytes: new Blob([new Uint8Array(50)]) }, file('old', 1, 40)];
    expect(filesToDrop(kept, 90)).toEqual([]);
    expect(filesToDrop(kept, 89)).toEqual(['old']);
  });

  it('is the newest file, however large', () => {
    expect(filesToDrop([file('large', 2, 500), file('small', 1, 1)], 100)).toEqual(['small']);
  });
});
