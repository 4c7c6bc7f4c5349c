import type { Page } from '@playwright/test';
import { restMark, stepMark } from './frames';

/** What runs in the page under measurement. Each function is sent there as it stands, so it uses nothing from outside. */

interface Presses {
  readonly keys: readonly string[];
  readonly marks: { readonly step: string; readonly rest: string };
  /** Rests before each key, and waits until what it opens stands as it will stay, which may take more than a frame. */
  readonly isOpening: boolean;
}

/**
 * Presses each key right after the frame of the one before is painted, so that every frame that the screen can show has one step in it, as
 * when a key is held. Marks every press for the trace.
 */
async function press({ keys, marks, isOpening }: Presses): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  port1.start();
  const painted = () =>
    new Promise<void>((resolve) => {
      port1.addEventListener('message', () => resolve(), { once: true });
      // A message that is posted before a frame is styled, laid out and painted comes after all of that.
      requestAnimationFrame(() => port2.postMessage(null));
    });
  const isPending = () => document.querySelector('.stage-skeleton, .stage-figure[aria-busy="true"]') !== null;
  await painted();
  for (const key of keys) {
    performance.mark(marks.step);
    (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    await painted();
    if (!isOpening) continue;
    // What opens may be put right in the frame after.
    do await painted();
    while (isPending());
    performance.mark(marks.rest);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  performance.mark(marks.rest);
}

export async function pressKeys(page: Page, keys: readonly string[], isOpening: boolean): Promise<void> {
  await page.evaluate(press, { keys, marks: { step: stepMark, rest: restMark }, isOpening });
}

/** Milliseconds from each key press in the text to the frame that shows the engine's answer to it, painted. */
export async function timeEdits(page: Page, keys: readonly string[]): Promise<readonly number[]> {
  const line = page.getByRole('textbox', { name: 'A name for the network to read' });
  await line.focus();
  await page.keyboard.press('End');
  const times: number[] = [];
  for (const key of keys) {
    await page.evaluate(expectAnswer);
    await page.keyboard.press(key);
    times.push(await page.evaluate(() => (window as unknown as Timed).timed));
  }
  return times;
}

interface Timed {
  timed: Promise<number>;
}

/** Leaves in the page the time from the next key press to the paint after the figure says that it reads another text. */
function expectAnswer(): void {
  const read = () => /reading ‘[^’]*’/.exec(document.querySelector('.stage-figure figure')?.getAttribute('aria-label') ?? '')?.[0];
  const before = read();
  let start = 0;
  window.addEventListener('keydown', ({ timeStamp }) => (start = timeStamp), { once: true, capture: true });
  (window as unknown as Timed).timed = new Promise((resolve) => {
    const painted = () => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => resolve(performance.now() - start));
      port1.start();
      port2.postMessage(null);
    };
    const observer = new MutationObserver(() => {
      if (read() === before) return;
      observer.disconnect();
      requestAnimationFrame(painted);
    });
    observer.observe(document.querySelector('.stage-figure') ?? document.body, { subtree: true, attributes: true, childList: true });
  });
}
