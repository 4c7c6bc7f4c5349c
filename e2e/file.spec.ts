import { openSync, readFileSync, ftruncateSync, writeSync, closeSync } from 'node:fs';
import { readFileContent, type WeightsContent } from '../src/interop/fileContent';
import { writeSafetensors } from '../src/interop/safetensors';
import { sequenceOf } from '../src/interop/reference/sequenceCase';
import { readWeights, writeWeights } from '../src/interop/weights';
import { countParameters } from '../src/engine/parameters';
import { weightsFile } from '../src/app/saveWeights';
import { buildAnswer, passOf } from '../src/store/buildAnswer';
import { caseOf, specOf } from '../src/store/modelSpec';
import { readScene } from '../src/store/sceneUrl';
import type { Answer } from '../src/store/run';
import type { ModelChoice } from '../src/store/scene';
import { formatNumber, exact } from '../src/ui/format';
import { trace } from '../src/worker/trace';
import { engineValue, expectCell, expectGraph, expectNumber, expectProbabilities, lengthOf } from './depthReading';
import { engineAnswerTo } from './engineScene';
import { expect, type Page, test } from './fixtures';
import { caseText, give, type Handed, handed } from './handedFile';

const hashOf = (page: Page) => new URL(page.url()).hash;

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

const agreement = `The file’s numbers are float64; all agree to within ${formatNumber(1e-10, 0)}.`;

interface CaseFile {
  readonly lossWeight: number[][][];
  readonly output: number[][][];
  readonly loss: number;
  readonly grads: Readonly<Record<string, { readonly data: readonly number[] }>>;
}

/** What the engine in this process answers to the link of a case. */
function answerToCase(hash: string, text: string): Answer {
  const { scene, dropped } = readScene(hash);
  expect(dropped).toEqual([]);
  const { content } = readFileContent(new TextEncoder().encode(text));
  const source = caseOf(scene.model);
  if (content.kind !== 'case' || !source) throw new TypeError('That is no case.');
  const [{ weights }, sequence] = [content.model, sequenceOf(content, source.sequence)];
  return buildAnswer(scene, specOf(scene.model), trace(passOf(scene, weights, null, sequence), weights), null, sequence);
}

test('weights saved from the stage open elsewhere as the very same network, and a reload keeps them', async ({
  page,
  openScene,
  freshPage,
}) => {
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
    [handed('cut.json', caseText('lstm-one-layer').slice(0, 900)), 'It is no whole JSON: it ends too early.'],
    [handed('nan.json', caseText('lstm-one-layer').replace(/"loss": [^,]*/, '"loss": NaN')), 'It holds NaN'],
    [handed('rows.json', caseText('lstm-one-layer').replace('"weight_hh_l0"', '"weight_hh_l9"')), 'no “weight_hh_l0”'],
    [handed('training.json', caseText('gru-training-adam')), 'It is no case for the stage: its kind is “training”; the stage shows'],
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

/** A file that begins so and holds nothing but zeros behind; the disk keeps none of them. */
function sparseFile(path: string, start: string, bytes: number): string {
  const file = openSync(path, 'w');
  writeSync(file, start);
  ftruncateSync(file, bytes);
  closeSync(file);
  return path;
}

test('what is too large for the stage is refused with the limit, and the learner’s work stays', async ({ page, openScene }, testInfo) => {
  const scene = '#/lab?cell=gru&text=Emma&step=2&set=layer1.U.12:0.5';
  await openScene(scene);
  const message = page.getByRole('alert');
  const wide = specOf({ cell: 'lstm', sizes: [300], bias: 'two' });
  const weights = writeWeights(wide, new Float64Array(countParameters(wide)), 'pytorch');
  const large = sparseFile(testInfo.outputPath('large.json'), '{"kind": "sequence", ', 2 ** 29);
  for (const [file, name, words] of [
    [
      handed('wide.safetensors', writeSafetensors(weights)),
      'wide.safetensors',
      'It has layers of 300 units; the stage is built for 4 layers of',
    ],
    [large, 'large.json', 'It has 512 MB. A case in JSON may have 120 MB: room for 400 steps through 4 layers of 256 units'],
  ] as const) {
    await give(page, file);
    await expect(message).toContainText(`‘${name}’ was not opened.`);
    await expect(message).toContainText(words);
    await expect(page.getByRole('textbox', { name: 'A name for the network to read' })).toHaveValue('Emma');
    await expectProbabilities(page, await engineAnswerTo(scene), 2);
    await message.getByRole('button', { name: 'Dismiss' }).click();
    await expect(message).toHaveCount(0);
  }
  await expect(page).toHaveURL(/text=Emma&step=2&set=layer1\.U\.12:0\.5/);
});

test('a case by PyTorch shows at all four depths, forward and backward, the very numbers in its file', async ({ page, openScene }) => {
  const text = caseText('lstm-one-layer');
  const file = JSON.parse(text) as CaseFile;
  const [at, unit] = [1, 2];
  const h = file.output.map(([row = []]) => row);
  const spot = { step: at, layer: 1, unit };
  await openScene('#/lab?text=Martha');
  await give(page, handed('lstm-one-layer.json', text));
  await expect(page.getByText('Computed by PyTorch 2.13.0+cpu, float64.')).toBeVisible();
  for (const absent of ['task', 'read by', 'A name for the network to read']) await expect(page.getByLabel(absent)).toHaveCount(0);

  await expect(page).toHaveURL(/weights=case,/);
  const link = hashOf(page);

  // Forward: the graph, the cell, the number and its matrices.
  const lengths = h.map((row) => formatNumber(lengthOf(row)));
  for (const [step, length] of lengths.entries()) {
    await expect(page.locator(`[data-cell="1.${step}"]`)).toHaveAttribute('aria-label', new RegExp(`hidden state of length ${length},`));
  }
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  for (let k = 0; k <= unit; k++) await page.keyboard.press('ArrowDown');
  const state = formatNumber(h[at]?.[unit] ?? Number.NaN);
  await expect(page.getByRole('button', { name: `hidden state, unit ${unit}: ${state}`, exact: true })).toBeVisible();
  await expectCell(page, answerToCase(link, text), { direction: 'forward', ...spot });
  await page.keyboard.press('Enter');
  await expect(page.locator('.number-statement b')).toHaveText(state);
  const beside = page.getByRole('region', { name: 'Beside the file' });
  const answer = answerToCase(link, text);
  const [here, there] = [engineValue(answer, 'h', { direction: 'forward', ...spot }), h[at]?.[unit] ?? Number.NaN];
  expect(Math.abs(here - there)).toBeLessThan(1e-15);
  await expect(beside).toContainText(
    `hidden state, unit ${unit}, step ${at} x₁: ${formatNumber(here, exact)} here, ${formatNumber(there, exact)} in the file.`,
  );
  await expectNumber(page, answer, 'h', { direction: 'forward', ...spot });

  // Backward, by the file's own loss: what arrives at h, at x, and at the weights that all steps share.
  await page.keyboard.press('b');
  await expect(page.locator('.number-row').filter({ hasText: 'weight in the loss' })).toContainText(
    formatNumber(file.lossWeight[at]?.[0]?.[unit] ?? Number.NaN),
  );
  await expectNumber(page, answerToCase(link, text), 'h', { direction: 'backward', ...spot });
  await page.keyboard.press('Escape');
  await expectCell(page, answerToCase(link, text), { direction: 'backward', ...spot });
  const slope = file.grads.x?.data[at * 5 + unit] ?? Number.NaN;
  await page.evaluate((hash) => void (window.location.hash = hash), `${link}&step=${at}&unit=${unit}&direction=backward&depth=number,x`);
  await expect(page.locator('.number-statement b')).toHaveText(formatNumber(slope));
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(page.getByText(`The cost is Σ weight · h over all 3 outputs: ${formatNumber(file.loss)}.`)).toBeVisible();
  await page.keyboard.press('2');
  await page.getByRole('region', { name: 'Panel' }).getByRole('button', { name: 'as a table' }).click();
  const total = page.getByRole('dialog').locator('tbody tr').last();
  await expect(total.locator('> *').nth(1)).toHaveText(formatNumber(lengthOf(file.grads.weight_hh_l0?.data ?? []), 5));
  await page.keyboard.press('Escape');
  await expect(beside.getByRole('row')).toHaveCount(9);
  await expect(beside).toContainText(agreement);
});

/** Lets a file fall on the page, as from the desktop. */
async function drop(page: Page, { name, buffer }: Handed): Promise<void> {
  const dropped = await page.evaluateHandle(
    ({ called, bytes }) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(bytes)], called));
      return transfer;
    },
    { called: name, bytes: [...buffer] },
  );
  await page.locator('.stage-figure').dispatchEvent('dragover', { dataTransfer: dropped });
  await expect(page.getByText('Drop the file to open it')).toBeVisible();
  await page.locator('.stage-figure').dispatchEvent('drop', { dataTransfer: dropped });
  await expect(page.getByText('Drop the file to open it')).toHaveCount(0);
}

test('the sequences of a case, a weight set by hand in it, and the way back', { tag: '@chromium' }, async ({
  page,
  openScene,
  expectAccessible,
}) => {
  const text = caseText('gru-odd-sizes');
  const file = JSON.parse(text) as CaseFile;
  await openScene('#/lab?text=Martha&cell=gru');
  await drop(page, handed('gru-odd-sizes.json', text));
  await page.getByLabel('sequence').selectOption('4 of 5');
  await expect(page).toHaveURL(/,3-5,tanh/);
  const length = formatNumber(lengthOf(file.output[0]?.[3] ?? []));
  await expect(page.locator('[data-cell="1.0"]')).toHaveAttribute('aria-label', new RegExp(`hidden state of length ${length},`));
  const beside = page.getByRole('region', { name: 'Beside the file' });
  await expect(beside).toContainText(agreement);
  await expect(beside).toContainText('sums over 5 sequences');
  await expectAccessible();
  const changed = `${hashOf(page)}&set=layer1.W.3:2&direction=backward`;
  await page.evaluate((hash) => void (window.location.hash = hash), changed);
  await expect(beside).toContainText('was changed by hand');
  await expectGraph(page, answerToCase(changed, text), 'backward');
  await page.reload();
  await expectGraph(page, answerToCase(changed, text), 'backward');
  await page.getByRole('button', { name: 'close the file' }).click();
  await expect(page.getByRole('textbox', { name: 'A name for the network to read' })).toHaveValue('Martha');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expectGraph(page, answerToCase(changed, text), 'backward');
  await page.getByRole('link', { name: 'Chapters' }).click();
  await expect(page.getByRole('heading', { name: 'A network reads a name' })).toBeVisible();
});
