import { translationTask } from '../../data/translation/task';
import type { Clamp } from '../../engine/program';
import type { ModelChoice } from '../../store/scene';
import type { LessonStep } from '../lesson';
import { facts } from './facts';
import { afterErasing, atBest, howManyArrows, whatItHungOn, whenSure, whoGetsGradients } from './predictions';

const shipped = { cell: 'lstm', bias: 'one', source: { kind: 'shipped' } } as const satisfies Partial<ModelChoice>;

/** What each of the three other shapes puts on the stage; the first, names, is the chapter's own. */
const language = { model: { ...shipped, task: 'language', sizes: [32] }, text: 'quaranta', step: 8 } as const;
const spelling = { model: { ...shipped, task: 'spelling', sizes: [64] }, text: '256', step: 0 } as const;
const translation = { model: { ...shipped, task: 'translation', sizes: [64] }, text: 'twenty-one', zoom: 0.6 } as const;
/** The same words by a network of the first shape. */
const onTheFly = { model: { ...shipped, task: 'onTheFly', sizes: [64] }, text: 'twenty-one' } as const;
/** The decoder's first step. */
const firstSaid = 11;

/** The whole state of the layer set to zero after one step. */
function erase(step: number): readonly Clamp[] {
  const at = { part: 'encoder', layer: 1, unit: 'all', from: step, to: step, value: 0 } as const;
  return [
    { ...at, quantity: 'h' },
    { ...at, quantity: 'c' },
  ];
}

/** Chapter 5: when an output is asked for, four times; and why this translation has to wait for the end. */
export const steps: readonly LessonStep[] = [
  {
    id: 'every-step',
    title: 'An output at every step',
    line: facts.targetsAhead,
    scene: {},
    focus: {},
    check: facts.targetsAhead,
  },
  {
    id: 'past',
    title: 'The network answers before it has heard the rest',
    line: facts.knowsOnlyPast,
    scene: { direction: 'backward', cost: [3] },
    focus: {},
    prediction: whoGetsGradients,
    check: facts.knowsOnlyPast,
  },
  {
    id: 'last-only',
    title: 'One answer, when all has been read',
    line: facts.onlyLastCounts,
    // The word of the questions after it stays unread.
    scene: { ...language, text: 'vingt-huit', step: 10 },
    focus: {},
    check: facts.onlyLastCounts,
  },
  {
    id: 'opinion',
    title: 'An opinion forms, letter by letter',
    line: facts.formsOpinion,
    scene: { ...language, step: 7 },
    focus: {},
    prediction: whenSure,
    check: facts.formsOpinion,
  },
  {
    id: 'one-arrow',
    title: 'The cost has one arrow',
    asks: 'What does the cost use?',
    line: facts.oneArrow,
    scene: { ...language, direction: 'backward' },
    focus: {},
    prediction: howManyArrows,
    check: facts.oneArrow,
  },
  {
    id: 'once',
    title: 'One input, then zeros',
    line: facts.fedOnce,
    scene: spelling,
    focus: { weight: 'layer1.U' },
    check: facts.fedOnce,
  },
  {
    id: 'state-alone',
    title: 'After that, the state alone decides',
    line: facts.stateAlone,
    scene: { ...spelling, step: 10 },
    focus: { weight: 'layer1.W', quantities: ['h', 'c'], steps: [7, 8, 10, 11] },
    check: facts.stateAlone,
  },
  {
    id: 'erase',
    title: 'Erase the state, and the number is gone',
    asks: 'Erase the state: what does it say then?',
    line: facts.saysInstead,
    scene: { ...spelling, step: 11, clamps: erase(11), strips: 'values', zoom: 0.93 },
    focus: { quantities: ['h', 'c'] },
    prediction: afterErasing,
    check: facts.saysInstead,
  },
  {
    id: 'two-halves',
    title: 'Read first, then speak',
    line: facts.readsThenSays,
    scene: { ...translation, step: firstSaid },
    focus: {},
    check: facts.readsThenSays,
  },
  {
    id: 'context',
    title: 'Only the context crosses over',
    line: facts.crossesOver,
    scene: { ...translation, step: firstSaid - 1 },
    focus: { quantities: ['h', 'c'], steps: [firstSaid - 1, firstSaid] },
    check: facts.crossesOver,
  },
  {
    id: 'own-words',
    title: 'The decoder reads what it said',
    line: facts.hearsItself,
    scene: { ...translation, step: firstSaid + 1 },
    focus: { weight: 'decoder.layer1.U' },
    check: facts.hearsItself,
  },
  {
    id: 'last-word',
    title: 'The last word decides the first letter',
    asks: 'What decides the first letter?',
    line: facts.hangsOnLastWord,
    scene: {
      ...translation,
      step: firstSaid,
      cost: [firstSaid],
      asked: { step: firstSaid, token: translationTask.outputs.indexOf('e'), measure: 'set' },
    },
    focus: {},
    prediction: whatItHungOn,
    check: facts.hangsOnLastWord,
  },
  {
    id: 'half-heard',
    title: 'Half heard, the first letter is open',
    line: facts.leavesOpen,
    scene: { ...translation, text: 'twenty-', step: 8 },
    focus: { steps: [7, 8] },
    check: facts.leavesOpen,
  },
  {
    id: 'on-the-fly',
    title: 'One letter out for each letter in: the first is a guess',
    line: facts.boundOnTheFly,
    scene: { ...onTheFly, step: 1 },
    focus: { steps: [1] },
    prediction: atBest,
    check: facts.boundOnTheFly,
  },
  {
    id: 'side-by-side',
    title: 'The same words, the same cell: only one of them waits',
    line: facts.sideBySide,
    scene: { ...onTheFly, step: 10 },
    focus: {},
    check: facts.sideBySide,
  },
  {
    id: 'asked',
    title: 'The task says which outputs count',
    line: facts.arrowsOfCost,
    scene: { direction: 'backward', step: 6 },
    focus: {},
    check: facts.arrowsOfCost,
  },
];
