/**
 * Why a request got no answer. `aborted`: the caller withdrew it. `superseded`: a newer one of its channel took its place. `refused`: the
 * engine cannot compute it. `crashed`, `stuck`: the worker died or fell silent and is started again.
 */
export type EngineErrorCode = 'aborted' | 'superseded' | 'refused' | 'crashed' | 'stuck';

const advice: Record<EngineErrorCode, string> = {
  aborted: '',
  superseded: '',
  refused: 'Undo the latest change, or choose a smaller model or a shorter text.',
  crashed: 'It has been started again and everything you chose is still here. Try again, with a smaller model if it happens once more.',
  stuck: 'It has been started again and everything you chose is still here. Try again, with a shorter text or a smaller model.',
};

/** A failure in words for people, with what they can do. */
export class EngineError extends Error {
  readonly code: EngineErrorCode;
  readonly advice: string;

  constructor(code: EngineErrorCode, message: string) {
    super(message);
    this.name = 'EngineError';
    this.code = code;
    this.advice = advice[code];
  }

  /** Nobody waits for the answer any more: nothing to report. */
  get isExpected(): boolean {
    return this.code === 'aborted' || this.code === 'superseded';
  }
}
