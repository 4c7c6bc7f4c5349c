import type { Answer } from '../../store/run';

/** Computes something of an answer once, however often the figure is laid out while the learner scrubs through it. */
export function perAnswer<Result>(compute: (answer: Answer) => Result): (answer: Answer) => Result {
  const known = new WeakMap<Answer, Result>();
  return (answer) => {
    const found = known.get(answer);
    if (found !== undefined) return found;
    const result = compute(answer);
    known.set(answer, result);
    return result;
  };
}
