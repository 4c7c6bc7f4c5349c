import type { MouseEvent } from 'react';

/** A press that means “here”: none that opens another tab or window, or saves. */
export function isPlainClick(event: MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
}
