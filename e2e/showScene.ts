import type { Page } from './fixtures';

/**
 * Follows a link within the page and waits until what it names is drawn; the answer may be on stage already. Where the page says instead
 * that something failed, no marks will ever come: it throws what the page says.
 */
export async function showScene(page: Page, hash: string): Promise<void> {
  await page.evaluate(async (to) => {
    if (location.hash !== to) {
      const followed = new Promise((resolve) => window.addEventListener('hashchange', resolve, { once: true }));
      location.hash = to;
      await followed;
    }
    const frame = () => new Promise(requestAnimationFrame);
    // A depth that was left stays in the document, out of sight.
    const isSeen = (selector: string) => [...document.querySelectorAll(selector)].some((element) => element.checkVisibility());
    const isWaiting = () => {
      const panel = document.querySelector('[role="tabpanel"]:not([hidden])');
      return (
        isSeen('.stage-skeleton, [aria-busy="true"]') ||
        !isSeen('.stage-figure :is(svg, canvas)') ||
        !isSeen('.words > *') ||
        panel?.querySelector('svg, .gradient-waiting, .memory-words') === null
      );
    };
    const stopAtFailure = () => {
      const failure = document.querySelector('.stage-failure');
      if (failure) throw new Error(`${to}: the page says “${failure.querySelector('h2')?.textContent}”`);
    };
    const nextFrame = async () => {
      await frame();
      stopAtFailure();
    };
    do await nextFrame();
    while (isWaiting());
    // A room that changed is measured in one frame and filled in the next.
    await nextFrame();
    await nextFrame();
    // A sign that is shown for the first time may want a typeface that is still to come, such as ∂ that of mathematics.
    await document.fonts.ready;
    await nextFrame();
  }, hash);
}
