import { collectBuffers } from '../../src/worker/collectBuffers';
import type { FileWorker } from '../../src/worker/fileClient';
import { answerFileRequest, type FileReply, type FileRequest } from '../../src/worker/fileReading';

/** The file's worker in this thread: what passes is cloned and transferred as between threads. */
export class FileWorkerHere implements FileWorker {
  ended = false;
  #listen: (event: { readonly data: FileReply }) => void = () => undefined;

  postMessage(request: FileRequest): void {
    void this.#answer(structuredClone(request));
  }

  async #answer(request: FileRequest): Promise<void> {
    const reply = await answerFileRequest(request);
    this.#listen({ data: structuredClone(reply, { transfer: collectBuffers(reply) }) });
  }

  terminate(): void {
    this.ended = true;
    this.#listen = () => undefined;
  }

  addEventListener(type: string, listen: (event: { readonly data: FileReply }) => void): void {
    if (type === 'message') this.#listen = listen;
  }
}
