import { describe, expect, it } from 'vitest';
import { createProgram } from '../../src/engine/createProgram';
import { generateTokens } from '../../src/engine/generate';
import { createRandom } from '../../src/engine/random';
import { vectorAt } from '../../src/engine/tensor';
import { passBehind } from '../../src/store/buildAnswer';
import { breakBefore, countEncoderSteps, hasOutput, outputAt } from '../../src/store/columns';
import { describeUnscored, saidBy } from '../../src/store/columnWords';
import { valueOf, vectorOf } from '../../src/store/readAnswer';
import { contributions, jacobians, saliency } from '../../src/worker/analyse';
import { trace } from '../../src/worker/trace';
import { engineAnswer } from '../views/engineAnswer';

const translated = engineAnswer({ model: { task: 'translation', sizes: [6, 4] }, text: 'six', targets: [9, 5, 0], spread: 0.9 });
const spelled = engineAnswer({ model: { task: 'spelling', cell: 'gru', sizes: [7] }, text: '256', targets: [4, 0], seed: 5 });
const guessed = engineAnswer({ model: { task: 'language', cell: 'rnn', sizes: [5] }, text: 'två', targets: [7] });

describe('the columns of an encoder–decoder', () => {
  const before = countEncoderSteps(translated);
  const decoder = translated.columns.slice(before);

  it('are the start mark and the characters, and behind them what the decoder reads: the mark and then its own outputs', () => {
    expect(translated.columns.slice(0, before).map(({ typed, part, output }) => [typed, part, output])).toEqual(
      ['·', 's', 'i', 'x'].map((typed) => [typed, 'encoder', 'none']),
    );
    expect(breakBefore(translated.columns)).toBe(4);
    expect(decoder[0]).toMatchObject({ typed: '·', own: false, local: 0 });
    decoder.slice(1).forEach(({ token, own }, index) => {
      const said = outputAt(translated, before + index);
      expect([token, own]).toEqual([said.indexOf(Math.max(...said)), true]);
    });
  });

  it('end as the engine’s own generation ends', () => {
    const { spec, weights, columns } = translated;
    const given = Int32Array.from(columns.slice(0, before), ({ token }) => token);
    const request = { given, start: 0, end: 0, maximum: 36, choice: { kind: 'greedy' } } as const;
    const tokens = generateTokens(spec, weights, request, createRandom(1));
    expect(tokens).toHaveLength(decoder.length);
    expect(decoder.slice(1).map(({ token }) => token)).toEqual(Array.from(tokens).slice(0, -1));
  });

  it('hold the engine’s numbers of both halves, one state leading into the next', () => {
    const { spec, weights, columns } = translated;
    const program = createProgram(spec, { steps: before, decoderSteps: decoder.length, size: 1 });
    program.weights.set(weights);
    const tokens = (of: typeof columns) => Int32Array.from(of, ({ token }) => token);
    program.forward({
      steps: before,
      size: 1,
      inputs: tokens(columns.slice(0, before)),
      decoder: { steps: decoder.length, inputs: tokens(decoder) },
    });
    const { encoder, main } = program.values();
    program.release();
    const last = encoder?.layers[1]?.quantities.c;
    expect([...vectorOf(translated, { quantity: 'c', layer: 2, step: before - 1 })]).toEqual([...(last ? vectorAt(last, before - 1) : [])]);
    expect(main.layers[1]?.initial.c?.data).toEqual(vectorOf(translated, { quantity: 'c', layer: 2, step: before - 1 }));
    expect([...outputAt(translated, before + 1)]).toEqual([...(main.output ? vectorAt(main.output, 1) : [])]);
  });

  it('have no output, no loss and nothing to open where the encoder reads', () => {
    expect(hasOutput(translated, before - 1)).toBe(false);
    expect(outputAt(translated, before - 1)).toHaveLength(0);
    expect(vectorOf(translated, { quantity: 'logits', layer: 2, step: 0 })).toHaveLength(0);
    expect(translated.losses.data.slice(0, before).every(Number.isNaN)).toBe(true);
    expect(describeUnscored(translated, 0)).toContain('Nothing comes out');
    expect(describeUnscored(translated, before)).toBeNull();
  });

  it('pass the decoder’s gradient on to the encoder through the context alone', () => {
    const arriving = vectorOf(translated, { quantity: 'h', layer: 2, step: before - 1 }, 'backward');
    expect(arriving.some((value) => value !== 0)).toBe(true);
    const length = Math.sqrt(arriving.reduce((sum, value) => sum + value * value, 0));
    expect(translated.flows[1]?.h[before]).toBeCloseTo(length, 12);
    expect(translated.flows[1]?.fromAbove[before - 1]).toBe(0);
  });

  it('can be asked about again: the pass behind them gives the same bits', () => {
    const again = trace(passBehind(translated), translated.weights);
    expect([...again.values.layers[0]!.quantities.h!.data]).toEqual([...translated.values.layers[0]!.quantities.h!.data]);
    expect(again.loss).toBe(translated.loss);
  });

  it.each(['layer2.W', 'decoder.layer2.W', 'decoder.layer1.U', 'V'])(
    'share out the gradient of %s over the whole axis, nothing where the other half works',
    (tensor) => {
      const { steps, residual, total } = contributions({ kind: 'contributions', pass: passBehind(translated), tensor }, translated.weights);
      expect(steps.shape[0]).toBe(translated.columns.length);
      expect(residual).toBeLessThan(1e-14);
      expect(total.data.some((value) => value !== 0)).toBe(true);
      const size = total.data.length;
      const idle = tensor === 'layer2.W' ? steps.data.slice(before * size) : steps.data.slice(0, before * size);
      expect(idle.every((value) => value === 0)).toBe(true);
    },
  );

  it('form one chain of states, and every input’s weight in an output is known', () => {
    const pass = passBehind(translated);
    const { h } = jacobians({ kind: 'jacobians', pass, layer: 1 }, translated.weights);
    const steps = translated.columns.length;
    expect(h.shape).toEqual([steps, steps]);
    expect(h.data[before * steps]).toBeGreaterThan(0);
    const { gradient } = saliency({ kind: 'saliency', pass, step: before, token: 3 }, translated.weights);
    expect(gradient.shape[0]).toBe(steps);
    expect(vectorAt(gradient, 0).some((value) => value !== 0)).toBe(true);
    expect(vectorAt(gradient, before + 1).every((value) => value === 0)).toBe(true);
  });
});

describe('a network that goes on after its first input', () => {
  it('reads the number once and zeros after, to the end mark or the longest word', () => {
    const [first, ...rest] = spelled.columns;
    expect(first).toMatchObject({ kind: 'vector', typed: '256' });
    expect(first?.values?.flatMap((value, index) => (value === 1 ? [index] : []))).toEqual([2, 15, 26]);
    expect(rest.every(({ kind }) => kind === 'zeros')).toBe(true);
    expect(vectorOf(spelled, { quantity: 'x', layer: 1, step: 1 }).every((value) => value === 0)).toBe(true);
    const ends = spelled.columns.map((_, step) => outputAt(spelled, step)).map((output) => output.indexOf(Math.max(...output)) === 0);
    expect(ends.slice(0, -1)).not.toContain(true);
    expect(ends.at(-1) || spelled.columns.length === 32).toBe(true);
  });

  it('is scored as far as the right word goes', () => {
    expect(spelled.columns.map(({ target }) => target).slice(0, 3)).toEqual([4, 0, -1].slice(0, spelled.columns.length));
    expect(saidBy(spelled)).not.toContain('·');
  });

  it('says what it would say when values are held, decoder and all', () => {
    const held = engineAnswer({
      model: { task: 'translation', sizes: [6] },
      text: 'six',
      targets: [9, 0],
      scene: { clamps: [{ part: 'decoder', layer: 1, quantity: 'h', unit: 'all', from: 0, to: Number.POSITIVE_INFINITY, value: 0.5 }] },
    });
    const from = countEncoderSteps(held);
    const said = held.columns
      .slice(from)
      .map((_, step) => outputAt(held, from + step))
      .map((output) => output.indexOf(Math.max(...output)));
    // With all states alike, it says the same at every step.
    expect(new Set(said).size).toBe(1);
    expect(valueOf(held, { quantity: 'h', layer: 1, step: from, unit: 2 })).toBe(0.5);
    expect(valueOf(held, { quantity: 'h', layer: 1, step: from - 1, unit: 2 })).not.toBe(0.5);
  });
});

describe('a network of which only the last output counts', () => {
  it('puts out something at every step, and is scored at the last', () => {
    expect(guessed.columns.map(({ output }) => output)).toEqual(['ignored', 'ignored', 'ignored', 'used']);
    expect(guessed.columns.map((_, step) => outputAt(guessed, step).length)).toEqual([8, 8, 8, 8]);
    expect([...guessed.losses.data].map(Number.isNaN)).toEqual([true, true, true, false]);
    expect(guessed.loss).toBeCloseTo(-Math.log(outputAt(guessed, 3)[7] ?? 0), 12);
    expect(describeUnscored(guessed, 1)).toContain('ignored');
  });
});
