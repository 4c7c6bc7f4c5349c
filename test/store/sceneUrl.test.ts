import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultScene, type Scene } from '../../src/store/scene';
import { readScene, writeScene } from '../../src/store/sceneUrl';
import { arbitraryScene } from './arbitraryScene';

describe('a link', () => {
  it('gives back exactly the scene that it was made from, and reports nothing', () => {
    fc.assert(
      fc.property(arbitraryScene(), (scene) => {
        expect(readScene(writeScene(scene))).toEqual({ scene, dropped: [] });
      }),
      { seed: 20260101, numRuns: 500 },
    );
  });

  it('passes through the address bar of a browser unchanged', () => {
    fc.assert(
      fc.property(arbitraryScene(), (scene) => {
        const hash = writeScene(scene);
        expect(new URL(hash, 'https://example.org/').hash).toBe(hash);
      }),
      { seed: 20260102, numRuns: 500 },
    );
  });

  it('of the first screen is short', () => {
    expect(writeScene(defaultScene)).toBe('#/');
    expect(readScene('')).toEqual({ scene: defaultScene, dropped: [] });
  });

  it('can be read and written by people', () => {
    const scene: Scene = {
      ...defaultScene,
      page: { kind: 'lab' },
      model: { cell: 'gru', sizes: [16, 8], bias: 'two', source: { kind: 'trained', seed: 7, updates: 400, learningRate: 0.01 } },
      text: 'Zoë & Al',
      step: 2,
      cost: [0, 2],
      clamps: [{ part: 'encoder', layer: 1, quantity: 'z', unit: 'all', from: 2, to: 3, value: 0.5 }],
    };
    expect(writeScene(scene)).toBe(
      '#/lab?v=1&cell=gru&sizes=16,8&bias=two&weights=7,400,0.01&text=Zo%C3%AB%20%26%20Al&step=2&cost=0,2&clamp=1.z.all.2-3:0.5',
    );
  });

  it('never keeps the app from opening, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (hash) => {
        expect(readScene(hash).scene.text.length).toBeLessThan(1000);
      }),
      { seed: 20260103, numRuns: 1000 },
    );
  });
});

describe('a broken or old link', () => {
  it('quotes no more of a link than a notice has room for', () => {
    const long = 'x'.repeat(1000);
    for (const hash of [`#/lab?v=${long}`, `#/lab?v=1&text=${long}`, `#/lab?v=1&${long}=1`, `#/lab?v=1&cell=${long}`, `#/${long}`]) {
      const { dropped } = readScene(hash);
      expect(dropped.length, hash.slice(0, 12)).toBeGreaterThan(0);
      for (const sentence of dropped) expect(sentence.length).toBeLessThan(200);
    }
  });

  it('opens what can be read and says in a sentence what was dropped', () => {
    const { scene, dropped } = readScene('#/lab?v=1&cell=perceptron&text=Emma&step=two&theme=dark');
    expect(scene).toEqual({ ...defaultScene, page: { kind: 'lab' }, text: 'Emma', theme: 'dark' });
    expect(dropped).toEqual([
      'The link’s cell “perceptron” could not be read and was left out.',
      'The link’s step “two” could not be read and was left out.',
    ]);
  });

  it('keeps the good items of a list that has a bad one', () => {
    const { scene, dropped } = readScene('#/?v=1&pin=1.2.h.3;1.x;1.2.c.4.backward');
    expect(scene.pins.map(({ unit, direction }) => [unit, direction])).toEqual([
      [3, 'forward'],
      [4, 'backward'],
    ]);
    expect(dropped).toEqual(['The link’s pin “1.x” could not be read and was left out.']);
  });

  it('reports what does not fit the rest of it', () => {
    const { scene, dropped } = readScene('#/?v=1&cell=rnn&text=Al&step=40&clamp=1.f.all.0-2:1');
    expect(scene.step).toBe(2);
    expect(scene.clamps).toEqual([]);
    expect(dropped).toEqual([
      'The link’s step “40” does not fit the rest of it; “2” is shown instead.',
      'The link’s clamp “1.f.all.0-2:1” does not fit the rest of it; it was left out.',
    ]);
  });

  it('of a newer version is read as far as this version can', () => {
    const { scene, dropped } = readScene('#/lab?v=9&text=Ida&hologram=on');
    expect(scene.text).toBe('Ida');
    expect(dropped).toEqual([
      'The link comes from a newer version of Unrolled; what this version knows of it is shown.',
      'The link’s part “hologram” is not known and was left out.',
    ]);
  });

  it('without a version is read as one of today', () => {
    expect(readScene('#/lab?text=Ida&step=1')).toEqual({
      scene: { ...defaultScene, page: { kind: 'lab' }, text: 'Ida', step: 1 },
      dropped: [],
    });
  });

  it('with percent signs that mean nothing loses only that field', () => {
    const { scene, dropped } = readScene('#/?v=1&text=%E0%A4&theme=dark');
    expect(scene.theme).toBe('dark');
    expect(dropped).toHaveLength(1);
  });

  it('to a page that does not exist opens the home page and says so', () => {
    const { scene, dropped } = readScene('#/labs/7');
    expect(scene).toEqual(defaultScene);
    expect(dropped).toEqual(['The link’s page “labs/7” could not be read and was left out.']);
  });
});
