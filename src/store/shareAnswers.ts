import type { Answer } from './run';

export type Share<R> = (answer: Answer, question: string, ask: () => Promise<R>) => Promise<R>;

/** Figure and words ask the same: the engine answers once, and neither takes the other's place in the channel. */
export function shareAnswers<R>(): Share<R> {
  const latest = new WeakMap<Answer, { readonly question: string; readonly result: Promise<R> }>();
  return (answer, question, ask) => {
    const known = latest.get(answer);
    if (known?.question === question) return known.result;
    const result = ask();
    latest.set(answer, { question, result });
    result.catch(() => {
      if (latest.get(answer)?.result === result) latest.delete(answer);
    });
    return result;
  };
}
