import { describe, expect, it } from 'vitest';
import { announceMoment, describeMoment, expectations } from '../../src/app/moment.describe';
import { describePin } from '../../src/app/pinned.describe';
import { pinInView } from '../../src/store/pins';
import type { Answer } from '../../src/store/run';
import { defaultScene, type Scene } from '../../src/store/scene';
import { specOf } from '../../src/store/modelSpec';
import { engineAnswer } from '../views/engineAnswer';

const tensor = (shape: number[], data: number[]) => ({ shape, data: Float64Array.from(data) });
const scene: Scene = { ...defaultScene, text: 'Ma', step: 2, model: { ...defaultScene.model, sizes: [2] } };

/** Three steps (the mark, M, a), a vocabulary of three signs, two units. */
function answerOf(over: Partial<Scene> = {}): Answer {
  const layer = (h: number[]) => ({ quantities: { h: tensor([3, 1, 2], h) }, initial: {} });
  const recording = (h: number[]) => ({
    input: tensor([3, 1, 3], [1, 0, 0, 0, 0, 0, 0, 1, 0]),
    convolved: null,
    layers: [layer(h)],
    logits: null,
    output: tensor([3, 1, 3], [0.2, 0.5, 0.3, 0.1, 0.8, 0.1, 0.93, 0.06, 0.01]),
  });
  return {
    scene: { ...scene, ...over },
    spec: specOf(scene.model),
    weights: new Float64Array(0),
    vocabulary: ['·', 'a', 'b'],
    inputSigns: ['·', 'a', 'b'],
    columns: [
      { typed: '·', token: 0, read: '·', target: -1 },
      { typed: 'M', token: -1, read: null, target: 1 },
      { typed: 'a', token: 1, read: 'a', target: 0 },
    ].map((column, local) => ({ ...column, kind: 'token', part: 'encoder', local, own: false, output: 'used' })),
    key: null,
    values: recording([0, 0, 0.1, 0.2, 0.5, -0.25]),
    gradients: recording([0, 0, 0, 0, 0.03, 0.04]),
    parameterGradient: new Float64Array(0),
    losses: tensor([3, 1], [1, 2, 0.0725]),
    loss: 1.02,
    flows: [],
    unchanged: null,
    sequence: null,
  };
}

describe('expectations', () => {
  it('lists the likeliest next signs first and names the end', () => {
    expect(expectations(answerOf(), 2, 2).map(({ sign }) => sign)).toEqual(['the end', 'a']);
  });
});

describe('describeMoment', () => {
  it('says what has been read and what is expected', () => {
    expect(describeMoment(answerOf(), scene)).toBe('After ‘Ma’ the network expects the end 0.93, a 0.06, b 0.01.');
    expect(describeMoment(answerOf(), { ...scene, step: 0 })).toMatch(/^Before the first letter/);
  });

  it('says the loss and the length of the gradient backward', () => {
    expect(describeMoment(answerOf(), { ...scene, direction: 'backward' })).toBe(
      'Loss of this step 0.072; the gradient that reaches its hidden state has length 0.050.',
    );
  });

  it('stays within the answer in hand when the text has just grown', () => {
    expect(describeMoment(answerOf(), { ...scene, step: 9 })).toContain('After ‘Ma’');
  });
});

describe('announceMoment', () => {
  it('names the step, what was read and the unit singled out with its value', () => {
    expect(announceMoment(answerOf(), { ...scene, unit: 1 })).toBe(
      'Step 2 of 2, ‘a’. After ‘Ma’ the network expects the end 0.93, a 0.06, b 0.01. Unit 1: hidden state −0.250.',
    );
  });
});

describe('pinned values', () => {
  const pin = { layer: 1, step: 2, quantity: 'h', unit: 1, direction: 'forward' } as const;

  it('say what they are, where, and their value now', () => {
    expect(describePin(answerOf(), pin)).toEqual({ pin, words: 'hidden state, unit 1, step 2 ‘a’', value: '−0.250' });
    expect(describePin(answerOf(), { ...pin, direction: 'backward' }).value).toBe('0.040');
  });

  it('have as many digits as the learner wishes, and their letter where they stand for one', () => {
    expect(describePin(answerOf(), pin, 5).value).toBe('−0.25000');
    expect(describePin(answerOf(), { ...pin, quantity: 'output' }).words).toBe('output, entry a, step 2 ‘a’');
  });

  it('wait without a value for a text that is too short', () => {
    expect(describePin(answerOf(), { ...pin, step: 9 }).value).toBeNull();
  });

  it('can be made of the singled-out unit of what is in view', () => {
    expect(pinInView({ ...scene, unit: 1 })).toEqual(pin);
    expect(pinInView({ ...scene, unit: 1, depth: { kind: 'number', quantity: 'f' } })?.quantity).toBe('f');
    expect(pinInView({ ...scene, unit: 1, quantity: 'f' })?.quantity).toBe('f');
    expect(pinInView(scene)).toBeNull();
  });
});

describe('the moment of a series', () => {
  it('names the last day alone, not all that was read', () => {
    const answer = engineAnswer({ text: '12.5 13.0 8.5', model: { task: 'births', cell: 'rnn', sizes: [4], bias: 'one' } });
    expect(describeMoment(answer, { ...answer.scene, step: 3 })).toMatch(/^After day 3, ‘8\.5’, the network expects /);
    expect(describeMoment(answer, { ...answer.scene, step: 0 })).toMatch(/^Before the first day the network expects /);
  });
});
