import type { ModelChoice } from '../../store/scene';
import type { LessonStep } from '../lesson';
import { facts } from './facts';
import { lastLetter, laterWords, nextLetter, sameTag, whileReading } from './predictions';

const shipped = { cell: 'lstm', bias: 'one', source: { kind: 'shipped' } } as const satisfies Partial<ModelChoice>;

/** What each task puts on the stage; names are the chapter's own. */
const tags = { model: { ...shipped, task: 'tags', sizes: [16] }, text: 'this whale is not dead', step: 2 } as const;
const language = { model: { ...shipped, task: 'language', sizes: [32] }, text: 'trettio', step: 7 } as const;
const spelling = { model: { ...shipped, task: 'spelling', sizes: [64] }, text: '342', step: 0 } as const;
const translation = { model: { ...shipped, task: 'translation', sizes: [64] }, text: 'forty-two', step: 10, zoom: 0.6 } as const;
const births = {
  model: { ...shipped, task: 'births', sizes: [32] },
  text: '13.0 12.0 12.5 12.0 8.5 7.5 12.0 13.0 12.5 12.5 12.5 8.5',
  step: 11,
} as const;

/** Chapter 2: what goes in and what comes out, task by task, each on a network that was trained for it. */
export const steps: readonly LessonStep[] = [
  {
    id: 'complete',
    title: 'What comes next?',
    line: facts.completes,
    scene: {},
    focus: {},
    prediction: nextLetter,
    check: facts.completes,
  },
  { id: 'every', title: 'An answer at every letter', line: facts.everyStep, scene: { step: 11 }, focus: {}, check: facts.everyStep },
  { id: 'tags', title: 'A tag for every word', line: facts.tagsAll, scene: tags, focus: {}, check: facts.tagsAll },
  {
    id: 'twice',
    title: 'The same word, another tag',
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
    line: facts.translates,
    scene: translation,
    focus: {},
    prediction: whileReading,
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
