import { EngineHandler } from '../../src/worker/handler';
import type { FromWorker, RequestKind, RequestOf, ResultOf, ToWorker, TrainProgress } from '../../src/worker/protocol';

/** The handler in this thread: messages in, messages out, slices run when the test says so. */
export class DirectHost {
  readonly said: FromWorker[] = [];
  readonly #turns: (() => void)[] = [];
  readonly #handler: EngineHandler;
  /** Milliseconds that pass with every look at the clock. */
  tick = 1;
  #now = 0;
  #latestId = 0;

  constructor() {
    this.#handler = new EngineHandler({
      post: (message) => this.said.push(message),
      later: (callback) => this.#turns.push(callback),
      now: () => {
        this.#now += this.tick;
        return this.#now;
      },
    });
  }

  send(message: ToWorker): void {
    this.#handler.receive(message);
  }

  /** Sends a request and returns its number. */
  request<K extends RequestKind>(request: RequestOf<K> & { readonly kind: K }): number {
    this.#latestId += 1;
    this.send({ kind: 'request', id: this.#latestId, request });
    return this.#latestId;
  }

  /** What is answered to a request that is computed at once. */
  answer<K extends RequestKind>(request: RequestOf<K> & { readonly kind: K }): ResultOf<K> {
    const id = this.request<K>(request);
    const message = this.said.find((said) => said.kind === 'result' && said.id === id);
    if (message?.kind !== 'result') throw new Error(`no result: ${JSON.stringify(this.said.at(-1))}`);
    return message.result;
  }

  /** Runs waiting slices until there are none, or so many. Returns how many ran. */
  runSlices(limit = Number.POSITIVE_INFINITY): number {
    let ran = 0;
    for (; ran < limit && this.#turns.length > 0; ran++) this.#turns.shift()?.();
    return ran;
  }

  progress(id: number): TrainProgress[] {
    return this.said.flatMap((said) => (said.kind === 'progress' && said.id === id ? [said.progress] : []));
  }

  result<K extends RequestKind>(id: number, _kind: K): ResultOf<K> | null {
    const found = this.said.find((said) => said.kind === 'result' && said.id === id);
    return found?.kind === 'result' ? found.result : null;
  }
}
