import { describe, expect, it } from 'vitest';
import type { Clamp } from '../../src/engine/program';
import { arrival, railArrival } from '../../src/lessons/10-lstm/wayBack';
import { lstmLesson } from '../../src/lessons/10-lstm/lesson';
import { gradientOf, vectorOf } from '../../src/lessons/measure';
import type { Scene } from '../../src/store/scene';
import { settleScene } from '../../src/store/settleScene';
import { formatNumber } from '../../src/ui/format';
import { answerOf, sceneOf } from './lessonAnswer';

function sceneAt(id: string, change: Partial<Scene> = {}): Scene {
  const step = lstmLesson.steps.find((each) => each.id === id);
  if (!step) throw new RangeError(`The chapter on the LSTM has a step “${id}”.`);
  return settleScene({ ...sceneOf(lstmLesson, step), ...change });
}

const fact = (name: string, scene: Scene) => lstmLesson.facts[name]?.(answerOf(scene), scene) ?? { holds: null, text: '' };

describe('what comes back over thirty letters, untrained', () => {
  it('is told along the rail alone, and with the way through h and W beside it', () => {
    const scene = sceneAt('side-by-side');
    const answer = answerOf(scene);
    const last = answer.columns.length - 1;
    const start = gradientOf(answer, 'c', last);
    const alone = start.map((blame, unit) =>
      Array.from({ length: last }, (_, step) => vectorOf(answer, 'f', step + 1)[unit] ?? Number.NaN).reduce(
        (product, f) => product * f,
        blame,
      ),
    );
    const [rail, all] = [Math.hypot(...alone), Math.hypot(...gradientOf(answer, 'c', 0))].map((length) => length / Math.hypot(...start));
    expect((all ?? 0) / (rail ?? 0)).toBeGreaterThan(1000);
    expect(fact('freshArrives', scene).text).toContain(
      `multiplied by ${formatNumber(rail ?? Number.NaN)} along the rail alone; with the way through h and W it is by ${formatNumber(all ?? Number.NaN)}.`,
    );
  });

  it('is the same both ways where no gate looks at h, since all of them are held', () => {
    const held = (['f', 'i', 'o', 'g'] as const).map(
      (quantity): Clamp => ({ part: 'encoder', layer: 1, quantity, unit: 'all', from: 0, to: Number.POSITIVE_INFINITY, value: 0.5 }),
    );
    const answer = answerOf(sceneAt('side-by-side', { clamps: held }));
    expect(railArrival(answer)).toBeCloseTo(0.5 ** (answer.columns.length - 1), 20);
    expect(arrival(answer, 'c') / railArrival(answer)).toBeCloseTo(1, 9);
    // Also where the way back is cut: at the first step, which is no cut, and one step short of it.
    const { length } = answer.columns;
    const cutAt = (truncation: number) => answerOf(sceneAt('side-by-side', { clamps: held, truncation }));
    expect(arrival(cutAt(length), 'c') / railArrival(cutAt(length))).toBeCloseTo(1, 9);
    expect([arrival(cutAt(length - 1), 'c'), railArrival(cutAt(length - 1))]).toEqual([0, 0]);
  });

  it('is said to be nothing, and decides no question, once the reader cuts the way short', () => {
    const { prediction } = lstmLesson.steps.find(({ id }) => id === 'side-by-side') ?? {};
    const scene = sceneAt('side-by-side', { truncation: 5 });
    expect(fact('freshArrives', scene)).toEqual({
      holds: false,
      text: 'The way back is cut after 5 steps now: of the last guess nothing comes back over 30.',
    });
    expect(prediction?.outcome(answerOf(scene), scene)).toBeNull();
    expect(fact('freshArrives', sceneAt('side-by-side', { truncation: 31 }))).toEqual(fact('freshArrives', sceneAt('side-by-side')));
  });
});
