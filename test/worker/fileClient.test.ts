import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { InteropError } from '../../src/interop/namedTensors';
import { askFileWorker, type FileWorker } from '../../src/worker/fileClient';
import { FileWorkerHere } from './fileWorkerHere';

/** A worker that is asked and never answers; the test ends it. */
class SilentWorker implements FileWorker {
  terminated = false;
  readonly listeners = new Map<string, () => void>();
  postMessage(): void {}
  terminate(): void {
    this.terminated = true;
  }
  addEventListener(type: string, listen: (event: never) => void): void {
    this.listeners.set(type, () => listen(undefined as never));
  }
}

const caseFile = new Blob([readFileSync('test/reference/lstm-odd-sizes.json')]);
const here = () => new FileWorkerHere();

describe('a question about a file', () => {
  it('is answered by a worker that is ended then', async () => {
    const worker = new FileWorkerHere();
    const { content } = await askFileWorker({ kind: 'read', file: caseFile }, null, () => worker);
    if (content.kind !== 'case') throw new TypeError('That is no case.');
    const { spec, params, framework, weights } = content.model;
    expect(await askFileWorker({ kind: 'flatten', spec, tensors: params, framework }, null, here)).toEqual(weights);
    expect(worker.ended).toBe(true);
  });

  it('comes back as a refusal in words where the file is not what it should be', async () => {
    const refused = askFileWorker({ kind: 'read', file: new Blob(['<html>']) }, null, here);
    await expect(refused).rejects.toThrow(InteropError);
    await expect(refused).rejects.toThrow('It is a web page');
  });

  it.each(['error', 'messageerror'])('fails kindly and ends the worker where that dies (%s)', async (event) => {
    const worker = new SilentWorker();
    const asked = askFileWorker({ kind: 'read', file: caseFile }, null, () => worker);
    worker.listeners.get(event)?.();
    await expect(asked).rejects.toThrow('What reads it stopped before the end. Open it again');
    expect(worker.terminated).toBe(true);
  });

  it('ends its worker at once when it is withdrawn, and starts none when it was before', async () => {
    const worker = new SilentWorker();
    const controller = new AbortController();
    const asked = askFileWorker({ kind: 'read', file: caseFile }, controller.signal, () => worker);
    controller.abort();
    await expect(asked).rejects.toThrow('aborted');
    expect(worker.terminated).toBe(true);
    const none = () => {
      throw new Error('A worker was started.');
    };
    await expect(askFileWorker({ kind: 'read', file: caseFile }, controller.signal, none)).rejects.toThrow('aborted');
  });
});
