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

/** A cell in view, or the one on stage before it was changed by hand. */
export type RecallKey = Rival | 'former';

type Recalls = Readonly<Partial<Record<RecallKey, Measured>>>;

/** How long each network in view keeps a first letter. It depends on the network alone, and so outlives the text on stage. */
export const recallStore = createStore<Recalls>()(() => ({}));

/** A network with all that the learner changed in it, whatever it reads. */
function questionOf({ scene: { model, gain, edits, clamps } }: Answer): string {
  return JSON.stringify([weightKey(model), gain, edits, clamps]);
}

/** What stays in view until a network is measured: an older measurement of its cell. Another cell's would pass for it. */
function olderResult(measured: Measured | undefined, { scene }: Answer): RecallResult | null {
  if (!measured || measured.answer.scene.model.cell !== scene.model.cell) return null;
  const { analysis } = measured;
  if (analysis.status === 'ready') return analysis.result;
  return analysis.status === 'running' ? analysis.previous : null;
}

/** What was found out of the same network under any name: a change by hand only takes it from the stage, and undoing brings it back. */
function finished(question: string): Analysis<RecallResult> | undefined {
  const measured = Object.values(recallStore.getState()).find((each) => each?.question === question && each.analysis.status === 'ready');
  return measured?.analysis;
}

async function ask(key: RecallKey, answer: Answer): Promise<void> {
  const engine = connectedEngine()?.engine;
  const known = recallStore.getState()[key];
  const question = questionOf(answer);
  // What failed is tried again as soon as the stage has answered anew: its worker may have died meanwhile.
  const isFailed = known?.analysis.status === 'failed' && known.answer !== answer;
  if (!engine || (known?.question === question && !isFailed)) return;
  const show = (analysis: Analysis<RecallResult>) => recallStore.setState({ [key]: { question, answer, analysis } });
  const isWanted = () => recallStore.getState()[key]?.question === question;
  const before = finished(question);
  if (before) return show(before);
  show({ status: 'running', previous: olderResult(known, answer) });
  try {
    const result = await engine.ask({ kind: 'recall', pass: passBehind(answer) }, { channel: `recall ${key}` }).result;
    if (isWanted()) show({ status: 'ready', result });
  } catch (error) {
    if (!isWanted()) return;
    // Called off before it was answered: whoever asks next begins anew.
    if (error instanceof EngineError && error.isExpected) recallStore.setState({ [key]: undefined });
    else show({ status: 'failed', failure: failureOf(error) });
  }
}

const waiting: Analysis<RecallResult> = { status: 'running', previous: null };

/** A network with its answer; null while it has none. */
export interface RecallRow {
  readonly key: RecallKey;
  readonly answer: Answer | null;
}

/** Asks of each of these networks that was not asked of yet. */
export function followRows(rows: readonly RecallRow[]): void {
  for (const { key, answer } of rows) if (answer) void ask(key, answer);
}

/** How long each of these networks keeps a first letter, asked once for every network. */
export function useRecalls(rows: readonly RecallRow[]): readonly Analysis<RecallResult>[] {
  useEffect(() => followRows(rows), [rows]);
  const recalls = useStore(recallStore);
  return rows.map(({ key }) => recalls[key]?.analysis ?? waiting);
}
