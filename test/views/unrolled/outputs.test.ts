import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { likeliest } from '../../../src/views/unrolled/predictions';
import { layoutUnrolled } from '../../../src/views/unrolled/unrolled.layout';
import { engineAnswer } from '../engineAnswer';

describe('predicted letters', () => {
  const answer = engineAnswer({ text: 'bertholdandgiselle' });

  it('are the larger the likelier they are, in few sizes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 320, max: 1900 }), fc.integer({ min: 240, max: 700 }), (widthPx, heightPx) => {
        const { predictions } = layoutUnrolled({ answer, scene: answer.scene, widthPx, heightPx, kinds: new Set() });
        const letters = predictions
          .filter(({ best }) => best.text !== '·')
          .map(({ step, best }) => ({ probability: likeliest(answer, step, 1)[0]?.probability ?? Number.NaN, sizePx: best.sizePx }))
          .toSorted((a, b) => a.probability - b.probability);
        const sizes = letters.map(({ sizePx }) => sizePx);
        const least = Math.min(...sizes);
        expect(letters.length).toBeGreaterThan(0);
        expect(sizes).toEqual(sizes.toSorted((a, b) => a - b));
        expect(sizes.filter((sizePx) => sizePx > least && !Number.isInteger(2 * sizePx))).toEqual([]);
      }),
    );
  });
});
