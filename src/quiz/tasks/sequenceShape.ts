import type { SequenceShape } from '../../engine/spec';
import type { Chance } from '../chance';
import type { Difficulty, Question, QuestionAddress } from '../question';
import { networkFigure, shapeNames, shapeOptions, shapes } from './networks';

interface Vignette {
  readonly text: string;
  readonly shape: SequenceShape;
  readonly why: string;
}

const plainTasks: readonly Vignette[] = [
  {
    text: 'A film review is read word by word; at the end stands a score from −1 (hate) to +1 (love).',
    shape: 'manyToOne',
    why: 'Only the last output is used: it has seen the whole review.',
  },
  {
    text: 'For every word of a sentence, its part of speech is wanted.',
    shape: 'manyToMany',
    why: 'Each word has its tag: as many outputs as inputs, in step.',
  },
  {
    text: 'A photograph is given once; a caption is wanted, word after word.',
    shape: 'oneToMany',
    why: 'One input at the start, zeros after it, an output at every step.',
  },
  {
    text: 'An English sentence is given; its German translation is wanted.',
    shape: 'encoderDecoder',
    why: 'The last words of the sentence can change the first of its translation.',
  },
  {
    text: 'At every keystroke, the distribution over the next character is wanted.',
    shape: 'manyToMany',
    why: 'A prediction is due after each character.',
  },
  { text: 'Sixteen frames of a video are given; the activity they show is wanted.', shape: 'manyToOne', why: 'One label for all frames.' },
];

const trickyTasks: readonly Vignette[] = [
  {
    text: 'From the prices of the last 30 days the same prices shifted one day ahead are predicted, at each day.',
    shape: 'manyToMany',
    why: 'Every input day has an output day: tomorrow’s price.',
  },
  {
    text: 'A voice says a sentence in English; its words are wanted in French, and the verb may come last in one and second in the other.',
    shape: 'encoderDecoder',
    why: 'The order changes, so the whole must be heard first.',
  },
  {
    text: 'A chord is struck; the network improvises a melody of 40 notes on it.',
    shape: 'oneToMany',
    why: 'The chord is the only input; what follows comes from the state.',
  },
  {
    text: 'From a patient’s 48 hourly readings it is decided once whether to raise an alarm.',
    shape: 'manyToOne',
    why: 'Forty-eight inputs, one decision.',
  },
  {
    text: 'Number words: “twenty-one” is read, “einundzwanzig” is to be written.',
    shape: 'encoderDecoder',
    why: 'The last English word decides the first German one.',
  },
  {
    text: 'While a car drives, its position half a second ahead is anticipated at every frame.',
    shape: 'manyToMany',
    why: 'A position is anticipated at each frame, in step with the input.',
  },
];

interface Case {
  readonly shape: SequenceShape;
  readonly text: string;
  readonly why: string;
  readonly drawn: boolean;
}

const drawnWhy: Readonly<Record<SequenceShape, string>> = {
  manyToMany: 'Every step has an input and an output that counts.',
  manyToOne: 'All outputs but the last are ignored.',
  oneToMany: 'The input comes at the first step; zeros follow.',
  encoderDecoder: 'The first half reads and puts nothing out; the second half writes from the state handed over.',
};

function caseFor(chance: Chance, difficulty: Difficulty): Case {
  if (difficulty > 1) return { ...chance.pick(difficulty === 2 ? plainTasks : trickyTasks), drawn: false };
  const shape = chance.pick(shapes);
  return {
    shape,
    text: 'Which of the four shapes is drawn here? Filled outputs are used, faded ones ignored.',
    why: drawnWhy[shape],
    drawn: true,
  };
}

/** One-to-many, or …? */
export function sequenceShapeQuestion(address: QuestionAddress, chance: Chance): Question {
  const { shape, text, why, drawn } = caseFor(chance, address.difficulty);
  const figure = networkFigure(shape, chance.pick([4, 6]));
  return {
    address,
    title: 'Which of the four shapes?',
    paragraphs: drawn ? [[text]] : [[text], ['Which shape has the network?']],
    facts: [],
    figure: drawn ? figure : null,
    fields: [{ kind: 'choice', id: 'shape', label: ['shape'], optional: false, options: shapeOptions(shape), answer: shape }],
    decisive: null,
    solution: {
      lead: [why],
      rows: [{ label: ['shape'], work: [], value: shapeNames[shape], field: 'shape', tensor: null }],
      closing: [],
      tensors: [],
      figure,
    },
    spec: null,
    stage: null,
  };
}
