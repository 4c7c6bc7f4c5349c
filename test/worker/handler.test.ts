import { describe, expect, it } from 'vitest';
import type { Experiment } from '../../src/engine/experiment';
import { initialise } from '../../src/engine/initialise';
import { parameters } from '../../src/engine/parameters';
import { vectorAt } from '../../src/engine/tensor';
import { specOf } from '../../src/store/modelSpec';
import { cells } from '../../src/store/sceneParts';
import type { Pass } from '../../src/worker/protocol';
import { DirectHost } from './directHost';
import { passOver } from './passOver';

const spec = specOf({ cell: 'lstm', sizes: [5, 4], bias: 'one' });
const weights = initialise(spec, 3, 'orthogonal');

const model = { spec, weights: { key: 'w', data: weights } };

describe('a trace', () => {
  it.each(cells)('of a %s holds values and gradients of every step, and the mean loss of the outputs', (cell) => {
    const own = specOf({ cell, sizes: [6], bias: 'two' });
    const pass = passOver('Ida', model, { spec: own, weights: { key: cell, data: initialise(own, 1, 'glorot') } });
    const { values, gradients, losses, loss, parameterGradient, unchanged } = new DirectHost().answer({ kind: 'trace', pass });
    expect(values.layers[0]?.quantities.h?.shape).toEqual([4, 1, 6]);
    expect(Object.keys(gradients.layers[0]?.quantities ?? {})).toEqual(Object.keys(values.layers[0]?.quantities ?? {}));
    expect(loss).toBeCloseTo(losses.data.reduce((sum, one) => sum + one, 0) / 4, 12);
    expect(losses.data[1]).toBeCloseTo(-Math.log(vectorAt(values.output ?? losses, 1)[4] ?? 0), 10);
    expect(parameterGradient.some((slope) => slope !== 0)).toBe(true);
    expect(unchanged).toBeNull();
  });

  it('uses the outputs that the cost names and no others', () => {
    const { loss, losses, gradients } = new DirectHost().answer({
      kind: 'trace',
      pass: passOver('Martha', model, { costSteps: [1, 2, 2, 99] }),
    });
    expect(loss).toBeCloseTo(((losses.data[1] ?? 0) + (losses.data[2] ?? 0)) / 2, 12);
    const logits = gradients.logits;
    expect(logits && [...vectorAt(logits, 3)].every((slope) => slope === 0)).toBe(true);
  });

  it('has the loss of every output, whether or not the cost uses it', () => {
    const host = new DirectHost();
    const all = host.answer({ kind: 'trace', pass: passOver('Martha', model) });
    const two = host.answer({ kind: 'trace', pass: passOver('Martha', model, { costSteps: [2, 4] }) });
    expect([...two.losses.data]).toEqual([...all.losses.data]);
    expect(two.loss).not.toBe(all.loss);
  });

  it('scores no step whose next character is unknown, and no step at all when the cost is empty', () => {
    const host = new DirectHost();
    const { losses, loss } = host.answer({ kind: 'trace', pass: passOver('a1b', model) });
    expect([...losses.data].map(Number.isNaN)).toEqual([false, true, false, false]);
    expect(loss).toBeCloseTo(((losses.data[0] ?? 0) + (losses.data[2] ?? 0) + (losses.data[3] ?? 0)) / 3, 12);
    const silent = host.answer({ kind: 'trace', pass: passOver('a', model, { costSteps: [] }) });
    expect(silent.loss).toBe(0);
    expect(silent.parameterGradient.every((slope) => slope === 0)).toBe(true);
  });

  it('of no text at all reads the start mark', () => {
    expect(new DirectHost().answer({ kind: 'trace', pass: passOver('', model) }).losses.shape).toEqual([1, 1]);
  });

  it('runs with clamps and edits, and beside it without', () => {
    const clamp = { part: 'encoder', layer: 1, quantity: 'f', unit: 'all', from: 1, to: 2, value: 0 } as const;
    const host = new DirectHost();
    const plain = host.answer({ kind: 'trace', pass: passOver('Ida', model) });
    const edit = { tensor: 'layer1.b', index: 2, value: 4 };
    const {
      values,
      unchanged,
      weights: edited,
    } = host.answer({ kind: 'trace', pass: passOver('Ida', model, { clamps: [clamp], edits: [edit] }) });
    const { unchanged: _none, ...alone } = plain;
    expect(unchanged).toEqual(alone);
    expect([...vectorAt(values.layers[0]?.quantities.f ?? plain.losses, 1)]).toEqual([0, 0, 0, 0, 0]);
    expect(edited[(parameters(spec).find(({ name }) => name === 'layer1.b')?.offset ?? 0) + 2]).toBe(4);
  });

  it('cuts the gradient behind as many steps as the truncation says', () => {
    const pass = passOver('Martha', model, { costSteps: [6], truncation: { every: 1, through: 3 } });
    const { gradients } = new DirectHost().answer({ kind: 'trace', pass });
    const norms = Array.from({ length: 7 }, (_, step) => Math.hypot(...vectorAt(gradients.input, step)));
    expect(norms.map((norm) => norm > 0)).toEqual([false, false, false, false, true, true, true]);
  });
});

describe('weights', () => {
  it('that were sent once are known by their key', () => {
    const host = new DirectHost();
    const first = host.answer({ kind: 'trace', pass: passOver('Ida', model) });
    const second = host.answer({ kind: 'trace', pass: passOver('Ida', model, { weights: { key: 'w', data: null } }) });
    expect(second).toEqual(first);
  });

  it('that the worker does not know are asked for', () => {
    const host = new DirectHost();
    host.request({ kind: 'trace', pass: passOver('Ida', model, { weights: { key: 'other', data: null } }) });
    expect(host.said).toEqual([{ kind: 'failure', id: 1, failure: { code: 'weights' } }]);
  });

  it('are not changed by edits or by running', () => {
    const before = weights.slice();
    new DirectHost().answer({ kind: 'trace', pass: passOver('Ida', model, { edits: [{ tensor: 'V', index: 0, value: 9 }] }) });
    expect(weights).toEqual(before);
  });

  it('that were used longest ago are forgotten, so that memory stays bounded', () => {
    const host = new DirectHost();
    const keyed = (key: string, data: Float64Array | null): Pass => passOver('a', model, { weights: { key, data } });
    host.answer({ kind: 'trace', pass: keyed('first', weights) });
    for (let other = 0; other < 40; other++) host.answer({ kind: 'trace', pass: keyed(`other ${other}`, weights) });
    host.request({ kind: 'trace', pass: keyed('first', null) });
    expect(host.said.at(-1)).toMatchObject({ failure: { code: 'weights' } });
  });
});

describe('a request that makes no sense', () => {
  it.each([
    ['a text beyond the memory', passOver('a', model, { inputs: Array.from({ length: 4_000_000 }, () => 1) })],
    ['weights of another model', passOver('a', model, { weights: { key: 'short', data: new Float64Array(3) } })],
    ['an edit of a weight that is not there', passOver('a', model, { edits: [{ tensor: 'layer9.U', index: 0, value: 1 }] })],
  ])('is refused in words and leaves the engine working: %s', (_, pass) => {
    const host = new DirectHost();
    host.request({ kind: 'trace', pass });
    expect(host.said.at(-1)).toMatchObject({ kind: 'failure', failure: { code: 'refused' } });
    expect(host.answer({ kind: 'trace', pass: passOver('Ida', model) }).losses.shape).toEqual([4, 1]);
  });
});

describe('saliency', () => {
  it('is the slope of the chosen probability along each input, and nothing flows from later inputs', () => {
    const pass = passOver('Ida', model);
    const { gradient } = new DirectHost().answer({ kind: 'saliency', pass, step: 2, token: 1 });
    expect(gradient.shape).toEqual([4, 1, 27]);
    expect([0, 1, 2, 3].map((step) => Math.hypot(...vectorAt(gradient, step)) > 0)).toEqual([true, true, true, false]);
  });

  it('of all classes together is nothing, since their probabilities always sum to 1', () => {
    const host = new DirectHost();
    const slopes = Array.from({ length: 27 }, (_, token) =>
      host.answer({ kind: 'saliency', pass: passOver('Ida', model), step: 3, token }),
    );
    const sum = slopes.reduce((total, { gradient }) => total + (gradient.data[40] ?? 0), 0);
    expect(Math.abs(slopes[0]?.gradient.data[40] ?? 0)).toBeGreaterThan(1e-8);
    expect(sum).toBeCloseTo(0, 14);
  });
});

describe('memory', () => {
  it('is given back after every request', () => {
    const host = new DirectHost();
    const pass = passOver('a', model, { inputs: Array.from({ length: 3000 }, () => 1), costSteps: [] });
    const gradients = Array.from({ length: 18 }, () => host.answer({ kind: 'saliency', pass, step: 0, token: 1 }).gradient);
    expect(gradients.at(-1)?.shape).toEqual([3000, 1, 27]);
  });
});

describe('experiments', () => {
  it('are measured in their order, each with weights of its own', () => {
    const experiment = (value: number): Experiment => ({
      spec: {
        ...spec,
        layers: [{ cell: 'rnn', size: 1, bias: 'none', activation: 'tanh' }],
        input: { kind: 'dense', size: 1 },
        head: null,
      },
      weights: Float64Array.of(1, 0),
      batch: { steps: 1, size: 1, inputs: Float64Array.of(value) },
      cost: null,
      seeds: null,
      clamps: [],
    });
    const { measurements } = new DirectHost().answer({ kind: 'experiments', experiments: [experiment(0.5), experiment(-2)] });
    const states = measurements.map(({ values }) => values.main.layers[0]?.quantities.h?.data[0]);
    expect(states[0]).toBeCloseTo(Math.tanh(0.5), 14);
    expect(states[1]).toBeCloseTo(Math.tanh(-2), 14);
  });
});

describe('samples', () => {
  it('are names, the same for the same seed', () => {
    const host = new DirectHost();
    const ask = (seed: number): readonly string[] =>
      host.answer({ kind: 'sample', spec, weights: { key: 'w', data: weights }, seed, count: 5, temperature: 0.8 }).names;
    expect(ask(1)).toHaveLength(5);
    expect(ask(1)).toEqual(ask(1));
    expect(ask(2)).not.toEqual(ask(1));
    expect(ask(1).join('')).toMatch(/^[a-z]+$/);
  });
});

describe('the worker', () => {
  it('says that it is alive when asked', () => {
    const host = new DirectHost();
    host.send({ kind: 'ping' });
    expect(host.said).toEqual([{ kind: 'alive' }]);
  });
});

describe('analyses', () => {
  it('take the gradient of a tensor apart by steps, which add up to the gradient of the trace', () => {
    const host = new DirectHost();
    const pass = passOver('Martha', model, { costSteps: [2, 5], truncation: { every: 1, through: 4 } });
    const { parameterGradient } = host.answer({ kind: 'trace', pass });
    for (const { name, offset, count, shape } of parameters(spec)) {
      const { steps, total, residual } = host.answer({ kind: 'contributions', pass, tensor: name });
      expect(steps.shape).toEqual([7, ...shape]);
      expect([...total.data]).toEqual([...parameterGradient.subarray(offset, offset + count)]);
      expect(residual).toBeLessThan(1e-14);
    }
  });

  it('give the norms of the Jacobians for all pairs of steps, and the spectra of every gate', () => {
    const { h, c, singularValues } = new DirectHost().answer({ kind: 'jacobians', pass: passOver('Ida', model), layer: 2 });
    expect(h.shape).toEqual([4, 4]);
    expect([0, 5, 10, 15].map((diagonal) => h.data[diagonal])).toEqual([1, 1, 1, 1]);
    expect(h.data[1]).toBe(0);
    expect(c?.data[4]).toBeGreaterThan(0);
    expect(singularValues.map(({ length }) => length)).toEqual([4, 4, 4, 4]);
  });

  it('see what was edited and clamped', () => {
    const host = new DirectHost();
    const forget = (value: number): number | undefined => {
      const clamp = { part: 'encoder', layer: 1, quantity: 'f', unit: 'all', from: 0, to: 3, value } as const;
      return host.answer({ kind: 'jacobians', pass: passOver('Ida', model, { clamps: [clamp] }), layer: 1 }).c?.data[4];
    };
    expect(forget(1)).toBeGreaterThan(forget(0) ?? 1);
  });

  it('that would keep the stage waiting are refused in words', () => {
    const large = specOf({ cell: 'lstm', sizes: [128], bias: 'one' });
    const host = new DirectHost();
    const weightsOf = { key: 'large', data: initialise(large, 1, 'glorot') };
    host.request({ kind: 'jacobians', pass: passOver('a'.repeat(200), model, { spec: large, weights: weightsOf }), layer: 1 });
    expect(host.said.at(-1)).toMatchObject({ failure: { code: 'refused', message: expect.stringContaining('201 steps') as string } });
  });
});
