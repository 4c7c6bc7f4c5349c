import { describe, expect, it } from 'vitest';
import { back, clickOf, firstReveal, forward, stepsOf } from '../../../src/views/quiz/projector';
import { questionAt } from '../../quiz/pose';

const steps = stepsOf(questionAt({ kind: 'lectureExample', difficulty: 1, seed: 1 }));

describe('the wall', () => {
  it('begins with the words alone', () => {
    expect(firstReveal).toEqual({ question: 0, step: 0 });
  });

  it('reveals line by line and then goes on to the next question', () => {
    let reveal = firstReveal;
    for (let press = 0; press < steps; press++) reveal = forward(reveal, steps, 2);
    expect(reveal).toEqual({ question: 0, step: steps });
    expect(forward(reveal, steps, 2)).toEqual({ question: 1, step: 0 });
  });

  it('keeps the drawing of the tensors for a press of its own, after the last line', () => {
    expect(steps).toBe(questionAt({ kind: 'lectureExample', difficulty: 1, seed: 1 }).solution.rows.length + 2);
    const arrows = questionAt({ kind: 'arrows', difficulty: 1, seed: 1 });
    expect(stepsOf(arrows)).toBe(arrows.solution.rows.length + 1);
  });

  it('stays at the end', () => {
    const end = { question: 1, step: steps };
    expect(forward(end, steps, 2)).toEqual(end);
  });

  it('goes back the way it came', () => {
    expect(back({ question: 1, step: 2 })).toEqual({ question: 1, step: 1 });
    expect(back({ question: 1, step: 0 })).toEqual({ question: 0, step: 0 });
    expect(back(firstReveal)).toEqual(firstReveal);
  });

  it('listens to the keys that clickers send', () => {
    expect(['PageDown', ' ', 'ArrowRight', 'PageUp', 'ArrowLeft', 'b', '.', 'x'].map(clickOf)).toEqual([
      'forward',
      'forward',
      'forward',
      'back',
      'back',
      'blank',
      'blank',
      null,
    ]);
  });
});
