import type {
  ClippingRequest,
  ClippingResult,
  ContributionsRequest,
  ContributionsResult,
  JacobiansRequest,
  JacobiansResult,
  MiniBatchRequest,
  MiniBatchResult,
  SaliencyRequest,
  SaliencyResult,
} from './requests/analyses';
import type { ForecastRequest, ForecastResult } from './requests/forecast';
import type { RecallRequest, RecallResult } from './requests/recall';
import type { TraceRequest, TraceResult } from './requests/trace';
import type {
  ExperimentsRequest,
  ExperimentsResult,
  SampleRequest,
  SampleResult,
  TrainProgress,
  TrainRequest,
  TrainResult,
} from './requests/training';

export type * from './requests/analyses';
export type * from './requests/forecast';
export type * from './requests/recall';
export type * from './requests/trace';
export type * from './requests/training';

/** Every request with what it answers. */
export interface Exchanges {
  readonly trace: { readonly request: TraceRequest; readonly result: TraceResult; readonly progress: never };
  readonly contributions: { readonly request: ContributionsRequest; readonly result: ContributionsResult; readonly progress: never };
  readonly jacobians: { readonly request: JacobiansRequest; readonly result: JacobiansResult; readonly progress: never };
  readonly saliency: { readonly request: SaliencyRequest; readonly result: SaliencyResult; readonly progress: never };
  readonly miniBatch: { readonly request: MiniBatchRequest; readonly result: MiniBatchResult; readonly progress: never };
  readonly clipping: { readonly request: ClippingRequest; readonly result: ClippingResult; readonly progress: never };
  readonly recall: { readonly request: RecallRequest; readonly result: RecallResult; readonly progress: never };
  readonly forecast: { readonly request: ForecastRequest; readonly result: ForecastResult; readonly progress: never };
  readonly sample: { readonly request: SampleRequest; readonly result: SampleResult; readonly progress: never };
  readonly experiments: { readonly request: ExperimentsRequest; readonly result: ExperimentsResult; readonly progress: never };
  readonly train: { readonly request: TrainRequest; readonly result: TrainResult; readonly progress: TrainProgress };
}

export type RequestKind = keyof Exchanges;
export type Request = Exchanges[RequestKind]['request'];
export type RequestOf<K extends RequestKind> = Exchanges[K]['request'];
export type ResultOf<K extends RequestKind> = Exchanges[K]['result'];
export type ProgressOf<K extends RequestKind> = Exchanges[K]['progress'];

/** Page to worker. */
export type ToWorker =
  | { readonly kind: 'request'; readonly id: number; readonly request: Request }
  | { readonly kind: 'cancel' | 'pause' | 'resume'; readonly id: number }
  | { readonly kind: 'ping' };

/** Worker to page. */
export type FromWorker =
  | { readonly kind: 'result'; readonly id: number; readonly result: ResultOf<RequestKind> }
  | { readonly kind: 'progress'; readonly id: number; readonly progress: TrainProgress }
  | { readonly kind: 'failure'; readonly id: number; readonly failure: RequestFailure }
  | { readonly kind: 'alive' };

/** `weights`: the worker no longer has them, send them again. `refused`: the request makes no sense to the engine, in its words. */
export type RequestFailure = { readonly code: 'weights' } | { readonly code: 'refused'; readonly message: string };
