import type { Chance } from '../chance';
import type { Figure } from '../figure';
import type { MisconceptionName } from '../misconceptions';
import type { Option, Question, QuestionAddress } from '../question';
import { type Components, drawSeries } from './seriesDrawing';

type Change = 'trend' | 'season' | 'both' | 'neither';

const names: Readonly<Record<Change, string>> = { trend: 'a trend only', season: 'a season only', both: 'both', neither: 'neither' };

const vignettes: readonly { readonly text: string; readonly change: Change }[] = [
  { text: 'Every month a site has 10 % more users than the month before.', change: 'trend' },
  { text: 'Sunscreen sells well every summer and hardly in winter, year after year at the same level.', change: 'season' },
  { text: 'Each winter more gas is used than in summer, and every winter more than the last.', change: 'both' },
  { text: 'A well-kept machine gives 50 parts an hour, now one more, now one fewer.', change: 'neither' },
];

const componentsOf = (change: Change, period: number, slope: number): Components => ({
  trend: change === 'trend' || change === 'both' ? slope : 0,
  season: change === 'season' || change === 'both' ? 3 : 0,
  period,
});

function misconceptionOf(chosen: Change, right: Change): MisconceptionName | null {
  if (chosen === right) return null;
  if (right === 'both') return 'oneOfTwo';
  if (right === 'trend') return 'riseIsSeason';
  return right === 'season' ? 'seasonIsTrend' : 'noiseIsPattern';
}

interface Case {
  readonly change: Change;
  readonly text: string;
  readonly figure: Figure | null;
}

function caseFor(chance: Chance, difficulty: 1 | 2 | 3): Case {
  if (difficulty === 2) return { ...chance.pick(vignettes), figure: null };
  const change = chance.pick(Object.keys(names) as Change[]);
  const slope = chance.pick([1, -1]) * (difficulty === 1 ? 14 : 7);
  const values = drawSeries(chance, componentsOf(change, chance.pick([7, 12]), slope), difficulty === 1 ? 60 : 84);
  const figure: Figure = { kind: 'series', series: [{ name: 'measured', values }], stepName: 'step' };
  return { change, text: 'What is in this series, apart from noise?', figure };
}

/** Trend or season? */
export function trendOrSeasonQuestion(address: QuestionAddress, chance: Chance): Question {
  const { change, text, figure } = caseFor(chance, address.difficulty);
  const options = (Object.keys(names) as Change[]).map(
    (each): Option => ({ id: each, text: [names[each]], misconception: misconceptionOf(each, change) }),
  );
  return {
    address,
    title: 'Trend or season?',
    paragraphs: figure ? [[text]] : [[text], ['What is in this series?']],
    facts: [],
    figure,
    fields: [{ kind: 'choice', id: 'change', label: ['in the series'], optional: false, options, answer: change }],
    decisive: null,
    solution: {
      lead: ['A trend changes the level and does not repeat; a season repeats after a fixed time.'],
      rows: [{ label: ['in the series'], work: [], value: names[change], field: 'change', tensor: null }],
      closing: ['Classical models need both removed first and put back afterwards; a recurrent network does not.'],
      tensors: [],
      figure: null,
    },
    spec: null,
    stage: null,
  };
}
