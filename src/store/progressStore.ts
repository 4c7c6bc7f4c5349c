import { createStore, useStore } from 'zustand';
import { readStored, writeStored } from './stored';

/** What the learner has done, by chapter: the steps seen, and the answers given to a step's question. */
export interface Progress {
  readonly seen: Readonly<Record<string, readonly string[]>>;
  readonly answers: Readonly<Record<string, string>>;
}

const key = 'unrolled.progress';
const nothing: Progress = { seen: {}, answers: {} };

export const progressStore = createStore<Progress>()(() => nothing);

export function useProgress<T>(selector: (progress: Progress) => T): T {
  return useStore(progressStore, selector);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function readProgress(value: unknown): Progress | null {
  if (!isRecord(value) || !isRecord(value['seen']) || !isRecord(value['answers'])) return null;
  const { seen, answers } = value;
  const isSound = Object.values(seen).every((steps) => Array.isArray(steps) && steps.every(isText)) && Object.values(answers).every(isText);
  return isSound ? { seen: seen as Progress['seen'], answers: answers as Progress['answers'] } : null;
}

/** Brings back what was kept, and keeps what follows. */
export function connectProgress(): () => void {
  progressStore.setState(readStored(key, 'The progress', readProgress) ?? nothing, true);
  return progressStore.subscribe((progress) => writeStored(key, progress));
}

export function markSeen(chapter: string, step: string): void {
  const { seen } = progressStore.getState();
  const steps = seen[chapter] ?? [];
  if (!steps.includes(step)) progressStore.setState({ seen: { ...seen, [chapter]: [...steps, step] } });
}

/** Keeps what the learner answered to the question of a step. */
export function keepAnswer(chapter: string, step: string, answer: string): void {
  progressStore.setState(({ answers }) => ({ answers: { ...answers, [`${chapter}/${step}`]: answer } }));
}

export function resetProgress(): void {
  progressStore.setState(nothing, true);
}
