import { InteropError } from '../interop/namedTensors';
import type { FileExchanges, FileReply, FileRequest, FileRequestKind } from './fileReading';

/** The part of `Worker` that is used. */
export interface FileWorker {
  postMessage(request: FileRequest, transfer: Transferable[]): void;
  terminate(): void;
  addEventListener(type: 'message', listen: (event: { readonly data: FileReply }) => void): void;
  addEventListener(type: 'error' | 'messageerror', listen: () => void): void;
}

function createFileWorker(): FileWorker {
  return new Worker(new URL('./file.worker.ts', import.meta.url), { type: 'module', name: 'file' });
}

/**
 * Asks about an opened file in a worker of its own, which lives as long as the question: seconds of reading delay no training and no
 * answer of the engine, withdrawing ends it at once, and the memory that it took is free again. Rejects with an InteropError for a file
 * that is not what it should be.
 */
export async function askFileWorker<K extends FileRequestKind>(
  request: FileExchanges[K]['request'] & { readonly kind: K },
  signal: AbortSignal | null = null,
  create: () => FileWorker = createFileWorker,
): Promise<FileExchanges[K]['result']> {
  signal?.throwIfAborted();
  const worker = create();
  try {
    return await new Promise<FileExchanges[K]['result']>((resolve, reject) => {
      const stop = () => reject(new Error('What reads it stopped before the end. Open it again, with other pages closed if it is large.'));
      worker.addEventListener('message', ({ data }) => {
        if (data.kind === 'result') resolve(data.result);
        else reject(data.kind === 'refused' ? new InteropError(data.message) : new Error(data.message));
      });
      worker.addEventListener('error', stop);
      worker.addEventListener('messageerror', stop);
      signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
      // What the page has, it keeps: nothing is transferred on the way there.
      worker.postMessage(request, []);
    });
  } finally {
    worker.terminate();
  }
}
