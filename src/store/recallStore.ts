import { useEffect } from 'react';
import { createStore, useStore } from 'zustand';
import { EngineError } from '../worker/engineError';
import type { RecallResult } from '../worker/protocol';
import type { Analysis } from './analysisStore';
import { passBehind } from './buildAnswer';
import { connectedEngine } from './connectedEngine';
import type { Answer } from './run';
import type { Rival } from './scene';
import { failureOf } from './stageAnswers';
import { weightKey } from './weightKey';

export type { RecallResult };

interface Measured {
  /** Of which network. */
  readonly question: string;
  /** What it was asked about first. */
  readonly answer: Answer;
  readonly analysis: Analysis<RecallResult>;
}

type Recalls = Readonly<Partial<Record<Rival, Measured>>>;

/** How long each network in view keeps a first letter. It depends on the network alone, and so outlives the text on stage. */
export const recallStore = createStore<Recalls>()(() => ({}));

/** A network with all that the learner changed in it, whatever it reads. */
function questionOf({ scene: { model, gain, edits, clamps } }: Answer): string {
  return JSON.stringify([weightKey(model), gain, edits, clamps]);
}

function resultOf(measured: Measured | undefined): RecallResult | null {
  if (!measured) return null;
  const { analysis } = measured;
  if (analysis.status === 'ready') return analysis.result;
  return analysis.status === 'running' ? analysis.previous : null;
}

async function ask(rival: Rival, answer: Answer): Promise<void> {
  const engine = connectedEngine()?.engine;
  const known = recallStore.getState()[rival];
  const question = questionOf(answer);
  // What failed is tried again as soon as the stage has answered anew: its worker may have died meanwhile.
  const isFailed = known?.analysis.status === 'failed' && known.answer !== answer;
  if (!engine || (known?.question === question && !isFailed)) return;
  const show = (analysis: Analysis<RecallResult>) => recallStore.setState({ [rival]: { question, answer, analysis } });
  const isWanted = () => recallStore.getState()[rival]?.question === question;
  show({ status: 'running', previous: resultOf(known) });
  try {
    const result = await engine.ask({ kind: 'recall', pass: passBehind(answer) }, { channel: `recall ${rival}` }).result;
    if (isWanted()) show({ status: 'ready', result });
  } catch (error) {
    if (!isWanted()) return;
    // Called off before it was answered: whoever asks next begins anew.
    if (error instanceof EngineError && error.isExpected) recallStore.setState({ [rival]: undefined });
    else show({ status: 'failed', failure: failureOf(error) });
  }
}

const waiting: Analysis<RecallResult> = { status: 'running', previous: null };

/** A cell with its answer; null while it has none. */
export interface RecallRow {
  readonly rival: Rival;
  readonly answer: Answer | null;
}

/** Asks of each of these networks that was not asked of yet. */
export function followRows(rows: readonly RecallRow[]): void {
  for (const { rival, answer } of rows) if (answer) void ask(rival, answer);
}

/** How long each of these networks keeps a first letter, asked once for every network. */
export function useRecalls(rows: readonly RecallRow[]): readonly Analysis<RecallResult>[] {
  useEffect(() => followRows(rows), [rows]);
  const recalls = useStore(recallStore);
  return rows.map(({ rival }) => recalls[rival]?.analysis ?? waiting);
}
