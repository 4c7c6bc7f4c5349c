import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clampIn } from '../../../src/store/readAnswer';
import { hold, type HoldPlace, type HoldWish, release, type Span, wishAt } from '../../../src/views/cell/clamps';

const place: HoldPlace = { quantity: 'f', layer: 1, step: 3, unit: 7, part: 'encoder', hasDecoder: false };
const wishes: fc.Arbitrary<HoldWish> = fc.record({
  value: fc.double({ min: -2, max: 2, noNaN: true }),
  span: fc.constantFrom<Span>('here', 'onward', 'always'),
  whole: fc.boolean(),
});

describe('hold', () => {
  it('holds the value as wished, whatever held it before', () => {
    const property = fc.property(fc.array(wishes), wishes, (earlier, wish) => {
      const before = earlier.reduce((clamps, past) => hold(clamps, place, past), [] as ReturnType<typeof hold>);
      const clamps = hold(before, place, wish);
      expect(wishAt(clamps, place)).toEqual(wish);
      expect(clampIn(release(clamps, place), place)).toBeNull();
    });
    fc.assert(property, { seed: 7, numRuns: 100 });
  });

  it('reaches exactly the steps and units that were asked for', () => {
    const steps = (span: Span) =>
      [0, 2, 3, 4, 90].filter((step) => clampIn(hold([], place, { value: 0, span, whole: false }), { ...place, step }));
    expect(steps('here')).toEqual([3]);
    expect(steps('onward')).toEqual([3, 4, 90]);
    expect(steps('always')).toEqual([0, 2, 3, 4, 90]);
    expect(clampIn(hold([], place, { value: 0, span: 'here', whole: true }), { ...place, unit: 0 })).not.toBeNull();
  });

  it('leaves other values as they are held', () => {
    const other = hold([], { ...place, quantity: 'o' }, { value: 1, span: 'always', whole: true });
    expect(release(hold(other, place, { value: 0, span: 'here', whole: false }), place)).toEqual(other);
  });
});
