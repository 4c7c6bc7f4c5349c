import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { announceMoment, describeMoment } from '../../src/app/moment.describe';
import { taskOf } from '../../src/data/tasks';
import { countParameters } from '../../src/engine/parameters';
import { createRandom } from '../../src/engine/random';
import { findKey } from '../../src/store/answerKeys';
import { buildAnswer, passBehind, passOf } from '../../src/store/buildAnswer';
import { hasOutput } from '../../src/store/columns';
import { describeUnscored } from '../../src/store/columnWords';
import { specOf } from '../../src/store/modelSpec';
import type { Answer } from '../../src/store/run';
import type { Scene } from '../../src/store/scene';
import { countSteps } from '../../src/store/settleScene';
import { describeGraph, tabulateGraph } from '../../src/views/unrolled/unrolled.describe';
import { describeRead, describeTask, describeTruth } from '../../src/views/unrolled/graphWords.describe';
import { trace } from '../../src/worker/trace';
import { arbitraryTaskScene } from './arbitraryScene';

/** Small networks: what is asked does not depend on their size. */
const mostUnits = 4;

async function answerOf(scene: Scene): Promise<Answer> {
  const spec = specOf(scene.model);
  const random = createRandom(3);
  const weights = Float64Array.from({ length: countParameters(spec) }, () => random.normal());
  const key = await findKey(taskOf(scene.model).name, scene.text);
  return buildAnswer(scene, spec, trace(passOf(scene, weights, key), weights), key);
}

function forAnswers(seed: number, hold: (answer: Answer) => void): Promise<void> {
  return fc.assert(
    fc.asyncProperty(arbitraryTaskScene(mostUnits), async (scene) => hold(await answerOf(scene))),
    { seed, numRuns: 60 },
  );
}

describe('an answer, for every task, cell and text', () => {
  it('has a column for every step that was computed, no more than the stage counts on', () =>
    forAnswers(20260121, ({ scene, columns, losses, spec }) => {
      expect(columns.length).toBe(losses.data.length);
      expect(columns.length).toBeLessThanOrEqual(countSteps(scene));
      expect(columns.some(({ part }) => part === 'decoder')).toBe(spec.decoder !== null);
    }));

  it('can be computed again to the same bits from all that was read', () =>
    forAnswers(20260122, (answer) => {
      const pass = passBehind(answer);
      const again = trace(pass, pass.weights.data ?? new Float64Array(0));
      expect(again.losses.data).toEqual(answer.losses.data);
      expect(again.parameterGradient).toEqual(answer.parameterGradient);
    }));

  it('holds a network that was changed by hand against the run without, forward and back, bit for bit', async () => {
    const kinds = new Set<string>();
    const property = fc.asyncProperty(arbitraryTaskScene(mostUnits), async (scene) => {
      const { unchanged, spec } = await answerOf(scene);
      const isChanged = scene.clamps.length > 0 || scene.edits.length > 0 || scene.gain !== 1;
      const plain = await answerOf({ ...scene, clamps: [], edits: [], gain: 1 });
      expect(plain.unchanged).toBeNull();
      expect(unchanged).toEqual(isChanged ? plain : null);
      if (isChanged) kinds.add(spec.shape);
    });
    await fc.assert(property, { seed: 20260125, numRuns: 60 });
    expect(kinds).toEqual(new Set(['manyToMany', 'manyToOne', 'oneToMany', 'encoderDecoder']));
  });

  it('scores an output or says why not', () =>
    forAnswers(20260123, (answer) => {
      answer.columns.forEach((column, step) => {
        const isScored = Number.isFinite(answer.losses.data[step]);
        expect(describeUnscored(answer, step) === null).toBe(isScored);
        expect(!isScored || (hasOutput(answer, step) && column.target >= 0)).toBe(true);
      });
    }));

  it('is put into words without a gap', () =>
    forAnswers(20260124, (answer) => {
      const { scene, columns } = answer;
      const step = Math.min(scene.step, columns.length - 1);
      const words = [
        describeGraph(answer, scene),
        describeRead(answer, step),
        describeTask(answer) ?? '',
        describeTruth(answer, step),
        describeMoment(answer, scene),
        announceMoment(answer, scene),
        ...tabulateGraph(answer, scene).rows.flat(),
      ];
      for (const sentence of words) expect(sentence.replace(scene.text.trim(), '')).not.toMatch(/undefined|NaN|\bnull\b/);
    }));
});
