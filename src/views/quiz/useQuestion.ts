import { useEffect, useState } from 'react';
import { draftOf } from '../../quiz/catalogue';
import type { Question, QuestionAddress } from '../../quiz/question';
import { conductExperiments, findWeights } from '../../store/experiments';
import type { ModelChoice } from '../../store/scene';
import { weightKey } from '../../store/weightKey';

/** A question, once the engine has measured what it is about. */
export type Posed =
  | { readonly status: 'measuring' }
  | { readonly status: 'ready'; readonly question: Question }
  | { readonly status: 'failed'; readonly message: string; readonly retry: () => void };

const posed = new Map<string, Question>();

export const addressKey = ({ kind, difficulty, seed, about }: QuestionAddress): string =>
  `${kind} ${difficulty} ${seed}${about ? ` ${weightKey(about.model)} ${about.text}` : ''}`;

async function loadWeights(models: readonly ModelChoice[], signal: AbortSignal): Promise<ReadonlyMap<string, Float64Array>> {
  const different = new Map(models.map((model) => [weightKey(model), model]));
  return new Map(await Promise.all([...different].map(async ([key, model]) => [key, await findWeights(model, signal)] as const)));
}

/** Has the engine run what the question wants to know, and poses it. The same address is measured once. */
export async function poseQuestion(address: QuestionAddress, signal: AbortSignal): Promise<Question> {
  const key = addressKey(address);
  const known = posed.get(key);
  if (known) return known;
  const draft = draftOf(address);
  const weights = await loadWeights(draft.models, signal);
  const weightsOf = (model: ModelChoice): Float64Array => {
    const found = weights.get(weightKey(model));
    if (!found) throw new RangeError(`The question does not say that it needs the ${model.cell}.`);
    return found;
  };
  const question = draft.pose(await conductExperiments(draft.experiments(weightsOf), signal));
  posed.set(key, question);
  return question;
}

interface Outcome {
  readonly key: string;
  readonly question: Question | null;
  readonly message: string;
}

export function useQuestion(address: QuestionAddress): Posed {
  const key = addressKey(address);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const controller = new AbortController();
    const settle = (question: Question | null, message: string) => {
      if (!controller.signal.aborted) setOutcome({ key, question, message });
    };
    poseQuestion(address, controller.signal).then(
      (question) => settle(question, ''),
      (error: unknown) => settle(null, error instanceof Error ? error.message : 'The engine could not say why.'),
    );
    return () => controller.abort();
    // `key` names the address; `attempt` asks again after a failure.
    // oxlint-disable-next-line react/exhaustive-deps -- see above
  }, [key, attempt]);
  const question = posed.get(key) ?? (outcome?.key === key ? outcome.question : null);
  if (question) return { status: 'ready', question };
  if (outcome?.key !== key) return { status: 'measuring' };
  const retry = () => {
    setOutcome(null);
    setAttempt((count) => count + 1);
  };
  return { status: 'failed', message: outcome.message, retry };
}

/** Several at once, for a sheet or a report; null until all are there. */
export function useQuestions(addresses: readonly QuestionAddress[]): readonly Question[] | Error | null {
  const key = addresses.map(addressKey).join();
  const [all, setAll] = useState<{ readonly key: string; readonly result: readonly Question[] | Error } | null>(null);
  useEffect(() => {
    const controller = new AbortController();
    const settle = (result: readonly Question[] | Error) => {
      if (!controller.signal.aborted) setAll({ key, result });
    };
    Promise.all(addresses.map(async (address) => poseQuestion(address, controller.signal))).then(settle, (error: unknown) =>
      settle(error instanceof Error ? error : new Error('The engine could not say why.')),
    );
    return () => controller.abort();
    // oxlint-disable-next-line react/exhaustive-deps -- `key` names the addresses
  }, [key]);
  return all?.key === key ? all.result : null;
}
