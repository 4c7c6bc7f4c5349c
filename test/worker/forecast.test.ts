import { describe, expect, it } from 'vitest';
import { binOf, birthsOf, bins } from '../../src/data/births/bins';
import { forecastOf } from '../../src/data/births/distribution';
import { loadLinear } from '../../src/data/births/linear';
import { forecastPoint } from '../../src/data/births/points';
import { birthsTask } from '../../src/data/births/task';
import { createStepper } from '../../src/engine/stepper';
import { passBehind } from '../../src/store/buildAnswer';
import type { CellChoice } from '../../src/store/scene';
import { forecast } from '../../src/worker/forecast';
import type { Pass } from '../../src/worker/protocol';
import { engineAnswer, type EngineWish } from '../views/engineAnswer';
import { DirectHost } from './directHost';

const answerTo = (cell: CellChoice, text = birthsTask.sample.text, wish: EngineWish = {}) =>
  engineAnswer({ text, ...wish, model: { task: 'births', cell, sizes: [4], bias: 'one', ...wish.model } });

function ask(answer: ReturnType<typeof answerTo>, ahead = 10, change: Partial<Pass> = {}) {
  return forecast({ kind: 'forecast', pass: { ...passBehind(answer), ...change }, ahead }, answer.weights);
}

describe.each(['rnn', 'lstm', 'peephole', 'gru', 'gruAfter'] as const)('forecasts of a network of %s cells', (cell) => {
  const answer = answerTo(cell);

  it('are the means and tails of what comes out of the graph', () => {
    const { after } = ask(answer);
    const output = answer.values.output;
    expect(after).toHaveLength(answer.columns.length);
    for (const [step, said] of after.entries()) {
      expect(said).toEqual(forecastOf(output?.data.slice(step * bins.length, (step + 1) * bins.length) ?? []));
    }
  });

  it('go on one day at a time, each forecast read back as the bin next to it', () => {
    const stepper = createStepper(answer.spec, answer.weights);
    stepper.start();
    let said = forecastOf([]);
    for (const { token } of answer.columns) said = forecastOf(stepper.step(token).output);
    for (const day of ask(answer).ahead) {
      expect(day.forecast).toEqual(said);
      expect(day.readBack).toBe(birthsOf(binOf(said.mean / 1000)));
      said = forecastOf(stepper.step(binOf(said.mean / 1000)).output);
    }
    stepper.release();
  });
});

describe('the worker', () => {
  const answer = answerTo('rnn');
  const { days, after, points, ahead } = ask(answer);

  it('says beside them what needs no network, from the days as they are read', () => {
    expect(days).toEqual(birthsTask.sample.text.split(' ').map((sign) => 1000 * Number(sign)));
    const known = days.filter((births) => births !== null);
    for (const name of ['naive', 'seasonal', 'linear'] as const) {
      expect(points[name]).toEqual(after.map((_, count) => forecastPoint(name, known.slice(0, count), loadLinear())));
    }
    expect(ahead.map(({ seasonal }) => seasonal)).toEqual([...known.slice(-7), ...known.slice(-7, -4)]);
  });

  it('answers for no text at all, for one day, and for a day that is not known', () => {
    expect(ask(answerTo('rnn', ''))).toMatchObject({ days: [], after: [{}] });
    expect(ask(answerTo('rnn', ''), 3).ahead).toHaveLength(3);
    expect(ask(answerTo('rnn', '12.5 ? 13')).days).toEqual([12_500, null, 13_000]);
  });

  it('keeps what is held by hand held while it goes on', () => {
    const held = answerTo('rnn', '12.5 13.0', {
      scene: { clamps: [{ part: 'encoder', layer: 1, quantity: 'h', unit: 'all', from: 0, to: 40, value: 0 }] },
    });
    const { ahead: same } = ask(held);
    expect(new Set(same.map(({ forecast: { mean } }) => mean)).size).toBe(1);
  });

  it('is asked by message, and refuses networks that forecast no births', () => {
    const host = new DirectHost();
    const pass = passBehind(answer);
    expect(host.answer<'forecast'>({ kind: 'forecast', pass, ahead: 10 })).toEqual({ days, after, points, ahead });
    const names = engineAnswer({});
    host.request<'forecast'>({ kind: 'forecast', pass: passBehind(names), ahead: 10 });
    expect(host.said.at(-1)).toMatchObject({ kind: 'failure', failure: { message: 'This network forecasts no births.' } });
  });
});
