import { describe, expect, it } from 'vitest';
import { clippingFactor, describeClipping, nameTensor, tabulateClipping, withPart } from '../../../src/views/gradient/clipping.describe';
import { clippingDecades, layoutClipping, limitAt } from '../../../src/views/gradient/clipping.layout';

const result = {
  before: 20,
  after: 1,
  tensors: [
    { name: 'layer1.U', before: 12, after: 0.6 },
    { name: 'layer1.W', before: 16, after: 0.8 },
  ],
};
const room = { leftPx: 50, rightPx: 100, widthPx: 650, heightPx: 160 };

describe('the clipping dial', () => {
  it('shifts every bar by the same length, since clipping is one factor for all', () => {
    const { rows } = layoutClipping(result, 1, room);
    const shifts = rows.map(({ beforeBox, afterBox }) => beforeBox.widthPx - afterBox.widthPx);
    expect(rows).toHaveLength(3);
    for (const shift of shifts) expect(shift).toBeCloseTo(shifts[0] ?? Number.NaN, 9);
    expect(shifts[0]).toBeGreaterThan(10);
  });

  it('has a row for the part of a step, under the whole to which it belongs and shifted as far', () => {
    const { rows } = layoutClipping(withPart(result, 'layer1.U', { name: 'U, step 2', norm: 0.01 }), 1, room);
    expect(rows.map(({ tensor }) => tensor)).toEqual([null, 'layer1.U', 'U, step 2', 'layer1.W']);
    expect(rows[2]).toMatchObject({ before: 0.01, after: 0.01 / 20 });
    const [whole, , part] = rows.map(({ beforeBox, afterBox }) => beforeBox.widthPx - afterBox.widthPx);
    expect(part).toBeCloseTo(whole ?? Number.NaN, 9);
    expect(withPart(result, 'layer9.W', { name: 'W, step 2', norm: 1 })).toEqual(result);
  });

  it('counts the tensors that a low room has no rows for', () => {
    expect(layoutClipping(result, 1, room).hidden).toBe(0);
    const low = layoutClipping(result, 1, { ...room, heightPx: 70 });
    expect(low.rows.length - 1 + low.hidden).toBe(result.tensors.length);
    expect(low.hidden).toBeGreaterThan(0);
  });

  it('puts the limit where the whole gradient ends after clipping', () => {
    const layout = layoutClipping(result, 1, room);
    const { afterBox } = layout.rows[0] ?? { afterBox: { xPx: 0, widthPx: 0 } };
    expect(layout.limitPx).toBeCloseTo(afterBox.xPx + afterBox.widthPx, 9);
  });

  it('reads a limit back from where it is dragged to, to two digits', () => {
    const layout = layoutClipping(result, 0.35, room);
    expect(limitAt(layout, layout.limitPx)).toBe(0.35);
    expect(limitAt(layout, -1000)).toBe(10 ** layout.footExponent);
  });

  it('spans the limit and every norm, also one of zero or infinity', () => {
    const odd = { before: Number.POSITIVE_INFINITY, after: 0, tensors: [] };
    expect(clippingDecades(odd, 5000)).toEqual({ footExponent: -2, topExponent: 4 });
  });
});

describe('the words beside the dial', () => {
  it('says by how much every gradient is multiplied, or that the limit does not act', () => {
    expect(describeClipping(result, 1, null)).toContain('multiplies each by 0.050');
    expect(describeClipping({ ...result, after: 20 }, 30, null)).toContain('does not act');
    expect(describeClipping({ before: 0, after: 0, tensors: [] }, 1, null)).toContain('nothing to clip');
    expect(describeClipping({ before: Number.POSITIVE_INFINITY, after: Number.NaN, tensors: [] }, 1, null)).toContain('cannot mend it');
  });

  it('says beside the length now what it was before the network was changed by hand', () => {
    expect(describeClipping(result, 1, 12.5)).toContain('All gradients together have length 20.00 (was 12.50): a limit of 1.00');
    expect(describeClipping(result, 1, 20)).toContain('length 20.00 (as before):');
    expect(describeClipping(result, 1, null)).toContain('length 20.00:');
  });

  it('never claims that a gradient is lengthened', () => {
    expect(clippingFactor({ before: 0.5, after: 0.5 })).toBe(1);
  });

  it('lists the whole and every tensor, before and after', () => {
    expect(tabulateClipping(result, 1, null).rows.map(([name]) => name)).toEqual(['all together', 'layer1.U', 'layer1.W']);
    expect(nameTensor('layer2.W', true)).toBe('W layer 2');
    expect(nameTensor('layer1.W', false)).toBe('W');
    expect(nameTensor('layer2.bRecurrent', true)).toBe('b′ layer 2');
  });
});
