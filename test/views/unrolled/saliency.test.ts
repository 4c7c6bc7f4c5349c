import { describe, expect, it } from 'vitest';
import { outputAt } from '../../../src/store/columns';
import { passBehind, passOf } from '../../../src/store/buildAnswer';
import type { Answer } from '../../../src/store/run';
import type { Question } from '../../../src/store/scene';
import { influences, isMoved, strongest } from '../../../src/views/unrolled/saliency';
import { dashedNote, describeSaliency, describeValue, tabulateSaliency } from '../../../src/views/unrolled/saliency.describe';
import { layoutSaliency } from '../../../src/views/unrolled/saliency.layout';
import { layoutUnrolled } from '../../../src/views/unrolled/unrolled.layout';
import { saliency } from '../../../src/worker/analyse';
import { trace } from '../../../src/worker/trace';
import { engineAnswer } from '../engineAnswer';

const answer = engineAnswer();
const question: Question = { step: 4, token: 9, measure: 'set' };
const pass = passOf(answer.scene, answer.weights, null);
const { gradient } = saliency({ kind: 'saliency', pass, step: question.step, token: question.token }, answer.weights);

describe('what mattered to an output', () => {
  it('is the change of its probability when the input is scaled, by two-sided differences', () => {
    const all = influences(answer, gradient, question);
    const at = 2;
    const { token } = answer.columns[at] ?? { token: 0 };
    const scaled = (by: number) => {
      const clamp = { part: 'encoder', layer: 0, quantity: 'x', unit: token, from: at, to: at, value: 1 + by } as const;
      const { values } = trace({ ...pass, clamps: [clamp] }, answer.weights);
      return outputAt({ ...answer, values }, question.step)[question.token] ?? Number.NaN;
    };
    const slope = (scaled(1e-5) - scaled(-1e-5)) / 2e-5;
    expect(slope).not.toBe(0);
    expect(Math.abs((all[at]?.value ?? Number.NaN) - slope)).toBeLessThan(1e-6 * Math.abs(slope) + 1e-10);
  });

  it('is nothing for what comes after it', () => {
    const all = influences(answer, gradient, question);
    expect(all.slice(question.step + 1).map(({ value }) => value)).toEqual([0, 0]);
  });

  it('is never less over all possible inputs than over the one that was read', () => {
    const read = influences(answer, gradient, question);
    const whole = influences(answer, gradient, { ...question, measure: 'norm' });
    read.forEach(({ value }, step) => expect(whole[step]?.value ?? 0).toBeGreaterThanOrEqual(Math.abs(value)));
  });

  it('is told from the strongest down, with the output it is about', () => {
    const all = influences(answer, gradient, question);
    const [first] = strongest(all, 1);
    expect(first?.share).toBe(1);
    expect(describeSaliency(answer, question, all)).toContain(`at step ${first?.step ?? ''}`);
    expect(describeSaliency(answer, question, [])).toContain('Nothing that was read mattered');
    expect(tabulateSaliency(answer, question, all).rows).toHaveLength(answer.columns.length);
  });

  it('stands under the letters, a column wide for the strongest, within the figure', () => {
    const layout = layoutUnrolled({ answer, scene: answer.scene, widthPx: 900, heightPx: 360, kinds: new Set() });
    const place = { columns: layout.columns, reads: layout.bands.reads, predictions: layout.predictions };
    const { bars, output } = layoutSaliency(influences(answer, gradient, question), question, place);
    const widest = Math.max(...bars.map(({ bar }) => bar.widthPx));
    expect(widest).toBeCloseTo(layout.columns[0]?.widthPx ?? Number.NaN, 9);
    for (const { bar } of bars) expect(bar.yPx + bar.heightPx).toBeLessThanOrEqual(layout.bands.reads.bottomPx);
    expect(output?.xPx).toBe(layout.columns.find(({ step }) => step === question.step)?.xPx);
  });
});

/** The gradient of an output at step 4 in a run, as the page asks for it. */
function gradientIn(run: Answer) {
  return saliency({ kind: 'saliency', pass: passBehind(run), step: question.step, token: question.token }, run.weights).gradient;
}

describe('what mattered to an output of a network that was changed by hand', () => {
  const held = { part: 'encoder', layer: 1, quantity: 'f', unit: 'all', from: 3, to: 3, value: 0 } as const;
  const changed = engineAnswer({ scene: { clamps: [held] } });
  const { unchanged } = changed;
  if (!unchanged) throw new Error('The clamp changes the run.');
  const before = { answer: unchanged, gradient: gradientIn(unchanged) };
  const all = influences(changed, gradientIn(changed), question, before);

  it('stands beside what mattered before, each by its own run, on one scale', () => {
    const own = (of: readonly { readonly value: number }[]) => of.map(({ value }) => value);
    expect(own(all)).toEqual(own(influences(changed, gradientIn(changed), question)));
    expect(all.map(({ former }) => former?.value)).toEqual(own(influences(unchanged, before.gradient, question)));
    expect(own(all)).not.toEqual(all.map(({ former }) => former?.value));
    const { input } = unchanged.values;
    const louder = { values: { ...unchanged.values, input: { ...input, data: input.data.map((value) => 2 * value) } } };
    const twice = influences(changed, gradientIn(changed), question, { ...before, answer: louder });
    expect(twice.map(({ former }) => former?.value)).toEqual(all.map(({ former }) => 2 * (former?.value ?? Number.NaN)));
    const shares = all.flatMap(({ share, former }) => [share, former?.share ?? 0]);
    expect(Math.max(...shares)).toBe(1);
    const [scale] = all.map(({ value, share }) => Math.abs(value) / share);
    for (const { former } of all.slice(0, 5)) expect(Math.abs(former?.value ?? 0) / (former?.share ?? 0)).toBeCloseTo(scale ?? 0, 12);
  });

  it('is told with what it was, and with what was strongest where that was another', () => {
    const [now] = strongest(all, 1);
    const was = all.reduce((most, each) => ((each.former?.share ?? 0) > (most.former?.share ?? 0) ? each : most));
    const words = describeSaliency(changed, question, all);
    expect(now && words.includes(`at step ${now.step} (${describeValue(now)}) mattered most`)).toBe(true);
    expect(now && describeValue(now)).toMatch(/, was |, changed by /);
    expect(words.includes('Without the clamp:')).toBe(was.step !== now?.step);
    const turned = all.map((each) => ({ ...each, former: each.step === 1 ? { value: 7, share: 1 } : { value: 0, share: 0 } }));
    expect(describeSaliency(changed, question, turned)).toContain('Without the clamp: ‘M’ at step 1 (7.000) mattered most.');
    expect(describeSaliency({ ...changed, unchanged: { ...unchanged, columns: [] } }, question, all)).toContain(
      'Without the clamp nothing comes out there.',
    );
    const table = tabulateSaliency(changed, question, all);
    expect(table.columns.at(-1)).toBe('x · ∂y/∂x before');
    expect(new Set(table.rows.map(({ length }) => length))).toEqual(new Set([4]));
  });

  it('is drawn dashed as it was, where it moved and only there, within the figure and clear of the letters', () => {
    const layout = layoutUnrolled({ answer: changed, scene: changed.scene, widthPx: 900, heightPx: 360, kinds: new Set() });
    const place = { columns: layout.columns, reads: layout.bands.reads, predictions: layout.predictions };
    const { bars } = layoutSaliency(all, question, place);
    expect(bars.map(({ former }) => former !== null)).toEqual(all.map(isMoved));
    expect(all.map(isMoved)).toEqual([true, true, true, true, true, false, false]);
    for (const { step, former } of bars) {
      if (!former) continue;
      const widthPx = (layout.columns[step]?.widthPx ?? 0) * (all[step]?.former?.share ?? 0);
      expect(former.widthPx).toBeCloseTo(widthPx + 4, 9);
      expect(former.yPx + former.heightPx).toBeLessThanOrEqual(layout.bands.reads.bottomPx);
      expect(former.yPx).toBeGreaterThan(layout.reads[step]?.letter.yPx ?? Number.POSITIVE_INFINITY);
    }
    expect(dashedNote(all)).toContain('Dashed');
    expect(dashedNote(influences(unchanged, before.gradient, question, before))).toBe('');
  });
});
