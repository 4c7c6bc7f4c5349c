import type { Page } from '@playwright/test';
import { stepMark } from './frames';

/** What runs in the page under measurement. Each function is sent there as it stands, so it uses nothing from outside. */

/** Presses keys one after the other, each after the frame of the one before is painted; marks every step for the trace. */
async function press({ keys, steps, mark }: { keys: readonly string[]; steps: number; mark: string }): Promise<void> {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const task = () =>
    new Promise<void>((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => resolve());
      port1.start();
      port2.postMessage(null);
    });
  for (let step = 0; step < steps; step++) {
    performance.mark(mark);
    const key = keys[step % keys.length] ?? '';
    (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    await frame();
    await frame();
    await task();
  }
  performance.mark(mark);
}

export async function pressKeys(page: Page, keys: readonly string[], steps: number): Promise<void> {
  await page.evaluate(press, { keys, steps, mark: stepMark });
}

/** Milliseconds from each key press in the text to the frame that shows the engine's answer to it. */
export async function timeEdits(page: Page, letters: string): Promise<readonly number[]> {
  const line = page.getByRole('textbox', { name: 'A name for the network to read' });
  await line.focus();
  await page.keyboard.press('End');
  const times: number[] = [];
  for (const letter of letters) {
    await page.evaluate(expectAnswer);
    await page.keyboard.press(letter);
    times.push(await page.evaluate(() => (window as unknown as Timed).timed));
  }
  return times;
}

interface Timed {
  timed: Promise<number>;
}

/** Leaves in the page the time from the next key press to the paint after the figure names another text. */
function expectAnswer(): void {
  const labelOf = () => document.querySelector('.stage-figure figure')?.getAttribute('aria-label');
  const before = labelOf();
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
      if (labelOf() === before) return;
      observer.disconnect();
      requestAnimationFrame(painted);
    });
    observer.observe(document.querySelector('.stage-figure') ?? document.body, { subtree: true, attributes: true, childList: true });
  });
}
