import { useSyncExternalStore } from 'react';
import { mostResults, readResults, type Result } from '../../quiz/results';
import { freshMemory, type PracticeMemory, readMemory } from '../../quiz/spacing';
import { readStored, writeStored } from '../../store/stored';

/** What a learner has done in the quiz, kept between visits. */
export interface Kept {
  readonly results: readonly Result[];
  readonly memory: PracticeMemory;
}

const keys = { results: 'unrolled.quiz.results', memory: 'unrolled.quiz.memory' } as const;
const nothing: Kept = { results: [], memory: freshMemory };

let kept: Kept | null = null;
const listeners = new Set<() => void>();

/** Read when it is first wanted; what cannot be read is told and forgotten, and the quiz begins anew. */
export function currentKept(): Kept {
  kept ??= {
    results: readStored(keys.results, 'Quiz results', readResults) ?? nothing.results,
    memory: readStored(keys.memory, 'The memory of your practice', readMemory) ?? nothing.memory,
  };
  return kept;
}

function keep(next: Kept): void {
  kept = next;
  writeStored(keys.results, next.results);
  writeStored(keys.memory, next.memory);
  for (const listener of listeners) listener();
}

export function addResults(results: readonly Result[]): void {
  const before = currentKept();
  keep({ ...before, results: [...before.results, ...results].slice(-mostResults) });
}

export function setMemory(memory: PracticeMemory): void {
  keep({ ...currentKept(), memory });
}

export function forgetAll(): void {
  keep(nothing);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useKept = (): Kept => useSyncExternalStore(subscribe, currentKept);
