import { describe, expect, it } from 'vitest';
import { contributions } from '../../../src/engine/contributions';
import { createProgram } from '../../../src/engine/createProgram';
import { jacobianNorms } from '../../../src/engine/jacobianNorms';
import { parameters } from '../../../src/engine/parameters';
import { layoutTimeAxis } from '../../../src/ui/timeAxis';
import {
  availableRoles,
  describeContributions,
  describeMatrix,
  describeResidual,
  formerNorm,
  tabulateContributions,
  tensorFor,
} from '../../../src/views/gradient/gradient.describe';
import {
  barHeight,
  contributionNorms,
  decadesFromOne,
  decadesOf,
  earlierAt,
  layoutContributions,
  layoutTriangle,
} from '../../../src/views/gradient/gradient.layout';
import { tabulatePairs } from '../../../src/views/gradient/reach.describe';
import { formatNumber } from '../../../src/ui/format';
import { engineAnswer } from '../engineAnswer';
import { makeAnswer } from '../fixtureAnswer';

const answer = makeAnswer({ sizes: [8] });
const steps = answer.columns.length;

/** A real pass of the fixture's model over its text. */
function pass() {
  const { spec, weights, columns } = answer;
  const program = createProgram(spec, { steps, size: 1 });
  program.weights.set(weights);
  const batch = { steps, size: 1, inputs: Int32Array.from(columns, ({ token }) => token) };
  const targets = Int32Array.from(columns, ({ target }) => target);
  program.forward(batch, { targets, weights: new Float64Array(steps).fill(1 / steps) });
  program.backward();
  const behind = {
    spec,
    batch,
    clamps: [],
    values: program.values(),
    gradients: program.gradients(),
    parameterGradient: program.gradient.slice(),
  };
  const norms = jacobianNorms(program, 1);
  program.release();
  return { behind, norms };
}

const { behind, norms } = pass();
const axis = layoutTimeAxis({ widthPx: 900, steps, focus: 4, zoom: 1 });
const size = { widthPx: 900, heightPx: 170 };

describe('the contributions', () => {
  const result = contributions(behind, 'layer1.W');

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
    for (const heightPx of [60, 120, 300]) {
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
    expect(describeContributions('W', result, 4, null)).toContain(`What each of ${steps} steps contributes to ∂L/∂W`);
  });

  it('say how long the total was before the network was changed by hand, of one tensor and of all together', () => {
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
    const was = formatNumber(before ?? Number.NaN, 5);
    expect(describeMatrix('W', null, 0.25, before)).toBe(`‖∂L/∂W‖ = 0.25000, was ${was}`);
    expect(describeMatrix('W', 3, 0.25, before)).not.toContain('was');
    expect(describeContributions('W', result, 4, before)).toContain(`, was ${was}.`);
  });

  it('have a table with a row a step and the total', () => {
    const { rows, columns } = tabulateContributions(answer, 'W', result);
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

describe('the triangle of state Jacobians', () => {
  const layout = layoutTriangle(axis, 140, norms.h);

  it('has a column a step, as long as there are earlier steps, on the graph’s axis', () => {
    expect(layout.blocks.map(({ rows }) => rows)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    layout.blocks.forEach(({ xPx, widthPx }, index) => {
      expect([xPx, widthPx]).toEqual([axis.columns[index]?.xPx, axis.columns[index]?.widthPx]);
    });
  });

  it('draws each norm as its distance from 1: the diagonal is paper', () => {
    layout.blocks.forEach(({ values }, step) => {
      expect(values[step]).toBe(0);
      for (let k = 0; k < step; k++) expect(values[k]).toBe(Math.log10(norms.h.data[step * steps + k] ?? 0));
    });
    expect(decadesFromOne(0)).toBe(-8);
    expect(decadesFromOne(10)).toBe(1);
  });

  it('finds the earlier step that is pointed at', () => {
    expect(earlierAt(layout, 5, layout.box.yPx + 2.5 * layout.rowPx)).toBe(2);
    expect(earlierAt(layout, 1, layout.box.yPx + 2.5 * layout.rowPx)).toBeNull();
  });

  it('has a table with the lower triangle', () => {
    const { rows } = tabulatePairs(answer, { state: 'h', norms: norms.h, former: null, singularValues: [] });
    expect(rows[2]?.slice(1).filter((cell) => cell !== '')).toHaveLength(3);
  });
});
