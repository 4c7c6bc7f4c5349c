import type { Measurement } from '../../engine/experiment';
import { parameters } from '../../engine/parameters';
import { poseSum, type StepShare } from '../bptt/sumOverTime';
import type { Chance } from '../chance';
import { type Draft, measured } from '../draft';
import type { Question, QuestionAddress, Subject } from '../question';
import { gradient, say, value, weight } from '../rich';
import { overTime, readerWords, readingOf, specOfSubject, subjectOnStage } from './subject';

/** The output that the cost uses: late enough for a sum of three products, which can be done by hand. */
const costStep = 3;

const digits = 4;
/** Four decimals, and three products of numbers below 1. */
const tolerance = 0.001;

interface WeightShares {
  /** From this unit to that one. */
  readonly from: number;
  readonly to: number;
  readonly shares: readonly StepShare[];
}

function sharesOf(states: readonly Float64Array[], deltas: readonly Float64Array[], from: number, to: number): readonly StepShare[] {
  // The state before the first step is zeros: it adds nothing.
  return Array.from({ length: costStep }, (_, index) => ({
    step: index + 1,
    before: states[index]?.[from] ?? Number.NaN,
    delta: deltas[index + 1]?.[to] ?? Number.NaN,
  }));
}

/** How much the smallest of the products is: none should be lost in the others' rounding. */
const smallest = (shares: readonly StepShare[]): number => Math.min(...shares.map(({ before, delta }) => Math.abs(before * delta)));

/** The recurrent weight all of whose steps count: the one with the largest smallest product. */
function chooseWeight({ values, gradients }: Measurement): WeightShares {
  const [states, deltas] = [overTime(values.main, 'h'), overTime(gradients.main, 'hPre')];
  const units = states[0]?.length ?? 0;
  let best: WeightShares = { from: 0, to: 0, shares: sharesOf(states, deltas, 0, 0) };
  for (let from = 0; from < units; from++) {
    for (let to = 0; to < units; to++) {
      const shares = sharesOf(states, deltas, from, to);
      if (smallest(shares) > smallest(best.shares)) best = { from, to, shares };
    }
  }
  return best;
}

/** One recurrent weight of the network on stage: what each step adds to its gradient. */
export function weightSumQuestion(address: QuestionAddress, _chance: Chance, subject: Subject): Draft {
  const spec = specOfSubject(subject);
  return {
    models: [subject.model],
    experiments: (weightsOf) => [readingOf(subject, weightsOf(subject.model), { used: [costStep] })],
    pose: (measurements): Question => {
      const measurement = measured(measurements, 0);
      const { from, to, shares } = chooseWeight(measurement);
      const W = parameters(spec).find(({ role }) => role === 'W');
      const answer = measurement.parameterGradient[(W?.offset ?? 0) + from * (W?.shape[1] ?? 0) + to] ?? Number.NaN;
      const asked = say`${readerWords(address)} has read “${subject.text}”; the cost uses the output of step ${costStep} only. One weight of ${weight('W')} leads from unit ${from} to unit ${to}: below stand ${value('h', 'previous')} of unit ${from} and ${gradient(value('hPre'))} of unit ${to}. What is ${gradient(weight('W'))} at this weight? Before step 0 the state is zero: that step adds nothing.`;
      const stage = subjectOnStage(subject, {
        direction: 'backward',
        cost: [costStep],
        panel: 'gradients',
        gradientFigure: 'shares',
        gradientOf: 'W',
        step: costStep,
        unit: to,
        depth: { kind: 'graph' },
      });
      return poseSum(address, { asked, shares, answer, digits, tolerance, isTold: false, spec, stage });
    },
  };
}
