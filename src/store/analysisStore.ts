import { useEffect, useState } from 'react';
import { companions } from '../data/names/companions';
import { readText } from '../data/names/readText';
import { EngineError } from '../worker/engineError';
import type {
  ClippingResult,
  ContributionsResult,
  ForecastResult,
  JacobiansResult,
  MiniBatchResult,
  Pass,
  SaliencyResult,
} from '../worker/protocol';
import { passBehind } from './buildAnswer';
import { connectedEngine } from './connectedEngine';
import type { BatchChoice } from './scene';
import type { Answer, Failure } from './run';
import { type Share, shareAnswers } from './shareAnswers';
import { failureOf } from './stageAnswers';
import type { Engine } from './weightSource';

export type { ClippingResult, ContributionsResult, ForecastResult, JacobiansResult, MiniBatchResult, SaliencyResult };

/** An analysis of the answer on stage, computed only while something shows it. */
export type Analysis<R> =
  | { readonly status: 'running'; readonly previous: R | null }
  | { readonly status: 'ready'; readonly result: R }
  | { readonly status: 'failed'; readonly failure: Failure };

type Ask<R> = (engine: Engine, pass: Pass) => Promise<R>;

/** What is known of an analysis, and what it was asked of: a result is never taken for that of another question. */
interface Found<R> {
  readonly of: Answer | null;
  readonly question: string;
  readonly analysis: Analysis<R>;
}

function isFor<R>(found: Found<R>, answer: Answer | null, question: string): boolean {
  return found.of === answer && found.question === question;
}

/** Of an analysis under way, the result that stays in view meanwhile. */
function outdated<R>({ analysis }: Found<R>): Analysis<R> {
  return analysis.status === 'running' ? analysis : { status: 'running', previous: analysis.status === 'ready' ? analysis.result : null };
}

/** Asks whenever the answer or `question` changes; null asks nothing. */
function useAnalysis<R>(answer: Answer | null, question: string, share: Share<R>, ask: Ask<R>): Analysis<R> {
  const [found, setFound] = useState<Found<R>>({ of: null, question: '', analysis: { status: 'running', previous: null } });
  useEffect(() => {
    const engine = connectedEngine()?.engine;
    if (!engine || !answer) return undefined;
    let isCurrent = true;
    const settle = (analysis: Analysis<R>) => isCurrent && setFound({ of: answer, question, analysis });
    share(answer, question, () => ask(engine, passBehind(answer))).then(
      (result) => settle({ status: 'ready', result }),
      (error: unknown) => {
        const isExpected = error instanceof EngineError && error.isExpected;
        if (!isExpected) settle({ status: 'failed', failure: failureOf(error) });
      },
    );
    return () => {
      isCurrent = false;
    };
    // `ask` is made anew at every render; what it asks is named by `question`.
    // oxlint-disable-next-line react/exhaustive-deps -- see above
  }, [answer, question]);
  return isFor(found, answer, question) ? found.analysis : outdated(found);
}

const shareContributions = shareAnswers<ContributionsResult>();
const shareJacobians = shareAnswers<JacobiansResult>();
const shareMiniBatch = shareAnswers<MiniBatchResult>();
const shareClipping = shareAnswers<ClippingResult>();
const shareForecast = shareAnswers<ForecastResult>();
const shareSaliency = shareAnswers<SaliencyResult>();

function useContributionsOf(answer: Answer | null, tensor: string, channel: string): Analysis<ContributionsResult> {
  return useAnalysis(
    answer,
    tensor,
    shareContributions,
    (asked, pass) => asked.ask({ kind: 'contributions', pass, tensor }, { channel }).result,
  );
}

/** What each time step contributes to the gradient of a parameter tensor, such as `layer1.W`. */
export function useContributions(answer: Answer, tensor: string): Analysis<ContributionsResult> {
  return useContributionsOf(answer, tensor, 'contributions');
}

/** The same before the network was changed by hand; asked for in a channel of its own, in which it takes no other's place. */
export function useFormerContributions({ unchanged }: Answer, tensor: string): Analysis<ContributionsResult> {
  return useContributionsOf(unchanged, tensor, 'formerContributions');
}

function useJacobiansOf(answer: Answer | null, layer: number, channel: string): Analysis<JacobiansResult> {
  return useAnalysis(
    answer,
    String(layer),
    shareJacobians,
    (asked, pass) => asked.ask({ kind: 'jacobians', pass, layer }, { channel }).result,
  );
}

/** How strongly each state of a layer (from 1) depends on its earlier states. */
export function useJacobians(answer: Answer, layer: number): Analysis<JacobiansResult> {
  return useJacobiansOf(answer, layer, 'jacobians');
}

/** The same before the network was changed by hand. */
export function useFormerJacobians({ unchanged }: Answer, layer: number): Analysis<JacobiansResult> {
  return useJacobiansOf(unchanged, layer, 'formerJacobians');
}

/** The text on stage and further names of the data, read side by side by the layer on stage or by a small one of the batch's own. */
export function useMiniBatch(
  answer: Answer | null,
  layer: number,
  { rows, own }: Pick<BatchChoice, 'rows' | 'own'>,
): Analysis<MiniBatchResult> {
  return useAnalysis(answer, `${layer} ${rows} ${own ? `${own.inputs} ${own.units} ${own.seed}` : ''}`, shareMiniBatch, (asked, pass) => {
    const texts = [pass.inputs, ...companions.slice(0, rows - 1).map((name) => readText(name).map(({ token }) => token))];
    return asked.ask({ kind: 'miniBatch', pass: { ...pass, clamps: [] }, layer, texts, own }, { channel: 'miniBatch' }).result;
  });
}

/** What clipping at a limit does to the gradient for all weights. */
export function useClipping(answer: Answer | null, limit: number): Analysis<ClippingResult> {
  return useAnalysis(
    answer,
    String(limit),
    shareClipping,
    (asked, pass) => asked.ask({ kind: 'clipping', pass, limit }, { channel: 'clipping' }).result,
  );
}

function useSaliencyOf(answer: Answer | null, step: number, token: number, channel: string): Analysis<SaliencyResult> {
  return useAnalysis(
    answer,
    `${step} ${token}`,
    shareSaliency,
    (engine, pass) => engine.ask({ kind: 'saliency', pass, step, token }, { channel }).result,
  );
}

/** How much each input mattered to the probability of `token` at `step`. */
export function useSaliency(answer: Answer | null, step: number, token: number): Analysis<SaliencyResult> {
  return useSaliencyOf(answer, step, token, 'saliency');
}

/** The same of the run before the network was changed by hand. */
export function useFormerSaliency(unchanged: Answer | null, step: number, token: number): Analysis<SaliencyResult> {
  return useSaliencyOf(unchanged, step, token, 'formerSaliency');
}

/** What the network on stage makes of each day, and of so many days after the last. */
export function useForecast(answer: Answer, ahead: number): Analysis<ForecastResult> {
  return useAnalysis(
    answer,
    String(ahead),
    shareForecast,
    (asked, pass) => asked.ask({ kind: 'forecast', pass, ahead }, { channel: 'forecast' }).result,
  );
}
