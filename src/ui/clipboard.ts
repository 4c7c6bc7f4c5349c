import { useSyncExternalStore } from 'react';

/** What was last copied: told for a moment; or, where the browser refuses, shown to be copied by hand. */
export type Copied =
  | { readonly kind: 'idle' }
  | { readonly kind: 'copied'; readonly what: string }
  | { readonly kind: 'refused'; readonly what: string; readonly text: string };

const confirmationMs = 2400;

let latest: Copied = { kind: 'idle' };
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

function tell(copied: Copied): void {
  clearTimeout(timer);
  latest = copied;
  for (const listener of listeners) listener();
  if (copied.kind === 'copied') timer = setTimeout(dismissCopied, confirmationMs);
}

export function dismissCopied(): void {
  tell({ kind: 'idle' });
}

/** Puts text on the clipboard; `what` is what people call it. */
export function copy(what: string, text: string): void {
  // Where a page is not served safely there is no clipboard at all.
  const write = async () => navigator.clipboard.writeText(text);
  write().then(
    () => tell({ kind: 'copied', what }),
    () => tell({ kind: 'refused', what, text }),
  );
}

export function useCopied(): Copied {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => latest,
    () => latest,
  );
}
