import { beforeEach, describe, expect, it } from 'vitest';
import { setConnectedEngine } from '../../src/store/connectedEngine';
import { followRows, recallStore } from '../../src/store/recallStore';
import type { Answer } from '../../src/store/run';
import type { Rival } from '../../src/store/scene';
import { Weights } from '../../src/store/weightSource';
import type { RecallRequest, RecallResult } from '../../src/worker/protocol';
import { engineAnswer, type EngineWish } from '../views/engineAnswer';
import { FakeEngine, settled } from './fakeEngine';

let engine: FakeEngine;

const answerTo = (wish: EngineWish = {}): Answer =>
  engineAnswer({ text: 'memory', ...wish, model: { task: 'recall', cell: 'rnn', sizes: [4], bias: 'one', ...wish.model } });
const resultOf = (right: number): RecallResult => ({ words: 104, points: [{ length: 1, right, gradient: 1 }] });
const stateOf = (rival: Rival) => recallStore.getState()[rival]?.analysis;
const follow = (answer: Answer | null, rival: Rival = 'rnn') => followRows([{ key: rival, answer }]);

/** The engine answers a question. */
async function reply(index: number, right: number): Promise<void> {
  engine.question(index).answer(resultOf(right));
  await settled();
}

beforeEach(() => {
  recallStore.setState({}, true);
  engine = new FakeEngine();
  setConnectedEngine({ engine, weights: new Weights(engine) });
});

describe('how long networks keep the first letter', () => {
  it('is asked once of a network, however often its text changes', async () => {
    follow(answerTo());
    expect(stateOf('rnn')).toEqual({ status: 'running', previous: null });
    follow(answerTo({ text: 'mem' }));
    await reply(0, 0.5);
    expect(stateOf('rnn')).toEqual({ status: 'ready', result: resultOf(0.5) });
    follow(answerTo({ text: 'memoryabc' }));
    expect(engine.questions).toHaveLength(1);
    const { kind, pass } = engine.question(0).request as RecallRequest;
    expect(kind).toBe('recall');
    expect(pass.weights.data).toBe(answerTo().weights);
  });

  it.each([
    ['other weights', { model: { source: { kind: 'trained', seed: 3, updates: 5, learningRate: 0.01 } } }],
    ['a gain', { scene: { gain: 2 } }],
    ['a weight set by hand', { scene: { edits: [{ tensor: 'layer1.W', index: 0, value: 1 }] } }],
    ['a clamp', { scene: { clamps: [{ part: 'encoder', layer: 1, quantity: 'h', unit: 'all', from: 2, to: 2, value: 0 }] } }],
  ] as const)('is asked again of %s, and what was measured before stays meanwhile', async (_, change) => {
    follow(answerTo());
    await reply(0, 0.5);
    follow(answerTo(change));
    expect(engine.questions).toHaveLength(2);
    expect(stateOf('rnn')).toEqual({ status: 'running', previous: resultOf(0.5) });
    await reply(1, 0.25);
    expect(stateOf('rnn')).toEqual({ status: 'ready', result: resultOf(0.25) });
  });

  it('is of the latest network only, whichever answer comes last', async () => {
    follow(answerTo());
    follow(answerTo({ scene: { gain: 2 } }));
    await reply(1, 0.25);
    await reply(0, 0.5);
    expect(stateOf('rnn')).toEqual({ status: 'ready', result: resultOf(0.25) });
  });

  it('is asked of each cell by itself, and of none that has no answer yet', async () => {
    followRows([
      { key: 'rnn', answer: answerTo() },
      { key: 'lstm', answer: answerTo({ model: { cell: 'lstm' } }) },
      { key: 'gru', answer: null },
    ]);
    expect(engine.questions.map(({ options }) => options.channel)).toEqual(['recall rnn', 'recall lstm']);
    await reply(1, 1);
    expect(stateOf('rnn')).toEqual({ status: 'running', previous: null });
    expect(stateOf('lstm')).toEqual({ status: 'ready', result: resultOf(1) });
    expect(stateOf('gru')).toBeUndefined();
  });

  it('says in words why it could not be measured, and is measured again of another network', async () => {
    follow(answerTo());
    engine.question(0).fail('refused', 'Too large.');
    await settled();
    expect(stateOf('rnn')).toMatchObject({ status: 'failed', failure: { message: 'Too large.' } });
    follow(answerTo({ scene: { gain: 2 } }));
    expect(stateOf('rnn')).toEqual({ status: 'running', previous: null });
    await reply(1, 0.25);
    expect(stateOf('rnn')).toMatchObject({ status: 'ready' });
  });

  it('is tried again after a failure once the stage has answered anew, and not before', async () => {
    const answer = answerTo();
    follow(answer);
    engine.question(0).fail('crashed', 'The worker died.');
    await settled();
    follow(answer);
    expect(engine.questions).toHaveLength(1);
    follow(answerTo({ text: 'memo' }));
    await reply(1, 0.5);
    expect(stateOf('rnn')).toEqual({ status: 'ready', result: resultOf(0.5) });
  });

  it('is not asked again of a network that was changed by hand, as it was before, nor once the change is undone', async () => {
    follow(answerTo());
    await reply(0, 0.5);
    const held = answerTo({ scene: { gain: 2 } });
    followRows([
      { key: 'former', answer: held.unchanged },
      { key: 'rnn', answer: held },
    ]);
    expect(engine.questions.map(({ options }) => options.channel)).toEqual(['recall rnn', 'recall rnn']);
    expect(recallStore.getState().former?.analysis).toEqual({ status: 'ready', result: resultOf(0.5) });
    await reply(1, 0.25);
    follow(answerTo());
    expect(stateOf('rnn')).toEqual({ status: 'ready', result: resultOf(0.5) });
    expect(engine.questions).toHaveLength(2);
  });

  it('shows no cell’s measurement as that of another which was on the stage before a change', async () => {
    const former = (cell: 'rnn' | 'gru') => followRows([{ key: 'former', answer: answerTo({ model: { cell } }) }]);
    former('rnn');
    await reply(0, 0.5);
    former('gru');
    expect(recallStore.getState().former?.analysis).toEqual({ status: 'running', previous: null });
  });

  it('is asked anew by whoever comes next when it was called off', async () => {
    follow(answerTo());
    engine.question(0).fail('aborted');
    await settled();
    expect(stateOf('rnn')).toBeUndefined();
    follow(answerTo());
    expect(engine.questions).toHaveLength(2);
  });
});
