import { createStore, useStore } from 'zustand';
import type { Opening } from './openFile';
import { runStore } from './runStore';

/** How far the latest file has got: nothing to say, being read, or why it is not on the stage. */
export type OpeningState =
  | { readonly status: 'idle' }
  | { readonly status: 'reading'; readonly name: string }
  | Exclude<Opening, { readonly status: 'opened' }>;

const idle: OpeningState = { status: 'idle' };

export const openingStore = createStore<OpeningState>()(() => idle);

export function useOpening(): OpeningState {
  return useStore(openingStore);
}

let reading = new AbortController();

/** Takes the message away; a file that is still being read is not opened any more. */
export function dismissOpening(): void {
  reading.abort();
  openingStore.setState(idle, true);
}

/** The file that the stage waits for, if it waits for one. */
function wantedFile() {
  const run = runStore.getState();
  return run.status === 'failed' ? (run.failure.missing ?? null) : null;
}

/** Opens a file that the learner picked or dropped, in place of one that is still being read; what reads it comes with the first one. */
export async function openGiven(file: File): Promise<void> {
  dismissOpening();
  reading = new AbortController();
  const { signal } = reading;
  openingStore.setState({ status: 'reading', name: file.name }, true);
  const { openFile } = await import('./openFile');
  const opening = await openFile(file, wantedFile(), signal);
  if (!signal.aborted) openingStore.setState(opening.status === 'opened' ? idle : opening, true);
}
