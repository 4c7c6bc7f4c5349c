import type { Chance } from '../chance';
import type { Figure } from '../figure';
import type { Question, QuestionAddress } from '../question';
import { drawSeries, withGap } from './seriesDrawing';

type Job = 'forecasting' | 'imputation';

const vignettes: readonly { readonly text: string; readonly job: Job }[] = [
  { text: 'A sensor failed for two days last week; the values of those days are wanted.', job: 'imputation' },
  { text: 'The sales of the coming month are wanted, from those of the last two years.', job: 'forecasting' },
  { text: 'A climate archive lost the pages of 1944; temperatures before and after are known.', job: 'imputation' },
  { text: 'From the track so far, where will the ball be in half a second?', job: 'forecasting' },
  { text: 'Some visitors’ counts were not written down on holidays; the yearly table must be completed.', job: 'imputation' },
  { text: 'From Monday’s to Friday’s prices, next Monday’s is to be guessed.', job: 'forecasting' },
];

interface Case {
  readonly job: Job;
  readonly text: string;
  readonly figure: Figure | null;
}

const count = 60;

function caseFor(chance: Chance, difficulty: 1 | 2 | 3): Case {
  if (difficulty === 2) {
    const { text, job } = chance.pick(vignettes);
    return { text, job, figure: null };
  }
  const job = chance.pick(['forecasting', 'imputation'] as const);
  const period = difficulty === 1 ? 12 : 7;
  const values = drawSeries(chance, { trend: chance.pick([0, 6, -6]), season: 3, period }, count);
  // Near the end a gap is easily taken for the future: what comes after it decides.
  const from = job === 'forecasting' ? count - 12 : difficulty === 1 ? chance.between(20, 30) : count - 14;
  const known = withGap(values, from, job === 'forecasting' ? count : from + 10);
  const figure: Figure = { kind: 'series', series: [{ name: 'measured', values: known }], stepName: 'step' };
  return {
    job,
    text: `The values at steps ${from + 1} to ${job === 'forecasting' ? count : from + 10} of ${count} are wanted. Which task is it?`,
    figure,
  };
}

/** Forecasting or imputation? */
export function forecastingQuestion(address: QuestionAddress, chance: Chance): Question {
  const { job, text, figure } = caseFor(chance, address.difficulty);
  return {
    address,
    title: 'Which task?',
    paragraphs: [[text]],
    facts: [],
    figure,
    fields: [
      {
        kind: 'choice',
        id: 'job',
        label: ['the task'],
        optional: false,
        options: (['forecasting', 'imputation'] as const).map((each) => ({
          id: each,
          text: [each],
          misconception: each === job ? null : 'futureOrPast',
        })),
        answer: job,
      },
    ],
    decisive: null,
    solution: {
      lead: [
        job === 'forecasting'
          ? 'Nothing is known after the wanted values: they lie in the future.'
          : 'There are known values on both sides: a gap in the past is filled.',
      ],
      rows: [{ label: ['the task'], work: [], value: job, field: 'job', tensor: null }],
      closing: [],
      tensors: [],
      figure: null,
    },
    spec: null,
    stage: null,
  };
}
