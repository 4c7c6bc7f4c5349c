import { describe, expect, it } from 'vitest';
import { keyHeight } from '../../../src/views/unrolled/bands';
import { keyRoom } from '../../../src/views/unrolled/key.layout';
import { engineAnswer } from '../engineAnswer';

const held = { part: 'encoder', layer: 1, quantity: 'f', unit: 2, from: 3, to: 3, value: 0 } as const;
const plain = engineAnswer();
const once = engineAnswer({ scene: { clamps: [held] } });
const much = engineAnswer({ scene: { clamps: [held], edits: [{ tensor: 'layer1.W', index: 0, value: 1 }], gain: 2 } });
const widths = [288, 358, 514, 663, 894, 1150, 1600];

describe('keyRoom', () => {
  it('is the usual height where nothing was changed by hand, and never less where something was', () => {
    for (const widthPx of widths) {
      for (const direction of ['forward', 'backward'] as const) {
        const usualPx = keyHeight(widthPx, direction);
        expect(keyRoom(plain, { direction, strips: 'change' }, widthPx)).toBe(usualPx);
        for (const strips of ['values', 'change'] as const) {
          for (const answer of [once, much]) expect(keyRoom(answer, { direction, strips }, widthPx)).toBeGreaterThanOrEqual(usualPx);
        }
      }
    }
  });

  it('has a line for every line that the key breaks into: words of 12 px, controls of 26', () => {
    // On a phone: the words in two lines; the actions and the switch; the arrows’ lengths, in two lines; their kinds.
    expect(keyRoom(once, { direction: 'backward', strips: 'change' }, 358)).toBe(24 + 26 + 26 + 26 + 4);
    expect(keyRoom(much, { direction: 'backward', strips: 'change' }, 358)).toBeGreaterThanOrEqual(36 + 26 + 26 + 26 + 4);
    // On a large screen all in one, as without a change.
    expect(keyRoom(much, { direction: 'backward', strips: 'change' }, 1800)).toBe(30);
  });
});
