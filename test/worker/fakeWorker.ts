import type { EngineWorker } from '../../src/worker/client';
import type { FromWorker, Pass, ResultOf, ToWorker, TraceRequest } from '../../src/worker/protocol';

type Listener = (event: never) => void;

/** A worker that does nothing but keep what it was told; the test speaks for it. */
export class FakeWorker implements EngineWorker {
  readonly messages: ToWorker[] = [];
  terminated = false;
  readonly #listeners = new Map<string, Listener[]>();

  postMessage(message: ToWorker): void {
    this.messages.push(message);
  }

  terminate(): void {
    this.terminated = true;
  }

  addEventListener(type: string, listen: Listener): void {
    this.#listeners.set(type, [...(this.#listeners.get(type) ?? []), listen]);
  }

  say(message: FromWorker): void {
    this.emit('message', { data: message });
  }

  emit(type: string, event: unknown): void {
    for (const listen of this.#listeners.get(type) ?? []) listen(event as never);
  }

  /** Requests received so far. */
  get requests(): Extract<ToWorker, { kind: 'request' }>[] {
    return this.messages.filter((message) => message.kind === 'request');
  }
}

export const pass: Pass = {
  spec: {
    shape: 'manyToMany',
    input: { kind: 'oneHot', size: 27 },
    convolution: null,
    layers: [{ cell: 'lstm', size: 4, bias: 'one', peephole: false, forgetBias: 1 }],
    decoder: null,
    head: { kind: 'softmax', size: 27, bias: true },
  },
  weights: { key: 'some', data: new Float64Array(3) },
  gain: 1,
  edits: [],
  inputs: [0],
  decoder: null,
  goesOn: null,
  targets: [0],
  costSteps: [0],
  truncation: null,
  clamps: [],
};

export const traceRequest: TraceRequest = { kind: 'trace', pass };

/** Stands for a result; the client hands it on without looking. */
export function resultNamed(name: string): ResultOf<'trace'> {
  return { name } as unknown as ResultOf<'trace'>;
}
