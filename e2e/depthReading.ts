import { type Tensor, vectorAt } from '../src/engine/tensor';
import type { Answer } from '../src/store/run';
import type { Direction, NumberQuantity } from '../src/store/scene';
import { formatNumber, formatProbability } from '../src/ui/format';
import { expect, type Page } from './fixtures';
import { readShown } from './shownNumbers';

export interface Spot {
  readonly direction: Direction;
  readonly step: number;
  readonly layer: number;
  readonly unit: number;
}

/** Looks again until the page has caught up with the key or the link. */
const patiently = (check: () => Promise<void>) => expect(check).toPass({ intervals: [20, 50, 100, 250], timeout: 10_000 });

function tensorOf(answer: Answer, direction: Direction, quantity: NumberQuantity, layer: number): Tensor | null | undefined {
  const recording = direction === 'forward' ? answer.values : answer.gradients;
  if (quantity === 'x') return recording.input;
  if (quantity === 'logits' || quantity === 'output') return recording[quantity];
  return recording.layers[layer - 1]?.quantities[quantity];
}

/** What the engine has at a spot. */
export function engineValue(answer: Answer, quantity: NumberQuantity, { direction, step, layer, unit }: Spot): number {
  const tensor = tensorOf(answer, direction, quantity, layer);
  const value = tensor ? vectorAt(tensor, step)[unit] : undefined;
  if (value === undefined) throw new RangeError(`The engine has no ${quantity}.`);
  return value;
}

export const lengthOf = (values: Iterable<number>): number => Math.sqrt([...values].reduce((sum, value) => sum + value * value, 0));

const signOf = (answer: Answer, token: number) => (token === 0 ? 'the end' : (answer.vocabulary[token] ?? ''));

function likeliest(answer: Answer, step: number, count: number): readonly string[] {
  if (!answer.values.output) return [];
  return Array.from(vectorAt(answer.values.output, step), (probability, token) => ({ probability, sign: signOf(answer, token) }))
    .sort((a, b) => b.probability - a.probability)
    .slice(0, count)
    .map(({ probability, sign }) => `${sign} ${formatProbability(probability)}`);
}

/** The next-letter probabilities beside the graph. */
export async function expectProbabilities(page: Page, answer: Answer, step: number): Promise<void> {
  await patiently(async () => {
    const shown = await page
      .locator('.graph-words-bars li')
      .evaluateAll((items) =>
        items.map((item) => ['sign', 'share'].map((part) => item.querySelector(`.graph-words-${part}`)?.textContent).join(' ')),
      );
    expect(shown).toEqual(likeliest(answer, step, 5));
  });
}

/** The length of every cell's state or its gradient, and backward every output's loss, as the graph's marks say them. */
export async function expectGraph(page: Page, answer: Answer, direction: Direction): Promise<void> {
  const states = tensorOf(answer, direction, 'h', 1);
  const lengths = answer.columns.map((_, step) => formatNumber(lengthOf(states ? vectorAt(states, step) : [])));
  const losses = Array.from(answer.losses.data, (loss) => formatNumber(loss));
  await patiently(async () => {
    const names = (of: 'cell' | 'loss') =>
      Promise.all(
        answer.columns.map((_, step) => page.locator(`[data-${of}="${of === 'cell' ? '1.' : ''}${step}"]`).getAttribute('aria-label')),
      );
    const cellNames = await names('cell');
    expect(cellNames.map((name) => /(?:gradient of the )?hidden state of length ([^,]*)/.exec(name ?? '')?.[1])).toEqual(lengths);
    expect(cellNames.every((name) => name?.includes('gradient') === (direction === 'backward'))).toBe(true);
    if (direction === 'forward') return;
    expect((await names('loss')).map((name) => /: (.*?),/.exec(name ?? '')?.[1])).toEqual(losses);
  });
}

/** Every line of arithmetic beside the cell ends in the engine's value, and what is written before it comes to that. */
export async function expectCell(page: Page, answer: Answer, spot: Spot): Promise<void> {
  await patiently(async () => {
    const lines = await page.locator('.cell-equation[data-defines]').evaluateAll((items) =>
      items.map((item) => {
        const line = item.querySelector('.cell-arithmetic')?.cloneNode(true) as Element | undefined;
        line?.querySelectorAll('math, .cell-before').forEach((part) => part.remove());
        return { defines: item.getAttribute('data-defines') as NumberQuantity, sides: (line?.textContent ?? '').split('=').slice(1) };
      }),
    );
    expect(lines).not.toHaveLength(0);
    for (const { defines, sides } of lines) {
      const result = sides.at(-1)?.trim() ?? '';
      expect(result, defines).toBe(formatNumber(engineValue(answer, defines, spot)));
      if (sides.length < 2) continue;
      const [worked, written] = [readShown(sides[0] ?? ''), readShown(result)];
      expect(Math.abs(worked.value - written.value), `${defines}: ${sides.join('=')}`).toBeLessThanOrEqual(
        worked.error + written.error + 1e-12,
      );
    }
  });
}

/** What goes into an activation, for the values that have one. */
function summed(answer: Answer, quantity: NumberQuantity, direction: Direction): NumberQuantity {
  if (direction === 'backward') return quantity;
  if (quantity === 'output') return 'logits';
  if (quantity === 'tanhC') return 'c';
  if (quantity === 'h') return answer.spec.layers[0]?.cell === 'rnn' ? 'hPre' : 'h';
  return (
    (['f', 'i', 'o', 'g', 'z', 'r', 'n'] as const).map((gate) => (gate === quantity ? (`${gate}Pre` as const) : null)).find(Boolean) ??
    quantity
  );
}

interface ShownSum {
  readonly terms: readonly string[];
  readonly total: string;
  readonly notes: readonly string[];
}

function readSum(page: Page): Promise<ShownSum | null> {
  return page.locator('.number').evaluate((figure) => {
    const textsOf = (selector: string) => [...figure.querySelectorAll(selector)].map((mark) => mark.textContent ?? '');
    const [total] = textsOf('.number-total .number-result');
    return total === undefined ? null : { terms: textsOf('.number-row > .number-product'), total, notes: textsOf('.number-note') };
  });
}

/** The number's words give the engine's value; the terms of its figure add up to the shown sum, digit by digit, and that is the engine's. */
export async function expectNumber(page: Page, answer: Answer, quantity: NumberQuantity, spot: Spot): Promise<void> {
  await patiently(async () => {
    await expect(page.locator('.number-statement b')).toHaveText(formatNumber(engineValue(answer, quantity, spot)), { timeout: 1 });
    const shown = await readSum(page);
    if (!shown) {
      await expect(page.locator('.number-leaf')).toBeVisible({ timeout: 1 });
      return;
    }
    const noted = (words: string) => shown.notes.find((note) => note.startsWith(words))?.slice(words.length) ?? null;
    const power = readShown(noted('products in units of ')?.replace('10', '1\u202f×\u202f10') ?? '1').value;
    const rounding = readShown(noted('rounding of these digits: ') ?? '0');
    const total = readShown(shown.total);
    const added = shown.terms.reduce((sum, term) => sum + readShown(term).value, rounding.value);
    // What rounding took away is told in the same few digits, and so is off by at most a half of the last.
    expect(Math.abs(added - total.value), `${quantity}: ${shown.terms.join(' + ')} = ${shown.total}`).toBeLessThanOrEqual(
      rounding.error + 1e-6,
    );
    const recorded = engineValue(answer, summed(answer, quantity, spot.direction), spot);
    expect(Math.abs(total.value * power - recorded), quantity).toBeLessThanOrEqual(total.error * power * 1.001);
  });
}
