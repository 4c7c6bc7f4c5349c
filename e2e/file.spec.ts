import { readFileSync } from 'node:fs';
import { readFileContent, type WeightsContent } from '../src/interop/fileContent';
import { writeSafetensors } from '../src/interop/safetensors';
import { readWeights } from '../src/interop/weights';
import { weightsFile } from '../src/app/saveWeights';
import { specOf } from '../src/store/modelSpec';
import type { Answer } from '../src/store/run';
import type { ModelChoice } from '../src/store/scene';
import { expectCell, expectNumber, expectProbabilities } from './depthReading';
import { engineAnswerTo } from './engineScene';
import { expect, type Page, test } from './fixtures';

interface Handed {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

const handed = (name: string, content: Uint8Array | string): Handed => ({ name, mimeType: '', buffer: Buffer.from(content) });
const hashOf = (page: Page) => new URL(page.url()).hash;

/** Hands a file to the page as its own dialogue does. */
async function give(page: Page, file: Handed): Promise<void> {
  await page.locator('input[type=file]').last().setInputFiles(file);
}

function weightsIn(bytes: Uint8Array): WeightsContent {
  const { content } = readFileContent(bytes);
  if (content.kind !== 'weights') throw new TypeError('That is no file of weights.');
  return content;
}

/** The weights of a file for whatever model the link makes of it. */
const readAs = (bytes: Uint8Array) => (model: ModelChoice) => {
  const { framework, tensors } = weightsIn(bytes);
  return readWeights(specOf(model), tensors, framework);
};

const shippedHash = '#/lab?cell=peephole&text=Otto&step=2';

test('weights saved from the stage open elsewhere as the very same network, and a reload keeps them', async ({
  page,
  openScene,
  freshPage,
}) => {
  test.slow();
  // A changed weight, so that no shipped network could stand in for the file.
  const answer = await engineAnswerTo(`${shippedHash}&set=layer1.U.12:0.5`);
  const bytes = weightsFile(answer);
  await openScene('#/lab?cell=gru&text=Otto&step=2');
  await give(page, handed('mine.safetensors', bytes));
  await expect(page.getByText('Weights out of ‘mine.safetensors’.')).toBeVisible();
  await expect(page).toHaveURL(/weights=file,[0-9a-f]{16},mine\.safetensors/);
  const same: Answer = await engineAnswerTo(hashOf(page), readAs(bytes));
  expect(same.weights).toEqual(answer.weights);
  expect(same.values.output?.data).toEqual(answer.values.output?.data);
  await expectProbabilities(page, answer, 2);

  await page.reload();
  await expectProbabilities(page, answer, 2);
  await page.keyboard.press('Enter');
  await expectCell(page, same, { direction: 'forward', step: 2, layer: 1, unit: 0 });
  await page.keyboard.press('Enter');
  await expectNumber(page, same, 'h', { direction: 'forward', step: 2, layer: 1, unit: 0 });

  const elsewhere = await freshPage();
  await openScene(hashOf(page).replace(/depth=[^&]*&?/, ''), elsewhere);
  await expect(elsewhere.getByRole('alert')).toContainText('This link needs the file ‘mine.safetensors’.');
  await give(elsewhere, handed('other.safetensors', weightsFile(await engineAnswerTo(shippedHash))));
  await expect(elsewhere.getByText('‘other.safetensors’ is another file.')).toBeVisible();
  await give(elsewhere, handed('renamed.safetensors', bytes));
  await expectProbabilities(elsewhere, answer, 2);
});

// Stock Firefox tells Playwright of no downloads.
test('the stage’s weights are saved with every bit, in PyTorch’s names', { tag: '@chromium' }, async ({ page, openScene }) => {
  await openScene(shippedHash);
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download', exact: true }).click();
  await page.getByRole('button', { name: 'weights safetensors, in PyTorch’s names' }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toBe('unrolled-peephole-32.safetensors');
  const bytes = new Uint8Array(readFileSync(await download.path()));
  const answer = await engineAnswerTo(shippedHash);
  expect(readAs(bytes)(answer.scene.model)).toEqual(answer.weights);
  expect([...weightsIn(bytes).tensors.keys()].slice(0, 3)).toEqual(['weight_ih_l0', 'weight_hh_l0', 'bias_ih_l0']);
});

test('what cannot be opened says why, and the scene stays as it was', async ({ page, openScene, expectAccessible }) => {
  const scene = '#/lab?cell=gru&text=Emma&step=2&set=layer1.U.12:0.5';
  await openScene(scene);
  const message = page.getByRole('alert');
  const short = writeSafetensors(new Map([['weight_hh_l0', { shape: [4, 3], data: new Float64Array(12) }]]));
  for (const [file, words] of [
    [handed('page.safetensors', '<!doctype html><title>404</title>'), 'It is a web page (HTML)'],
    [handed('nothing.safetensors', ''), 'It is empty.'],
    [handed('cut.safetensors', short.subarray(0, short.length - 8)), 'would lie at bytes'],
    [handed('shape.safetensors', short), '“weight_hh_l0” has 3 units and 4 outputs'],
  ] as const) {
    await give(page, file);
    await expect(message).toContainText(`‘${file.name}’ was not opened.`);
    await expect(message).toContainText(words);
    await expectProbabilities(page, await engineAnswerTo(scene), 2);
  }
  await expectAccessible();
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await expect(message).toHaveCount(0);
  await expect(page).toHaveURL(new RegExp(`set=layer1\\.U\\.12:0\\.5`));
});
