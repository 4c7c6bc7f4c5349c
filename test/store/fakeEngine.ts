import { countParameters } from '../../src/engine/parameters';
import type { Engine } from '../../src/store/weightSource';
import type { Asked, AskOptions } from '../../src/worker/client';
import { EngineError, type EngineErrorCode } from '../../src/worker/engineError';
import type { ProgressOf, Request, RequestKind, RequestOf, ResultOf, TrainProgress, TrainRequest } from '../../src/worker/protocol';

export interface Question {
  readonly request: Request;
  readonly options: AskOptions<RequestKind>;
  readonly answer: (result: unknown) => void;
  readonly fail: (code: EngineErrorCode, message?: string) => void;
  readonly report: (progress: ProgressOf<'train'>) => void;
  readonly commands: string[];
}

/** An engine that writes down what it is asked; the test answers. */
export class FakeEngine implements Engine {
  readonly questions: Question[] = [];

  ask<K extends RequestKind>(request: RequestOf<K> & { readonly kind: K }, options: AskOptions<K> = {}): Asked<K> {
    const commands: string[] = [];
    const result = new Promise<ResultOf<K>>((resolve, reject) => {
      const fail = (code: EngineErrorCode, message: string = code): void => reject(new EngineError(code, message));
      options.signal?.addEventListener('abort', () => fail('aborted'));
      this.questions.push({
        request,
        options: options as AskOptions<RequestKind>,
        answer: resolve as (result: unknown) => void,
        fail,
        report: (progress) => options.onProgress?.(progress),
        commands,
      });
    });
    result.catch(() => undefined);
    return { result, pause: () => commands.push('pause'), resume: () => commands.push('resume') };
  }

  /** The nth question so far, from 0. */
  question(index: number): Question {
    const found = this.questions[index];
    if (!found) throw new Error(`only ${this.questions.length} questions were asked`);
    return found;
  }
}

export function progressAt(update: number, request: TrainRequest): TrainProgress {
  return {
    point: { update, loss: 2, heldOut: 2.1, gradientNorm: 0.5 },
    names: ['ida'],
    snapshot: { update, weights: new Float64Array(countParameters(request.spec)).fill(update), moments: [] },
  };
}

/** Lets everything that waits for settled promises happen. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}
