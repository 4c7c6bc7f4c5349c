import { describe, expect, it } from 'vitest';
import type { Baseline } from '../../../src/data/baselines';
import { defaultScene } from '../../../src/store/scene';
import type { TrainingRecord } from '../../../src/store/training';
import { modelAfter } from '../../../src/store/training';
import { checkDraft, draftFor, momentOf } from '../../../src/views/training/settings';
import { exact } from '../../../src/ui/format';
import { describeNetwork, describeTraining, tabulateTraining } from '../../../src/views/training/training.describe';

const settings = { cell: 'lstm', sizes: [32], bias: 'one', seed: 1, updates: 2000, learningRate: 0.01 } as const;
const stage = modelAfter(settings, 500);
const baselines: readonly Baseline[] = [
  { name: 'bigram', heldOutLoss: 2.45, strengths: [] },
  { name: 'trigram', heldOutLoss: 2.24, strengths: [] },
];
const record = (heldOut: number): TrainingRecord => ({
  settings,
  update: 500,
  points: [{ update: 500, loss: 2.3, heldOut, gradientNorm: 0.5 }],
  samples: [],
  baselines,
});
const plain = (text: string) => text.replaceAll('\u202f', ' ');

describe('describeTraining', () => {
  it('says how far a training is and which baselines it beats', () => {
    expect(plain(describeTraining({ status: 'running', record: record(2.3) }, stage, ''))).toBe(
      'Training, update 500 of 2 000. On what is held out it predicts better than counting pairs of letters, but not than counting triples of letters.',
    );
    expect(describeTraining({ status: 'paused', record: record(2.1) }, stage, '')).toMatch(
      /^Paused at update 500 .*better than counting triples of letters\.$/,
    );
    expect(describeTraining({ status: 'paused', record: record(2.9) }, stage, '')).toMatch(
      /counting pairs of letters still predicts better/,
    );
  });

  it('says of a network on the stage what is known of it, and of a training that goes on meanwhile whose it is', () => {
    const births = { ...stage, task: 'births' } as const;
    expect(plain(describeTraining({ status: 'running', record: record(2) }, births, 'Births.'))).toBe(
      'A training of names goes on: update 500 of 2 000. Births.',
    );
    expect(plain(describeTraining({ status: 'paused', record: record(2) }, { ...stage, cell: 'gru' }, 'A GRU.'))).toBe(
      'A training of another network (LSTM, 32 units) is paused: update 500 of 2 000. A GRU.',
    );
    expect(describeTraining({ status: 'finished', record: record(2), stoppedEarly: false }, births, 'Births.')).toBe('Births.');
  });

  it('says of a shipped network how good it is, beside the best that counting does, for words, classes and letters alike', () => {
    const facts = { name: '', seed: 1, updates: 3000, learningRate: 0.01, heldOutLoss: 0.05 };
    const { model } = defaultScene;
    expect(plain(describeNetwork(model, { ...facts, heldOutLoss: 2.037 }, baselines))).toBe(
      'On stage after 3 000 updates, on held-out names: a loss of 2.037 a letter; counting triples of letters: 2.240.',
    );
    const classed: readonly Baseline[] = [
      { name: 'frequency', heldOutLoss: 2.08, accuracy: 0.125, strengths: [] },
      { name: 'bayes', heldOutLoss: 0.06, accuracy: 0.985, strengths: [] },
    ];
    expect(describeNetwork({ ...model, task: 'language' }, { ...facts, accuracy: 0.9836 }, classed)).toMatch(
      /on held-out words: 98\.4\s% right, a loss of 0\.050 a word; naive Bayes over triples of characters: 98\.5\s% right, 0\.060\.$/,
    );
  });

  it('says that a network knows nothing only before its first update; after it, that the curve is not there', () => {
    expect(describeNetwork(modelAfter(settings, 0), null, baselines)).toMatch(/knows nothing yet/);
    expect(plain(describeNetwork(modelAfter(settings, 1300), null, baselines))).toBe(
      'On stage after 1 300 updates; the curve of this training was not kept. Train draws it anew.',
    );
    expect(describeNetwork(modelAfter(settings, 1), null, baselines)).toMatch(/after 1 update;/);
    expect(describeNetwork(defaultScene.model, null, baselines)).toMatch(/has been trained/);
  });

  it('advises a smaller learning rate to a training that makes the network worse', () => {
    const points = [{ update: 0, loss: null, heldOut: 3.3, gradientNorm: null }, ...record(9).points];
    expect(describeTraining({ status: 'running', record: { ...record(9), points } }, stage, '')).toMatch(
      /worse .* a smaller learning rate may help\.$/,
    );
  });

  it('tells a training that was stopped from one that finished', () => {
    expect(describeTraining({ status: 'finished', record: record(2), stoppedEarly: true }, stage, '')).toMatch(/^Stopped/);
    expect(describeTraining({ status: 'finished', record: record(2), stoppedEarly: false }, stage, '')).toMatch(/^Finished/);
  });

  it('gives the reason and the advice of a training that diverged', () => {
    const failure = { message: 'The loss is no longer a number.', advice: 'Try a smaller learning rate.' };
    expect(describeTraining({ status: 'failed', record: record(2), failure }, stage, '')).toBe(
      'The loss is no longer a number. Try a smaller learning rate.',
    );
  });
});

describe('tabulateTraining', () => {
  it('lists every point, with a dash for what is not known yet', () => {
    const { rows } = tabulateTraining([{ update: 0, loss: null, heldOut: 3.2958, gradientNorm: null }]);
    expect(rows).toEqual([['0', '–', '3.296', '–']]);
  });

  it('gives every digit where it is asked for', () => {
    const { rows } = tabulateTraining([{ update: 10, loss: 1 / 3, heldOut: 2 / 3, gradientNorm: 0.1 + 0.2 }], exact);
    expect(rows[0]?.slice(1).map(Number)).toEqual([1 / 3, 2 / 3, 0.1 + 0.2]);
  });
});

describe('the settings of a training', () => {
  const { model } = defaultScene;

  it('start from those of the network on the stage', () => {
    expect(draftFor(modelAfter({ ...settings, seed: 7, learningRate: 0.1 }, 9000))).toEqual({
      updates: '9000',
      learningRate: '0.1',
      seed: '7',
    });
    expect(draftFor(model).seed).toBe('1');
  });

  it('are those that the shipped network of the task and cell was made with, where the stage shows one', () => {
    expect(draftFor({ ...model, task: 'spelling' })).toEqual({ updates: '4000', learningRate: '0.005', seed: '1' });
    expect(draftFor({ ...model, task: 'translation', cell: 'rnn' }).learningRate).toBe('0.003');
  });

  it('take a decimal comma and refuse what cannot be trained, field by field', () => {
    expect(checkDraft({ updates: '100', learningRate: '0,5', seed: '3' }, model)).toEqual({
      kind: 'sound',
      settings: { cell: 'lstm', sizes: [32], bias: 'one', updates: 100, learningRate: 0.5, seed: 3 },
    });
    const wrong = checkDraft({ updates: '1.5', learningRate: '', seed: '-1' }, model);
    expect(wrong.kind === 'wrong' && Object.keys(wrong.problems)).toEqual(['updates', 'learningRate', 'seed']);
  });

  it('know the moments of their training among the networks on the stage', () => {
    expect(momentOf(modelAfter(settings, 300), settings)).toBe(300);
    expect(momentOf(modelAfter({ ...settings, forgetBias: 0 }, 300), settings)).toBeNull();
    expect(momentOf(modelAfter({ ...settings, seed: 2 }, 300), settings)).toBeNull();
    expect(momentOf(model, settings)).toBeNull();
  });
});
