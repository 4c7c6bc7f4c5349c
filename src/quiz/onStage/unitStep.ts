import { formatNumber } from '../../ui/format';
import type { Chance } from '../chance';
import type { Draft } from '../draft';
import type { Fact, NumberField, Question, QuestionAddress, SolutionRow, Subject } from '../question';
import { say } from '../rich';
import { apartNumbers, handTolerance } from '../steps/nearMistakes';
import { smallestTelling } from '../steps/telling';
import { readerWords, readingOf, signsOf, specOfSubject, subjectOnStage, unitsOf } from './subject';
import { type Asked, looks, type Part, passesOf, type UnitStep } from './unitLooks';

/** 1 where no number is lost in rounding and every mistake gives an answer of its own; less for each that does not. */
function clarity({ told, asked }: UnitStep): number {
  const sizes = [...told, ...asked].map(({ value: number }) => Math.abs(number));
  const missed = asked.reduce((sum, { mistakes, value: answer }) => {
    const apart = mistakes.filter(([, wrong]) => Math.abs(wrong - answer) > 3 * handTolerance);
    return sum + mistakes.length - apart.length;
  }, 0);
  return Math.min(1, Math.min(...sizes) / smallestTelling) - missed;
}

function fieldOf({ id, label, value: answer, mistakes }: Asked): NumberField {
  return {
    kind: 'number',
    id,
    label: [label],
    optional: false,
    expected: 'real',
    answer,
    tolerance: handTolerance,
    unit: null,
    mistakes: apartNumbers(mistakes, answer),
  };
}

function rowOf({ id, label, work, value: number }: Asked): SolutionRow {
  return { label: [label], work: [work], value: formatNumber(number), field: id, tensor: null };
}

const factOf = ({ label, value: number }: Part): Fact => ({ label: [label], value: [formatNumber(number)] });

/** One unit of the network on stage, at one of its steps: what becomes of its state, by hand. */
export function unitStepQuestion(address: QuestionAddress, chance: Chance, subject: Subject): Draft {
  const signs = signsOf(subject);
  const step = chance.between(1, signs.length - 1);
  const spec = specOfSubject(subject);
  const look = looks[spec.layers[0]?.cell ?? 'rnn'];
  const order = chance.shuffle(Array.from({ length: unitsOf(subject) }, (_, unit) => unit));
  return {
    models: [subject.model],
    experiments: (weightsOf) => passesOf(step).map((clamps) => readingOf(subject, weightsOf(subject.model), { clamps })),
    pose: (measurements): Question => {
      const looked = order.map((unit) => ({ unit, ...look(measurements, step, unit) }));
      const { unit, told, asked } = looked.reduce((best, each) => (clarity(each) > clarity(best) ? each : best));
      return {
        address,
        title: 'One step of the network on stage',
        paragraphs: [
          say`${readerWords(address)} has just read the “${signs[step] ?? ''}” of “${subject.text}”, step ${step}. This is what is known of its unit ${unit}. Compute ${asked.length > 1 ? 'these' : 'this'}:`,
          ['Two decimals are enough; tanh(0.3) and σ(0.3) can be typed as they are.'],
        ],
        facts: told.map(factOf),
        figure: null,
        fields: asked.map(fieldOf),
        decisive: null,
        solution: {
          lead: ['As the engine computes it:'],
          rows: asked.map(rowOf),
          closing: ['All other units do the same with weights of their own, at every step.'],
          tensors: [],
          figure: null,
        },
        spec,
        stage: subjectOnStage(subject, { step, unit, depth: { kind: 'cell' } }),
      };
    },
  };
}
