import { describe, expect, it } from 'vitest';
import { drawnIn, scaleKeys } from '../../../src/views/unrolled/scaleKeys';
import { layoutUnrolled } from '../../../src/views/unrolled/unrolled.layout';
import { type FixtureWish, makeAnswer } from '../fixtureAnswer';

function keysOf(widthPx: number, wish: FixtureWish = {}) {
  const answer = makeAnswer(wish);
  const { cells } = layoutUnrolled({ answer, scene: answer.scene, widthPx, heightPx: 360, kinds: new Set() });
  const drawn = drawnIn(cells);
  return { drawn, keys: scaleKeys(answer, answer.scene, drawn) };
}

describe('the keys of the colour scales', () => {
  it('are those of the strips that are drawn: of gates and signed values where all are', () => {
    const { drawn, keys } = keysOf(900);
    expect([...drawn]).toEqual(['f', 'i', 'g', 'o', 'c', 'h']);
    expect(keys.map(({ name }) => name)).toEqual(['gates', 'signed']);
    expect(keys[1]?.high).toMatch(/^\+1; C to ±2\.\d/);
  });

  it('leave the gates out where columns are too narrow for them', () => {
    const { drawn, keys } = keysOf(420);
    expect([...drawn]).toEqual(['c', 'h']);
    expect(keys.map(({ name }) => name)).toEqual(['h']);
    expect(keys[0]?.high).toMatch(/; C to ±/);
  });

  it('leave C out too where h alone has room', () => {
    const { drawn, keys } = keysOf(420, { text: 'martha'.repeat(8), scene: { zoom: 0.4 } });
    expect([...drawn]).toEqual(['h']);
    expect(keys.map(({ name, high }) => [name, high])).toEqual([['h', undefined]]);
  });
});
