import { useEffect, useState } from 'react';
import { companions } from '../data/names/companions';
import { readText } from '../data/names/readText';
import { EngineError } from '../worker/engineError';
import type { ClippingResult, ContributionsResult, JacobiansResult, MiniBatchResult, Pass, SaliencyResult } from '../worker/protocol';
import { passBehind } from './buildAnswer';
import { connectedEngine } from './connectedEngine';
import type { BatchChoice } from './scene';
import type { Answer, Failure } from './run';
import { failureOf } from './stageAnswers';
import type { Engine } from './weightSource';

export type { MiniBatchResult };

export type { ClippingResult, SaliencyResult };

/** An analysis of the answer on stage, computed only while something shows it. */
export type Analysis<R> =
  | { readonly status: 'running'; readonly previous: R | null }
  | { readonly status: 'ready'; readonly result: R }
  | { readonly status: 'failed'; readonly failure: Failure };

type Ask<R> = (engine: Engine, pass: Pass) => Promise<R>;

/** Asks whenever the answer or `question` changes; null asks nothing. */
function useAnalysis<R>(answer: Answer | null, question: string, ask: Ask<R>): Analysis<R> {
  const [analysis, setAnalysis] = useState<Analysis<R>>({ status: 'running', previous: null });
  useEffect(() => {
    const engine = connectedEngine()?.engine;
    if (!engine || !answer) return undefined;
    let isCurrent = true;
    setAnalysis((before) => ({ status: 'running', previous: before.status === 'ready' ? before.result : null }));
    ask(engine, passBehind(answer)).then(
      (result) => isCurrent && setAnalysis({ status: 'ready', result }),
      (error: unknown) => {
        const isExpected = error instanceof EngineError && error.isExpected;
        if (isCurrent && !isExpected) setAnalysis({ status: 'failed', failure: failureOf(error) });
      },
    );
    return () => {
      isCurrent = false;
    };
    // `ask` is made anew at every render; what it asks is named by `question`.
    // oxlint-disable-next-line react/exhaustive-deps -- see above
  }, [answer, question]);
  return analysis;
}

/** What each time step contributes to the gradient of a parameter tensor, such as `layer1.W`. */
export function useContributions(answer: Answer | null, tensor: string): Analysis<ContributionsResult> {
  return useAnalysis(
    answer,
    tensor,
    (asked, pass) => asked.ask({ kind: 'contributions', pass, tensor }, { channel: 'contributions' }).result,
  );
}

/** How strongly each state of a layer (from 1) depends on its earlier states. */
export function useJacobians(answer: Answer | null, layer: number): Analysis<JacobiansResult> {
  return useAnalysis(
    answer,
    String(layer),
    (asked, pass) => asked.ask({ kind: 'jacobians', pass, layer }, { channel: 'jacobians' }).result,
  );
}

/** The text on stage and further names of the data, read side by side by the layer on stage or by a small one of the batch's own. */
export function useMiniBatch(
  answer: Answer | null,
  layer: number,
  { rows, own }: Pick<BatchChoice, 'rows' | 'own'>,
): Analysis<MiniBatchResult> {
  return useAnalysis(answer, `${layer} ${rows} ${own ? `${own.inputs} ${own.units} ${own.seed}` : ''}`, (asked, pass) => {
    const texts = [pass.inputs, ...companions.slice(0, rows - 1).map((name) => readText(name).map(({ token }) => token))];
    return asked.ask({ kind: 'miniBatch', pass: { ...pass, clamps: [] }, layer, texts, own }, { channel: 'miniBatch' }).result;
  });
}

/** What clipping at a limit does to the gradient for all weights. */
export function useClipping(answer: Answer | null, limit: number): Analysis<ClippingResult> {
  return useAnalysis(answer, String(limit), (asked, pass) => asked.ask({ kind: 'clipping', pass, limit }, { channel: 'clipping' }).result);
}

/** How much each input mattered to the probability of `token` at `step`. */
export function useSaliency(answer: Answer | null, step: number, token: number): Analysis<SaliencyResult> {
  return useAnalysis(
    answer,
    `${step} ${token}`,
    (asked, pass) => asked.ask({ kind: 'saliency', pass, step, token }, { channel: 'saliency' }).result,
  );
}
