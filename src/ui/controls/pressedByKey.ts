import type { KeyboardEvent } from 'react';

/** On a mark that is a button, though not of HTML's own, Enter and the space bar press, as on one. */
export function pressedByKey(press: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    press();
  };
}
