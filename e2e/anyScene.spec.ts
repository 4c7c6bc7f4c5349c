import fc from 'fast-check';
import type { ModelChoice, Scene } from '../src/store/scene';
import { writeScene } from '../src/store/sceneUrl';
import { arbitraryTaskScene } from '../test/store/arbitraryScene';
import { expect, test } from './fixtures';
import { showScene } from './showScene';

/** No training of minutes, and no file that is not there: weights as they are drawn at the start. */
function quickly(model: ModelChoice): ModelChoice {
  const { source } = model;
  if (source.kind === 'shipped') return model;
  return { ...model, source: { kind: 'trained', learningRate: 0.01, seed: 1, ...(source.kind === 'trained' ? source : {}), updates: 0 } };
}

function inLaboratory(scene: Scene): string {
  return writeScene({ ...scene, page: { kind: 'lab' }, model: quickly(scene.model), presenting: false });
}

/** The narrow one in every browser: on it is all that is on the wide one, and what is there for want of room. */
const screens = [
  { width: 1280, height: 720, tag: ['@chromium'] },
  { width: 390, height: 844, tag: [] },
];

for (const { width, height, tag } of screens) {
  test(`whatever the link names is drawn, in numbers and without a complaint, at ${width} px`, { tag }, async ({
    page,
    openScene,
    browserName,
  }) => {
    await page.setViewportSize({ width, height });
    await openScene('#/lab');
    // Firefox takes twice as long for each.
    const numRuns = browserName === 'firefox' ? 8 : 14;
    for (const scene of fc.sample(arbitraryTaskScene(24), { numRuns, seed: width })) {
      const hash = inLaboratory(scene);
      await showScene(page, hash);
      expect(await page.locator('body').innerText(), hash).not.toMatch(/undefined|\bNaN\b|not a number|Infinity|\[object/);
    }
  });
}
