import type { Measurement } from '../../engine/experiment';
import { formatNumber } from '../../ui/format';
import type { Chance } from '../chance';
import { type Draft, measured } from '../draft';
import type { Field, Question, QuestionAddress, Subject } from '../question';
import { factor, formula, gradient, say, value } from '../rich';
import { apartNumbers } from '../steps/nearMistakes';
import { overTime, readerWords, readingOf, signsOf, specOfSubject, subjectOnStage } from './subject';

/** What the length of the state's gradient is multiplied with on each step back, the latest first. */
function factorsOf({ gradients }: Measurement): readonly number[] {
  const norms = overTime(gradients.main, 'h').map((vector) => Math.hypot(...vector));
  return norms
    .slice(1)
    .map((norm, step) => (norms[step] ?? Number.NaN) / norm)
    .toReversed();
}

const product = (factors: readonly number[]): number => factors.reduce((all, each) => all * each, 1);

/** The factors are shown with three decimals, and there are at most six of them. */
const share = 0.02;

function fieldOf(factors: readonly number[]): Field {
  const answer = product(factors);
  const sum = factors.reduce((all, each) => all + each, 0);
  const tolerance = share * answer;
  return {
    kind: 'number',
    id: 'factor',
    label: ['factor'],
    optional: false,
    expected: 'real',
    answer,
    tolerance,
    unit: null,
    mistakes: apartNumbers(
      [
        ['sizeOnly', factors[0] ?? Number.NaN, 'one factor'],
        ['oneStepFewer', product(factors.slice(1)), 'one factor left out'],
        ['addedFactors', sum, 'the factors added'],
      ],
      answer,
      tolerance,
    ),
  };
}

function verdictOn(factors: readonly number[]): string {
  const shrinking = factors.filter((each) => each < 1).length;
  const all = formatNumber(product(factors));
  return `${shrinking} of the ${factors.length} factors ${shrinking === 1 ? 'is' : 'are'} below 1; together they make ${all}. As many such steps again would make it ${formatNumber(product(factors) ** 2)}.`;
}

/** By which factor does a gradient change on its way back through the text on stage? */
export function stepsBackQuestion(address: QuestionAddress, _chance: Chance, subject: Subject): Draft {
  const last = signsOf(subject).length - 1;
  return {
    models: [subject.model],
    experiments: (weightsOf) => [readingOf(subject, weightsOf(subject.model), { used: [last] })],
    pose: (measurements): Question => {
      const factors = factorsOf(measured(measurements, 0));
      const length = formula('‖', gradient(value('h')), '‖');
      return {
        address,
        title: 'All the way back',
        paragraphs: [
          say`${readerWords(address)} has read “${subject.text}”; the cost uses the last output only. On each step back the length ${length} of the state’s gradient is multiplied by the factor below. By which factor does it change from step ${last} back to step 0?`,
        ],
        facts: [],
        figure: {
          kind: 'table',
          head: [['from step to step'], ['factor']],
          rows: factors.map((each, index) => [[`${last - index} → ${last - index - 1}`], [formatNumber(each)]]),
        },
        fields: [fieldOf(factors)],
        decisive: null,
        solution: {
          lead: ['Each step back multiplies:'],
          rows: [
            {
              label: ['all together'],
              work: [formula(...factors.flatMap((each, index) => [...(index > 0 ? ['·'] : []), factor(each)]))],
              value: formatNumber(product(factors)),
              field: 'factor',
              tensor: null,
            },
          ],
          closing: [verdictOn(factors)],
          tensors: [],
          figure: null,
        },
        spec: specOfSubject(subject),
        stage: subjectOnStage(subject, { direction: 'backward', cost: 'last', panel: 'none', step: last, depth: { kind: 'graph' } }),
      };
    },
  };
}
