import { describe, expect, it } from 'vitest';
import { outputAt } from '../../../src/store/columns';
import { passOf } from '../../../src/store/buildAnswer';
import type { Question } from '../../../src/store/scene';
import { influences, strongest } from '../../../src/views/unrolled/saliency';
import { describeSaliency, tabulateSaliency } from '../../../src/views/unrolled/saliency.describe';
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
