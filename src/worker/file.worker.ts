import { collectBuffers } from './collectBuffers';
import { answerFileRequest, type FileRequest } from './fileReading';

const scope = self as unknown as DedicatedWorkerGlobalScope;

async function answer(request: FileRequest): Promise<void> {
  const reply = await answerFileRequest(request);
  scope.postMessage(reply, collectBuffers(reply));
}

scope.addEventListener('message', ({ data }: MessageEvent<FileRequest>) => void answer(data));
