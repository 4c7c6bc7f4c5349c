import type { LessonStep } from '../lesson';
import { facts } from './facts';
import { firstLetter, lastLetter, laterWords, nextLetter, sameTag } from './predictions';
import { births, language, spelling, tags, translation } from './scenes';

/** Chapter 2: what goes in and what comes out, task by task, each on a network that was trained for it. */
export const steps: readonly LessonStep[] = [
  {
    id: 'complete',
    title: 'What comes next?',
    line: facts.completes,
    scene: { text: 'Dorothy', step: 5 },
    focus: {},
    prediction: nextLetter,
    check: facts.completes,
  },
  { id: 'every', title: 'An answer at every letter', line: facts.everyStep, scene: { step: 11 }, focus: {}, check: facts.everyStep },
  { id: 'tags', title: 'A tag for every word', line: facts.tagsAll, scene: tags, focus: {}, check: facts.tagsAll },
  {
    id: 'twice',
    title: 'The same word, another tag',
    asks: 'The same word again: which tag?',
    line: facts.sameWord,
    scene: { ...tags, text: 'we watch the watch', step: 4 },
    focus: {},
    prediction: sameTag,
    check: facts.sameWord,
  },
  {
    id: 'counted',
    title: 'What is gained over counting',
    line: facts.byCounting,
    scene: { ...tags, step: 5 },
    focus: {},
    check: facts.byCounting,
  },
  {
    id: 'later',
    title: 'What comes after cannot help',
    asks: 'Does the next word help?',
    line: facts.onlyBefore,
    scene: { ...tags, step: 1, direction: 'backward', cost: [1] },
    focus: {},
    prediction: laterWords,
    check: facts.onlyBefore,
  },
  {
    id: 'label',
    title: 'One label for the whole text',
    line: facts.verdict,
    scene: language,
    focus: {},
    prediction: lastLetter,
    check: facts.verdict,
  },
  { id: 'spell', title: 'Many letters from one number', line: facts.spells, scene: spelling, focus: {}, check: facts.spells },
  {
    id: 'translate',
    title: 'First listen, then speak',
    asks: 'More is read: what is said first?',
    line: facts.translates,
    scene: translation,
    focus: {},
    prediction: firstLetter,
    check: facts.translates,
  },
  { id: 'series', title: 'Tomorrow’s number', line: facts.nextDay, scene: births, focus: {}, check: facts.nextDay },
  { id: 'shapes', title: 'Four shapes of tasks', line: facts.fourShapes, scene: { step: 11 }, focus: {}, check: facts.byShape },
  {
    id: 'rest',
    title: 'One recurrence for all of them',
    line: facts.sameCell,
    scene: { step: 11, rolled: 1 },
    focus: {},
    check: facts.sameCell,
  },
];
