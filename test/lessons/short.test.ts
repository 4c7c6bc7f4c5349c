import { afterEach, describe, expect, it } from 'vitest';
import { accuracyFrom } from '../../scripts/models/accuracyFrom';
import { loadRecallData } from '../../src/data/recall/data';
import { exampleOfLetters } from '../../src/data/recall/examples';
import { seedRecords, seeds } from '../../src/data/recall/seeds';
import { letters } from '../../src/data/names/vocabulary';
import { createStepper } from '../../src/engine/stepper';
import type { Clamp } from '../../src/engine/program';
import { shortLesson } from '../../src/lessons/09-short/lesson';
import { gradientOf } from '../../src/lessons/measure';
import { passage } from '../../src/lessons/09-short/passage';
import { modelFactsStore } from '../../src/store/modelFacts';
import { specOf } from '../../src/store/modelSpec';
import { type CellChoice, defaultScene, type ModelChoice, type Scene } from '../../src/store/scene';
import { settleScene } from '../../src/store/settleScene';
import { formatNumber, formatPercent, formatProbability } from '../../src/ui/format';
import { weightsOf } from '../store/modelWeights';
import { answerOf } from './lessonAnswer';

const recallBy = (cell: CellChoice): ModelChoice => ({ task: 'recall', cell, sizes: [8], bias: 'one', source: { kind: 'shipped' } });
const untrained: ModelChoice = { ...recallBy('rnn'), source: { kind: 'trained', seed: 1, updates: 0, learningRate: 0.01 } };
const hold = (value: number, from = 2): Clamp => ({ part: 'encoder', layer: 1, quantity: 'z', unit: 'all', from, to: Infinity, value });

function sceneOf(change: Partial<Scene>): Scene {
  return settleScene({ ...defaultScene, ...shortLesson.scene, ...change });
}

function fact(name: string, change: Partial<Scene> = {}) {
  const scene = sceneOf(change);
  const found = shortLesson.facts[name]?.(answerOf(scene), scene);
  if (!found) throw new RangeError(`Chapter 9 has no fact “${name}”.`);
  return found;
}

/** What a network makes of a text, letter by letter, without a stage: the likeliest letter at every step, and the last distribution. */
function readBy(cell: CellChoice, text: string) {
  const model = recallBy(cell);
  const stepper = createStepper(specOf(model), weightsOf(model));
  stepper.start();
  const outputs = Array.from(exampleOfLetters(text).inputs, (token) => stepper.step(token).output.slice());
  stepper.release();
  const said = outputs.map((output) => letters[output.indexOf(Math.max(...output))] ?? '');
  return { said, last: outputs.at(-1) ?? new Float64Array(0) };
}

describe('what is kept of a first letter', () => {
  it.each([
    ['rnn', 'u'],
    ['rnn', 'memory'],
    ['lstm', 'unforgettable'],
    ['gru', 'unforgettable'],
  ] as const)('%s, “%s”: is named, with the probability that the network gives', (cell, text) => {
    const { said, last } = readBy(cell, text);
    const probability = formatProbability(last[letters.indexOf(text.charAt(0))] ?? Number.NaN);
    expect(said.at(-1)).toBe(text.charAt(0));
    const told = fact('keeps', { model: recallBy(cell), text });
    expect(told.holds).toBe(true);
    expect(told.text).toContain(`‘${text.charAt(0)}’, with probability ${probability}: right.`);
    expect(fact('loses', { model: recallBy(cell), text })).toEqual({ ...told, holds: false });
  });

  it('is not named any more from some letter on', () => {
    const { said, last } = readBy('rnn', 'unforgettable');
    const known = said.lastIndexOf('u');
    expect(known).toBe(2);
    const right = formatProbability(last[letters.indexOf('u')] ?? Number.NaN);
    const { holds, text } = fact('loses');
    expect(holds).toBe(true);
    expect(text).toContain(`says ‘${said.at(-1)}’`);
    expect(text).toContain(`; ‘u’, which came first, gets ${right}. It last knew it at ‘n’, step ${known}.`);
    expect(fact('keeps').holds).toBe(false);
  });

  it('is not asked for where there is no letter, or another task', () => {
    const none = { holds: false, text: 'There is no first letter to keep.' };
    for (const text of ['', '7 !']) expect([fact('keeps', { text }), fact('loses', { text })]).toEqual([none, none]);
    const { holds, text } = fact('keeps', { model: defaultScene.model, text: 'Martha' });
    expect([holds, text]).toEqual([false, 'The network on stage now has something else to do.']);
  });
});

describe('the record on words that were never learnt', () => {
  const { facts: record } = modelFactsStore.getState();
  afterEach(() => modelFactsStore.setState({ facts: record }));
  const shareOf = (cell: string) => record?.models.find(({ name }) => name === `recall-${cell}-8`)?.accuracy ?? Number.NaN;

  it('is told of the cell on stage, beside chance, and of all three', () => {
    expect(fact('heldOut').text).toContain(`of ${formatPercent(shareOf('rnn'))}; 1 in ${letters.length} would be chance.`);
    const { holds, text } = fact('heldOutOfAll');
    expect(holds).toBe(true);
    for (const cell of ['rnn', 'lstm', 'gru']) expect(text).toContain(`names ${formatPercent(shareOf(cell))}`);
  });

  it('says so where gates do not help', () => {
    const models = record?.models.map((model) => (model.name === 'recall-gru-8' ? { ...model, accuracy: 0.1 } : model)) ?? [];
    modelFactsStore.setState({ facts: record && { ...record, models } });
    expect(fact('heldOutOfAll')).toMatchObject({ holds: false, text: expect.stringMatching(/here gates do not help\.$/) as string });
  });

  it('is not told of networks that nobody examined, nor before it has arrived', () => {
    for (const name of ['heldOut', 'heldOutOfAll']) expect(fact(name, { model: untrained }).holds).toBe(false);
    modelFactsStore.setState({ facts: null });
    for (const name of ['heldOut', 'heldOutOfAll']) expect(fact(name).holds).toBe(false);
  });
});

describe('what comes back to the first letter', () => {
  /** The loss with one entry of the first letter's vector moved. */
  const lossWith = (unit: number, value: number) => {
    const clamp: Clamp = { part: 'encoder', layer: 0, quantity: 'x', unit, from: 1, to: 1, value };
    return answerOf(sceneOf({ text: 'unfo', step: 4, clamps: [clamp] })).losses.data.at(-1) ?? Number.NaN;
  };

  it('is the slope of the loss in that letter’s vector, by differences in both directions', () => {
    const step = 1e-5;
    const slopes = Array.from({ length: 27 }, (_, unit) => {
      const read = unit === letters.indexOf('u') + 1 ? 1 : 0;
      return (lossWith(unit, read + step) - lossWith(unit, read - step)) / (2 * step);
    });
    const { letter } = passage(answerOf(sceneOf({ text: 'unfo', step: 4 })));
    expect(letter).toBeCloseTo(Math.hypot(...slopes), 7);
    expect(fact('arrives', { text: 'unfo', step: 4 }).text).toContain(`${formatNumber(letter)} reaches the letter itself: ‖∂L/∂x₁‖.`);
  });

  it('is told of one thing all the way, the gradient of h', () => {
    const answer = answerOf(sceneOf({}));
    const end = answer.columns.length - 1;
    const [last = 0, before = 0, first = 0] = [end, end - 1, 1].map((step) => Math.hypot(...gradientOf(answer, 'h', step)));
    expect(passage(answer)).toMatchObject({ rate: first / last, rateOfOne: before / last });
    const [atEnd, oneBack, atFirst] = [last, before, first].map((length) => formatNumber(length));
    expect(fact('arrives').text).toContain(`is ${atEnd} long at the end, ${oneBack} one letter back and ${atFirst} at the first letter.`);
    expect(fact('arrives', { text: 'un', step: 2 }).text, 'one letter back is the first').not.toContain('one letter back');
  });

  it('is asked about a single letter back, which no page before has shown, and decided by the run', () => {
    const at = shortLesson.steps.findIndex(({ id }) => id === 'arrive');
    const { prediction } = shortLesson.steps[at] ?? {};
    for (const { id, scene, line, check } of shortLesson.steps.slice(0, at)) {
      expect(sceneOf(scene).direction, id).toBe('forward');
      for (const told of [line, check]) expect(told(answerOf(sceneOf(scene)), sceneOf(scene)).text, id).not.toContain('gradient');
    }
    const chosen = (change: Partial<Scene>) => {
      const scene = sceneOf(change);
      return prediction?.choices[prediction.outcome(answerOf(scene), scene) ?? -1];
    };
    expect(chosen({})).toBe('less than a tenth');
    expect(chosen({ model: untrained })).toBe('more than half as long');
    expect(chosen({ text: 'un', step: 2 })).toBeUndefined();
  });

  it('is too little to learn from only where the letter is lost and nearly nothing comes', () => {
    expect(fact('cannotLearn').holds).toBe(true);
    expect(fact('cannotLearn', { text: 'memory' }).holds).toBe(false);
    expect(fact('cannotLearn', { text: 'xylophone' }).holds).toBe(false);
    expect(fact('cannotLearn', { cost: [] }).text).toBe('No error starts out now, so none can arrive.');
  });

  it('is told of a network before its first update only as long as it is that', () => {
    expect(fact('arrivesUntrained', { model: untrained }).text).toMatch(/^Before its first update: the gradient of h is /);
    expect(fact('arrivesUntrained').holds).toBe(false);
  });
});

describe('a gate held by hand', () => {
  const model = recallBy('gru');
  const text = 'neverforget';

  it('at 0.9 leaves a power of it, and at 1 everything, forward and back', () => {
    expect(fact('leaves', { model, text, clamps: [hold(0.9)] }).text).toBe(
      `0.90¹⁰ = ${formatNumber(0.9 ** 10)}: so much of the state before is left after 10 steps.`,
    );
    expect(fact('handedOn', { model, text, clamps: [hold(1)] }).holds).toBe(true);
    expect(fact('handedOn', { model, text, clamps: [hold(0.9)] }).holds).toBe(false);
    expect(fact('handedOn', { model, text }).holds).toBe(false);
    // No gradient anywhere is the same everywhere, and one that is cut off is not.
    expect(fact('handedOn', { model, text, clamps: [hold(0.9)], cost: [] }).holds).toBe(false);
    expect(fact('handedOn', { model, text, clamps: [hold(1)], truncation: 2 }).holds).toBe(false);
  });

  it('is not spoken of where none is, or where the text ends before', () => {
    expect(fact('leaves', { model, text }).text).toBe('No gate is held by hand now.');
    expect(fact('leaves', { model, text: 'n', clamps: [hold(0.9, 5)] }).holds).toBe(false);
  });
});

describe('a basic cell that has come to rest', () => {
  it('is one whose last letter hardly moves it, on flat slopes, held by its own value', () => {
    for (const name of ['moves', 'flat', 'holdsItself']) {
      expect(fact(name, { unit: 0 }).holds, name).toBe(true);
      expect(fact(name, { unit: 0, model: untrained }).holds, name).toBe(false);
    }
    expect(fact('flat', { model: recallBy('lstm') }).holds).toBe(false);
  });
});

describe('networks from other seeds', () => {
  it('are told of with the least and the most that they reach, read off the record', () => {
    const rangeOf = (cell: string, units: number) => {
      const shares = seedRecords.find((record) => record.cell === cell && record.units === units)?.shares ?? [];
      return [Math.min(...shares), Math.max(...shares)].map(formatPercent);
    };
    const [least = '', most = ''] = rangeOf('rnn', 8);
    expect(fact('basicBySeed').text).toContain(`between ${least} and ${most}.`);
    expect(fact('gatesBySeed')).toMatchObject({ holds: true, text: expect.stringContaining(`basic cells, ${most}.`) as string });
    expect(fact('widerBySeed')).toMatchObject({ holds: true, text: expect.stringContaining(rangeOf('rnn', 16).join(' and ')) as string });
  });

  it('are recorded as training them again finds them, the shipped one among them', () => {
    const basic = seedRecords.find(({ cell, units }) => cell === 'rnn' && units === 8);
    const [, second = Number.NaN] = seeds;
    expect(accuracyFrom({ cell: 'rnn', units: 8, seed: second }, loadRecallData())).toBe(basic?.shares[1]);
    for (const cell of ['rnn', 'lstm', 'gru'] as const) {
      const shipped = modelFactsStore.getState().facts?.models.find(({ name }) => name === `recall-${cell}-8`);
      expect(
        seedRecords.find((record) => record.cell === cell && record.units === 8)?.shares[seeds.indexOf(shipped?.seed ?? 0)],
      ).toBeCloseTo(shipped?.accuracy ?? Number.NaN, 2);
    }
  });
});
