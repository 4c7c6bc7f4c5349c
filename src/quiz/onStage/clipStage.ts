import { type ParameterTensor, parameters } from '../../engine/parameters';
import { formatNumber } from '../../ui/format';
import { poseClipping } from '../bptt/clipping';
import type { Chance } from '../chance';
import { type Draft, measured } from '../draft';
import type { Question, QuestionAddress, Subject } from '../question';
import { gradient, type Rich, say, weight } from '../rich';
import { readerWords, readingOf, signsOf, specOfSubject, subjectOnStage } from './subject';

const limits = [0.5, 1, 2] as const;

/** Of one tensor, the entry with the largest gradient: its position among all weights. */
function steepest(flat: Float64Array, { offset, count }: ParameterTensor): number {
  let best = offset;
  for (let k = offset; k < offset + count; k++) if (Math.abs(flat[k] ?? 0) > Math.abs(flat[best] ?? 0)) best = k;
  return best;
}

function nameOf({ role, offset, shape }: ParameterTensor, position: number): Rich {
  const columns = shape.at(-1) ?? 1;
  const [row, column] = [Math.floor((position - offset) / columns), (position - offset) % columns];
  const symbol = gradient(weight(role));
  return shape.length > 1 ? say`${symbol}, row ${row}, column ${column}` : say`${symbol}, entry ${column}`;
}

/** What clipping makes of the gradient of the network on stage: the steepest entries of U, W and V. */
export function clipStageQuestion(address: QuestionAddress, chance: Chance, subject: Subject): Draft {
  const spec = specOfSubject(subject);
  const used = signsOf(subject).map((_, step) => step);
  const order = chance.shuffle(limits);
  return {
    models: [subject.model],
    experiments: (weightsOf) => order.map((clipNorm) => readingOf(subject, weightsOf(subject.model), { used, clipNorm })),
    pose: (measurements): Question => {
      // One that clips; if none does, the first, which leaves the gradient as it is.
      const clips = order.findIndex((limit, index) => measured(measurements, index).gradientNorm > 1.2 * limit);
      const index = Math.max(0, clips);
      const limit = order[index] ?? 1;
      const { parameterGradient, clippedGradient, gradientNorm } = measured(measurements, index);
      const tensors = parameters(spec).filter(({ role }) => role === 'U' || role === 'W' || role === 'V');
      const entries = tensors.map((tensor) => ({ tensor, position: steepest(parameterGradient, tensor) }));
      const after = entries.map(({ position }) => clippedGradient[position] ?? Number.NaN);
      return poseClipping(address, {
        asked: say`${readerWords(address)} has read “${subject.text}”; every output is in the cost. Its gradient is clipped by norm to ${formatNumber(limit, 1)}. What becomes of these three entries?`,
        names: entries.map(({ tensor, position }) => nameOf(tensor, position)),
        before: entries.map(({ position }) => parameterGradient[position] ?? Number.NaN),
        after,
        norm: gradientNorm,
        isNormTold: true,
        limit,
        digits: 4,
        tolerance: 0.02 * Math.max(...after.map(Math.abs)),
        spec,
        stage: subjectOnStage(subject, {
          direction: 'backward',
          cost: 'every',
          panel: 'gradients',
          gradientFigure: 'clipping',
          clipLimit: limit,
          depth: { kind: 'graph' },
        }),
      });
    },
  };
}
