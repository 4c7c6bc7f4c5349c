import { describe, expect, it } from 'vitest';
import { contributions } from '../../../src/engine/contributions';
import { createProgram } from '../../../src/engine/createProgram';
import type { Clamp } from '../../../src/engine/program';
import { parameters } from '../../../src/engine/parameters';
import { layoutTimeAxis } from '../../../src/ui/timeAxis';
import {
  availableRoles,
  changedNote,
  describeContributions,
  describeMatrix,
  describeResidual,
  formerNorm,
  lengthBefore,
  type SharesRead,
  tabulateContributions,
  tensorFor,
} from '../../../src/views/gradient/gradient.describe';
import { barHeight, contributionNorms, decadesOf, differenceOf, layoutContributions } from '../../../src/views/gradient/gradient.layout';
import { formatNumber } from '../../../src/ui/format';
import { engineAnswer } from '../engineAnswer';
import { makeAnswer } from '../fixtureAnswer';

const answer = makeAnswer({ sizes: [8] });
const steps = answer.columns.length;

/** A real pass of the fixture's model over its text. */
function pass(clamps: readonly Clamp[] = []) {
  const { spec, weights, columns } = answer;
  const program = createProgram(spec, { steps, size: 1 });
  program.weights.set(weights);
  const batch = { steps, size: 1, inputs: Int32Array.from(columns, ({ token }) => token) };
  const targets = Int32Array.from(columns, ({ target }) => target);
  program.forward(batch, { targets, weights: new Float64Array(steps).fill(1 / steps) }, clamps);
  program.backward();
  const behind = {
    spec,
    batch,
    clamps,
    values: program.values(),
    gradients: program.gradients(),
    parameterGradient: program.gradient.slice(),
  };
  program.release();
  return behind;
}

const behind = pass();
const axis = layoutTimeAxis({ widthPx: 900, steps, focus: 4, zoom: 1 });
const size = { widthPx: 900, heightPx: 170 };

describe('the contributions', () => {
  const result = contributions(behind, 'layer1.W');
  const read: SharesRead = { result, former: null, drawn: result, cause: null };

  it('add up to the total, entry by entry, as they are drawn', () => {
    const { matrices, total } = layoutContributions(axis, size, result);
    expect(matrices).toHaveLength(steps);
    total.values.forEach((entry, at) => {
      const sum = matrices.reduce((so, { values }) => so + (values[at] ?? 0), 0);
      expect(sum).toBeCloseTo(entry, 13);
    });
  });

  it('are drawn in the shape of the tensor, on one scale of colour', () => {
    for (const name of ['layer1.U', 'layer1.W', 'V', 'layer1.b']) {
      const tensor = parameters(answer.spec).find((each) => each.name === name);
      const { blocks } = layoutContributions(axis, size, contributions(behind, name));
      const [first = 0, second] = tensor?.shape ?? [];
      const shape = second === undefined ? [1, first] : [first, second];
      expect(blocks.every(({ rows, columns }) => rows === shape[0] && columns === shape[1])).toBe(true);
      expect(new Set(blocks.map(({ scale }) => JSON.stringify(scale))).size).toBe(1);
    }
  });

  it('stand under their columns, the total in the gutter, with an equals sign and plus signs between', () => {
    const { matrices, total, signs, bars } = layoutContributions(axis, size, result);
    matrices.forEach(({ box }, index) => expect(box.xPx).toBe(axis.columns[index]?.xPx));
    bars.forEach(({ box }, index) => expect(box.xPx + box.widthPx / 2).toBeCloseTo(axis.columns[index]?.centrePx ?? 0, 9));
    expect(total.box.xPx + total.box.widthPx).toBeLessThan(axis.columns[0]?.xPx ?? 0);
    expect(signs.map(({ text }) => text)).toEqual(['=', '+', '+', '+', '+', '+', '+']);
  });

  it.each([390, 900, 1500])('fit into the panel at %i px, matrices above bars', (widthPx) => {
    for (const heightPx of [40, 60, 120, 300]) {
      for (const name of ['layer1.W', 'layer1.b']) {
        const own = layoutTimeAxis({ widthPx, steps, focus: 4, zoom: 1 });
        const { matrices, total, bars, barsBox } = layoutContributions(own, { widthPx, heightPx }, contributions(behind, name));
        const lowest = Math.max(...[total, ...matrices].map(({ box }) => box.yPx + box.heightPx));
        expect(lowest).toBeLessThan(barsBox.yPx);
        expect(barsBox.yPx + barsBox.heightPx).toBeLessThanOrEqual(heightPx);
        expect(total.box.xPx).toBeGreaterThanOrEqual(0);
        expect(bars.every(({ box }) => box.yPx >= barsBox.yPx - 1e-9)).toBe(true);
      }
    }
  });

  it('show their norms as bars on a logarithmic scale, an exact zero as none', () => {
    const found = contributionNorms(result.steps);
    expect(found).toHaveLength(steps);
    const decades = decadesOf(found);
    expect(10 ** decades.topExponent).toBeGreaterThanOrEqual(Math.max(...found));
    expect(barHeight(0, decades, 50)).toBe(0);
    expect(barHeight(1e-30, decades, 50)).toBe(1);
    expect(barHeight(10 ** decades.topExponent, decades, 50)).toBe(50);
  });

  it('span the decades of the norms, from two up to eight', () => {
    const span = (of: readonly number[]) => decadesOf(of).topExponent - decadesOf(of).footExponent;
    expect([span([0.5, 0.4]), span([1, 2e-4, 0]), span([1, 1e-30]), span([0])]).toEqual([2, 4, 8, 2]);
  });

  it('say in words how exactly they add up', () => {
    expect(result.residual).toBeLessThan(1e-15);
    expect(describeResidual({ residual: 0 })).toContain('to the last bit');
    expect(describeResidual({ residual: 2e-18 })).toContain('10⁻¹⁸');
    expect(describeContributions('W', read, 4)).toContain(`What each of ${steps} steps contributes to ∂L/∂W`);
  });

  it('know how long the gradient of a tensor, or of all together, was before the network was changed by hand', () => {
    const clamps = [{ part: 'encoder', layer: 1, quantity: 'f', unit: 'all', from: 4, to: 4, value: 0 }] as const;
    const [plain, changed] = [engineAnswer(), engineAnswer({ scene: { clamps } })];
    const tensor = tensorFor(changed, 1, 'W');
    const lengthIn = (gradient: Float64Array) => Math.hypot(...gradient);
    const before = formerNorm(changed, tensor);
    expect(before).toBeCloseTo(
      lengthIn(plain.parameterGradient.subarray(tensor?.offset, (tensor?.offset ?? 0) + (tensor?.count ?? 0))),
      14,
    );
    expect(formerNorm(changed, null)).toBeCloseTo(lengthIn(plain.parameterGradient), 14);
    expect(formerNorm(plain, tensor)).toBeNull();
  });

  it('are drawn as what a change by hand made of them, which adds up too, with the lengths of before dashed', () => {
    const changed = contributions(pass([{ part: 'encoder', layer: 1, quantity: 'f', unit: 'all', from: 4, to: 4, value: 0 }]), 'layer1.W');
    const drawn = differenceOf(changed, result);
    const { total, matrices, bars, barsBox, decades } = layoutContributions(axis, size, changed, { drawn, former: result });
    const sums = total.values.map((_, entry) => matrices.reduce((sum, { values }) => sum + (values[entry] ?? Number.NaN), 0));
    expect(Math.max(...sums.map((sum, index) => Math.abs(sum - (total.values[index] ?? Number.NaN))))).toBeLessThan(1e-15);
    const entry = 3 * total.values.length + 5;
    expect(matrices[3]?.values[5]).toBe((changed.steps.data[entry] ?? 0) - (result.steps.data[entry] ?? 0));
    const [now, was] = [contributionNorms(changed.steps), contributionNorms(result.steps)];
    expect(total.norm, 'lengths are those of now').toBeCloseTo(Math.hypot(...changed.total.data), 14);
    expect(bars.map(({ norm }) => norm)).toEqual(now);
    const isMoved = now.map((norm, step) => norm !== was[step]);
    expect(isMoved, 'before the first step there is no state').toEqual([false, true, true, true, true, true, true]);
    expect(bars.map(({ former }) => former?.heightPx)).toEqual(
      was.map((norm, step) => (isMoved[step] ? barHeight(norm, decades, barsBox.heightPx) : undefined)),
    );
    expect(bars.every(({ box }) => box.yPx >= barsBox.yPx)).toBe(true);
    const told: SharesRead = { result: changed, former: result, drawn, cause: 'the clamp' };
    expect(changedNote(told)).toBe('Matrices: the change by the clamp. Dashed: before.');
    expect(changedNote({ ...told, drawn: changed, cause: null })).toBe('Dashed: before.');
    expect(describeMatrix('W', 3, now[3] ?? 0, lengthBefore(told, 3))).toBe(
      `step 3 of ∂L/∂W: length ${formatNumber(now[3] ?? 0, 5)}, was ${formatNumber(was[3] ?? 0, 5)}`,
    );
    expect(describeContributions('W', told, 4)).toContain(`‖∂L/∂W‖ = ${formatNumber(Math.hypot(...changed.total.data), 5)}, was `);
    const { rows, columns } = tabulateContributions(answer, 'W', told);
    expect(columns[2]).toBe('length before');
    expect(rows.map((row) => row[2])).toEqual([...was, Math.hypot(...result.total.data)].map((length) => formatNumber(length, 5)));
  });

  it('say that a change made none of them other, and dash nothing', () => {
    const told: SharesRead = { result, former: result, drawn: differenceOf(result, result), cause: 'the clamp' };
    expect(changedNote(told)).toBe('Matrices: the change by the clamp: none.');
    expect(layoutContributions(axis, size, result, told).bars.every(({ former }) => former === null)).toBe(true);
    expect(changedNote(read)).toBe('');
    expect(lengthBefore(read, 3)).toBeNull();
  });

  it('have a table with a row a step and the total', () => {
    const { rows, columns } = tabulateContributions(answer, 'W', read);
    expect(rows).toHaveLength(steps + 1);
    expect(rows.every((row) => row.length === columns.length)).toBe(true);
  });
});

describe('the choice of tensors', () => {
  it('offers what the model has', () => {
    expect(availableRoles(answer, 1)).toEqual(['U', 'W', 'b', 'V']);
    expect(tensorFor(makeAnswer({ sizes: [8, 8] }), 2, 'U')?.name).toBe('layer2.U');
    expect(tensorFor(answer, 1, 'V')?.name).toBe('V');
  });
});
