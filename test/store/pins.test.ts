import { describe, expect, it } from 'vitest';
import { movePin, togglePin } from '../../src/store/pins';
import type { Pin } from '../../src/store/scene';

const pin = (unit: number): Pin => ({ layer: 1, step: 0, quantity: 'h', unit, direction: 'forward' });
const three = { pins: [pin(0), pin(1), pin(2)] };
const units = ({ pins }: { readonly pins: readonly Pin[] }) => pins.map(({ unit }) => unit);

describe('pins', () => {
  it('come to the end of the list and go again', () => {
    expect(units(togglePin(three, pin(3)))).toEqual([0, 1, 2, 3]);
    expect(units(togglePin(three, pin(1)))).toEqual([0, 2]);
  });

  it('move to any place of the list, and no further than its ends', () => {
    expect(units(movePin(three, pin(0), 1))).toEqual([1, 0, 2]);
    expect(units(movePin(three, pin(2), -5))).toEqual([2, 0, 1]);
    expect(units(movePin(three, pin(0), 9))).toEqual([1, 2, 0]);
    expect(movePin(three, pin(7), 0).pins).toBe(three.pins);
  });
});
