import { useEffect, useEffectEvent } from 'react';
import { isCovered } from '../ui/controls/covers';
import { type Command, commandFor } from './keyboard';

/** What has its own use for plain keys. Commands with Control go through, except where text is edited, which has an undo of its own. */
const writing = 'input:not([type=radio],[type=range],[type=checkbox]), textarea, select, [contenteditable=true]';
const pressable = 'button, a[href], summary, [role=button], [role=tab]';
const toggling = 'input[type=radio], input[type=checkbox]';
const sliding = 'input[type=range], [role=slider], [role=tab]';
/** Where the focus came to because what it was on vanished: the key may be pressed once more. A pointer leads nobody there. */
const landing = '[data-landing]:focus-visible';
const scrolling = '[data-scrolls]';
const scrollKeys = new Set(['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End', ' ']);

function isTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || isCovered()) return true;
  const target = event.target instanceof Element ? event.target : null;
  if (!target || target === document.body) return false;
  if (target.matches(writing)) return event.key !== 'Escape';
  if (target.matches(toggling)) return event.key.startsWith('Arrow') || event.key === ' ';
  if (target.matches(sliding) && event.key !== ' ' && (event.key.startsWith('Arrow') || scrollKeys.has(event.key))) return true;
  if (target.matches(`${pressable}, ${landing}`) && (event.key === 'Enter' || event.key === ' ')) return true;
  return target.matches(scrolling) && scrollKeys.has(event.key);
}

/** Carries out the commands that are given; other keys are left to others. */
export function useKeyboard(commands: Partial<Record<Command, () => void>>, presenting: boolean): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const command = commandFor(event, presenting);
    const carryOut = command && commands[command];
    if (!carryOut || isTaken(event)) return;
    event.preventDefault();
    carryOut();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
