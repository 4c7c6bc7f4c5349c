import { inputWidth, type ModelSpec } from '../../engine/spec';
import type { Chance } from '../chance';
import { layerModel } from '../steps/smallModel';
import type { MisconceptionName } from '../misconceptions';
import type { Field, Question, QuestionAddress } from '../question';

interface Recording {
  readonly text: string;
  /** Names of the values at one step. */
  readonly values: readonly string[];
  readonly steps: number;
  /** Separate series of this kind. */
  readonly series: number;
}

const recordings: readonly Recording[] = [
  { text: 'The number of active users of a web site, hour by hour, for a year.', values: ['users'], steps: 8760, series: 1 },
  {
    text: 'A company’s revenue, debt and number of employees, quarter by quarter, over ten years.',
    values: ['revenue', 'debt', 'employees'],
    steps: 40,
    series: 1,
  },
  { text: 'The daily temperature of one town since 1950.', values: ['temperature'], steps: 27_000, series: 1 },
  {
    text: 'Temperature, humidity, pressure and wind of one weather station, each hour of a month.',
    values: ['temperature', 'humidity', 'pressure', 'wind'],
    steps: 720,
    series: 1,
  },
  {
    text: 'One blood sugar value every five minutes, for each of 300 patients, each a series of its own.',
    values: ['blood sugar'],
    steps: 288,
    series: 300,
  },
  { text: 'The position of a ball in the plane, 60 times a second: x and y.', values: ['x', 'y'], steps: 600, series: 1 },
  { text: 'Ten thousand separate series, each the sales of one shop per day.', values: ['sales'], steps: 365, series: 10_000 },
  { text: 'A sound recording in mono: 16 000 values a second for three seconds.', values: ['amplitude'], steps: 48_000, series: 1 },
  {
    text: 'A sound recording in stereo: left and right, 16 000 times a second for three seconds.',
    values: ['left', 'right'],
    steps: 48_000,
    series: 1,
  },
];

const modelOf = ({ values }: Recording): ModelSpec => layerModel({ cell: 'rnn', size: 8, bias: 'one', activation: 'tanh' }, values.length);

function misconceptionOf(recording: Recording): MisconceptionName {
  return recording.series > 1 ? 'manySeries' : 'longMeansMany';
}

/** How wide the network's input is: the number of values at one step. */
function widthField(recording: Recording): Field {
  const answer = inputWidth(modelOf(recording).input);
  const mistakes = [
    { misconception: 'longMeansMany' as const, value: recording.steps, work: 'the number of steps' },
    { misconception: 'manySeries' as const, value: recording.series, work: 'the number of series' },
    { misconception: 'longMeansMany' as const, value: recording.steps * answer, work: 'all values of the series' },
  ].filter(({ value }, index, all) => value !== answer && all.findIndex((other) => other.value === value) === index);
  return {
    kind: 'number',
    id: 'width',
    label: ['inputs at each step'],
    optional: false,
    expected: 'whole',
    answer,
    tolerance: 0,
    unit: null,
    mistakes,
  };
}

/** Univariate or multivariate? */
export function variablesQuestion(address: QuestionAddress, chance: Chance): Question {
  const recording = chance.pick(recordings);
  const isOne = recording.values.length === 1;
  const kind: Field = {
    kind: 'choice',
    id: 'variables',
    label: ['the series'],
    optional: false,
    options: [
      { id: 'one', text: ['is univariate'], misconception: isOne ? null : 'oneForSeveral' },
      { id: 'several', text: ['is multivariate'], misconception: isOne ? misconceptionOf(recording) : null },
    ],
    answer: isOne ? 'one' : 'several',
  };
  return {
    address,
    title: 'One value or several?',
    paragraphs: [[recording.text]],
    facts: [],
    figure: null,
    fields: address.difficulty === 1 ? [kind] : [kind, widthField(recording)],
    decisive: null,
    solution: {
      lead: [`At each step: ${recording.values.join(', ')}.`],
      rows: [
        { label: ['the series'], work: [], value: isOne ? 'univariate' : 'multivariate', field: 'variables', tensor: null },
        { label: ['inputs at each step'], work: [], value: String(inputWidth(modelOf(recording).input)), field: 'width', tensor: null },
      ],
      closing: ['One value a step: univariate, however long the series is and however many series there are.'],
      tensors: [],
      figure: null,
    },
    spec: modelOf(recording),
    stage: null,
  };
}
