import { describe, expect, it } from 'vitest';
import { leastFigure, panelHeight } from '../../src/app/stage.layout';
import { defaultScene, type Scene } from '../../src/store/scene';
import { deskScale, wallScale } from '../../src/app/useTheme';

describe('panelHeight', () => {
  it('gives charts more room than the strip of gates', () => {
    expect(panelHeight(540, 'gradients', 'graph', 1, 200)).toBeGreaterThan(panelHeight(540, 'gates', 'graph', 1, 200));
  });

  it('leaves the whole stage to a cell and to a number', () => {
    expect(panelHeight(540, 'gates', 'cell', 1, 200)).toBe(0);
    expect(panelHeight(540, 'training', 'number', 1, 200)).toBe(0);
  });

  it('gives way before the graph becomes unreadable', () => {
    expect(panelHeight(260, 'training', 'graph', 1, 200)).toBe(60);
    expect(panelHeight(100, 'training', 'graph', 1, 200)).toBe(0);
  });

  it('has charts of memory that take from the cells side by side above them what those can spare', () => {
    const leastOf = (change: Partial<Scene>) => leastFigure(1000, { ...defaultScene, compared: ['rnn', 'lstm', 'gru'], ...change });
    expect(leastOf({ panel: 'memory' })).toBeLessThan(leastOf({ panel: 'gradients' }));
    expect(leastOf({ panel: 'memory' })).toBeGreaterThan(leastOf({ panel: 'memory', compared: ['rnn', 'lstm'] }));
  });

  it('leaves more to a stack, and to cells side by side, than to one layer', () => {
    const leastOf = (change: Partial<Scene>) => leastFigure(900, { ...defaultScene, ...change });
    const one = leastOf({});
    const stack = leastOf({ model: { ...defaultScene.model, sizes: [8, 8, 8, 8] } });
    const sideBySide = leastOf({ compared: ['rnn', 'lstm', 'gru'] });
    const changed = leastOf({ gain: 2 });
    expect(changed, 'the key tells what was changed').toBeGreaterThan(one);
    expect(stack).toBeGreaterThan(one);
    expect(sideBySide).toBeGreaterThan(one);
    expect(panelHeight(540, 'gates', 'graph', 1, sideBySide)).toBeLessThanOrEqual(540 - sideBySide);
  });
});

describe('wallScale', () => {
  it('makes figure labels of 11.5 px at least 20 px and prose of 17 px at least 28 px at 1920 × 1080', () => {
    expect(11.5 * wallScale(1920, 1080)).toBeGreaterThanOrEqual(20);
    expect(17 * wallScale(1920, 1080)).toBeGreaterThanOrEqual(28);
  });

  it('never makes type smaller than on a desk', () => {
    expect(wallScale(390, 844)).toBe(1);
  });
});

describe('deskScale', () => {
  it('leaves laptops and phones alone and enlarges a large screen by at most a quarter', () => {
    expect(deskScale(1280, 720)).toBe(1);
    expect(deskScale(390, 844)).toBe(1);
    expect(deskScale(1920, 1080)).toBe(1.25);
    expect(deskScale(3840, 2160)).toBe(1.25);
    expect(deskScale(1920, 720)).toBe(1);
  });
});
