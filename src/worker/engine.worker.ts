import { collectBuffers } from './collectBuffers';
import { EngineHandler } from './handler';
import type { FromWorker, ToWorker } from './protocol';
import { warmUp } from './warmUp';

const scope = self as unknown as DedicatedWorkerGlobalScope;
const turns = new MessageChannel();
const waiting: (() => void)[] = [];

/** As a message, so that it comes after the messages that are already there, and without the delay of a timer. */
function later(callback: () => void): void {
  waiting.push(callback);
  turns.port2.postMessage(null);
}

const handler = new EngineHandler({
  // Results are copies made for the page: their buffers move there instead of being copied again.
  post: (message: FromWorker) => scope.postMessage(message, collectBuffers(message)),
  later,
  now: () => performance.now(),
});

turns.port1.addEventListener('message', () => waiting.shift()?.());
turns.port1.start();
scope.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => handler.receive(data));
warmUp(later);
