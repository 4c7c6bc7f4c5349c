import { describe, expect, it } from 'vitest';
import { panelsOf } from '../../src/store/panels';
import { defaultScene, type Scene } from '../../src/store/scene';
import { settleScene } from '../../src/store/settleScene';

const of = (task: NonNullable<Scene['model']['task']>) => ({ ...defaultScene.model, task });

describe('the panels under the graph', () => {
  it('hold networks for prefixes where all that is read was given', () => {
    for (const task of ['names', 'language'] as const) expect(panelsOf(of(task))).toContain('prefixes');
    for (const task of ['spelling', 'translation', 'onTheFly'] as const) expect(panelsOf(of(task))).not.toContain('prefixes');
  });

  it('hold the series for the births of days, and for no other task', () => {
    expect(panelsOf(of('births'))).toEqual(expect.arrayContaining(['prefixes', 'series']));
    for (const task of ['names', 'language', 'spelling', 'translation', 'recall'] as const) {
      expect(panelsOf(of(task))).not.toContain('series');
    }
  });

  it('hold memory for the task of keeping the first letter, and for no other', () => {
    expect(panelsOf(of('recall'))).toEqual(expect.arrayContaining(['prefixes', 'memory']));
    for (const task of ['names', 'language', 'spelling', 'translation', 'births'] as const) {
      expect(panelsOf(of(task))).not.toContain('memory');
    }
  });

  it('give way to gates where a link names one that the network lacks', () => {
    const panel = (model: Scene['model'], wished: Scene['panel']) => settleScene({ ...defaultScene, model, panel: wished }).panel;
    expect(panel(of('translation'), 'prefixes')).toBe('gates');
    expect(panel(of('translation'), 'none')).toBe('none');
    expect(panel(of('language'), 'prefixes')).toBe('prefixes');
    expect(panel(of('names'), 'memory')).toBe('gates');
    expect(panel(of('recall'), 'memory')).toBe('memory');
  });
});
