import { inputWidth } from '../../engine/spec';
import { changedSteps, largestDifference } from '../changed';
import type { Prediction } from '../lesson';
import { rnnScene } from '../lessonScene';
import { vectorOf } from '../measure';
import { stepsBlamed } from './backward';
import { stepsLeft, tensorOf } from './counts';
import { facts } from './facts';
import { noStack, roundsOf, sizeOf } from './grid';
import { lowerMoved, movesInSilence } from './held';

/** What the chapter asks before the figure tells. */

export const howManyAtOnce: Prediction = {
  question: 'Each cell is computed as soon as what it reads is there. How many cells can be computed at once, at most?',
  choices: ['one', 'one in each layer', 'a whole layer, at all letters'],
  outcome: (answer) => {
    const [layers, steps] = sizeOf(answer);
    const most = Math.max(...roundsOf(layers, steps));
    if (noStack(answer)) return null;
    return most === 1 ? 0 : most === layers ? 1 : most === steps ? 2 : null;
  },
  before: null,
  reveal: facts.rounds,
};

export const rowsOfU: Prediction = {
  question: 'A second layer is put on top. How many rows has its U?',
  choices: ['one for each sign of the alphabet', 'one for each unit of the layer below', 'one for each of both'],
  outcome: ({ spec }) => {
    const rows = tensorOf(spec, 'layer2.U')?.shape[0];
    const [signs, units] = [inputWidth(spec.input), spec.layers[0]?.size ?? 0];
    const at = [signs, units, signs + units].indexOf(rows ?? -1);
    return at < 0 ? null : at;
  },
  before: { model: rnnScene.model, layer: 1 },
  reveal: facts.shapes,
};

export const whatIsLeft: Prediction = {
  question: 'The lower h is held at 0 from ‘i’ to the end. What do the guesses do from there on?',
  choices: ['they are all the same', 'they still change, and come to rest', 'they change as before'],
  outcome: (answer) => {
    const moves = movesInSilence(answer);
    if (!moves || moves.guesses.length === 0) return null;
    if (changedSteps(answer).length === 0) return 2;
    return moves.most === 0 ? 0 : moves.comesToRest ? 1 : null;
  },
  before: { clamps: [] },
  reveal: facts.upperKeeps,
};

export const whatIsNoticed: Prediction = {
  question: 'All of the upper h is held at 0, at every step. What does the lower layer notice?',
  choices: ['nothing', 'its h moves, one step later', 'its h stands still, too'],
  outcome: (answer) => {
    const moved = lowerMoved(answer);
    if (moved === null) return null;
    const states = answer.columns.map((_, step) => vectorOf(answer, 'h', step));
    const stands = states.every((state) => largestDifference(state, states[0] ?? []) === 0);
    return moved === 0 ? 0 : stands ? 2 : 1;
  },
  before: { clamps: [] },
  reveal: facts.lowerUntouched,
};

export const whereBlamed: Prediction = {
  question: 'Only the last guess is in the cost. At which letters does the upper layer send blame down to the lower?',
  choices: ['at the last one alone', 'at every one', 'at none'],
  outcome: (answer) => {
    const [lower = 0] = stepsBlamed(answer);
    if (noStack(answer)) return null;
    return lower === answer.columns.length ? 1 : lower === 1 ? 0 : lower === 0 ? 2 : null;
  },
  before: { direction: 'forward' },
  reveal: facts.fromAboveAt,
};

export const howManyLeft: Prediction = {
  question: 'A filter looks at three signs at once and moves on by two. How many steps are left for the layers behind it?',
  choices: ['all of them', 'about half', 'about a third'],
  outcome: (answer) => {
    const share = stepsLeft(answer) / answer.columns.length;
    return share === 0 ? null : share === 1 ? 0 : share > 0.4 ? 1 : 2;
  },
  before: null,
  reveal: facts.shortens,
};
