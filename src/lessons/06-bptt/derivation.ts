import { parameters } from '../../engine/parameters';
import { vectorAt } from '../../engine/tensor';
import { outputAt } from '../../store/columns';
import type { Answer } from '../../store/run';
import type { Scene } from '../../store/scene';
import type { Fact } from '../lesson';
import {
  absent,
  clampStep,
  either,
  extreme,
  gradientOf,
  norm,
  num,
  rowTimes,
  saidSign,
  stateBefore,
  told,
  typedAt,
  vectorOf,
} from '../measure';
import { costSteps } from './cost';

/** The lines of backpropagation through time, each with this run's numbers. */

/** ∂L/∂a of the softmax: (p − [what came]) / N. */
export function outputError(answer: Answer, scene: Scene): Fact {
  const step = clampStep(answer, scene.step);
  const target = answer.columns[step]?.target ?? -1;
  const N = costSteps(answer).length;
  const slopes = answer.gradients.logits;
  if (target < 0 || !slopes || !costSteps(answer).includes(step))
    return { holds: false, text: 'The cost does not use this output, so it sends nothing back.' };
  const p = outputAt(answer, step)[target] ?? Number.NaN;
  const sent = vectorAt(slopes, step)[target] ?? Number.NaN;
  return {
    holds: Math.abs((p - 1) / N - sent) <= 1e-12,
    text: `After ${typedAt(answer, step)} came ${saidSign(answer, target)}, which had been given ${num(p)}: (${num(p)} − 1) / ${N} = ${num(sent)}.`,
  };
}

/** One unit's way through the tanh: ∂L/∂a = ∂L/∂h · (1 − h²). */
export function slope(answer: Answer, scene: Scene): Fact {
  const unit = scene.unit ?? 0;
  const [arrives, h, leaves] = [
    gradientOf(answer, 'h', scene.step)[unit],
    vectorOf(answer, 'h', scene.step)[unit],
    gradientOf(answer, 'hPre', scene.step)[unit],
  ];
  if (arrives === undefined || h === undefined || leaves === undefined) return absent('single tanh between its sum and h');
  return told(
    `Unit ${unit} holds h = ${num(h)}: a slope of ${num(1 - h * h)}. What arrives is ${num(arrives)}, what gets through is ${num(leaves)}.`,
  );
}

/** What a unit of h is blamed for: through V from its own output, through W from the next step. */
export function twoSides(answer: Answer, scene: Scene): Fact {
  if (answer.spec.layers[0]?.cell !== 'rnn') return absent('single W on the way back: it has one for each gate');
  const [step, unit] = [clampStep(answer, scene.step), scene.unit ?? 0];
  const slopes = answer.gradients.logits;
  const above = slopes ? rowTimes(answer, 'V', unit, vectorAt(slopes, step)) : 0;
  const hasNext = step + 1 < answer.columns.length;
  const later = hasNext ? rowTimes(answer, 'layer1.W', unit, gradientOf(answer, 'hPre', step + 1)) : 0;
  const whole = gradientOf(answer, 'h', step)[unit] ?? Number.NaN;
  const shown = `Unit ${unit} at ${typedAt(answer, step)} gets ${num(above)} through V and ${num(later)} through W`;
  return either(
    Math.abs(above + later - whole) <= 1e-9 * Math.max(1e-9, Math.abs(whole)),
    `${shown}: together ${num(whole)}.`,
    `${shown}, but its gradient is ${num(whole)}: the way back is cut here.`,
  );
}

/** ‖h_{t−1} ⊗ ∂L/∂(pre-activation of t)‖: the length of what step t alone adds to the gradient of W (an outer product). */
export function contributionNorms(answer: Answer): readonly number[] {
  return answer.columns.map((_, step) => {
    const before = stateBefore(answer, 'h', step);
    return norm(before) * norm(gradientOf(answer, 'hPre', step));
  });
}

/** The entry of W's gradient with the largest size, with what each step adds to it. */
function largestEntry(
  answer: Answer,
): { readonly row: number; readonly column: number; readonly total: number; readonly parts: number[] } | null {
  const W = parameters(answer.spec).find(({ name }) => name === 'layer1.W');
  if (!W || answer.spec.layers[0]?.cell !== 'rnn') return null;
  const columns = W.shape[1] ?? 1;
  const gradient = answer.parameterGradient.subarray(W.offset, W.offset + W.count);
  const { unit: at, value: total } = extreme(gradient, Math.abs);
  const [row, column] = [Math.floor(at / columns), at % columns];
  const parts = answer.columns.map((_, step) => {
    const before = stateBefore(answer, 'h', step);
    return (before[row] ?? 0) * (gradientOf(answer, 'hPre', step)[column] ?? 0);
  });
  return { row, column, total, parts };
}

export function sumOverSteps(answer: Answer): Fact {
  const entry = largestEntry(answer);
  if (!entry) return told('In a cell with gates each gate’s block of W is such a sum; the panel below shows them.');
  const sum = entry.parts.reduce((total, part) => total + part, 0);
  const shown = entry.parts
    .map((part) => num(part))
    .join(' + ')
    .replaceAll('+ −', '− ');
  return either(
    Math.abs(sum - entry.total) <= 1e-9 * Math.max(1e-9, Math.abs(entry.total)),
    `The largest entry of ∂L/∂W, row ${entry.row}, column ${entry.column}: ${shown} = ${num(entry.total)}.`,
    `The steps add up to ${num(sum)}, the gradient is ${num(entry.total)}: the cut keeps some steps from being counted in full.`,
  );
}

/** How much one step of gradient descent makes L smaller, to first order: η‖g‖². */
export function update(answer: Answer): Fact {
  const length = norm(answer.parameterGradient);
  return either(
    length > 0,
    `The whole gradient has length ${num(length)}. A step of 0.01 times its opposite makes L smaller by about 0.01 · ${num(length)}² = ${num(0.01 * length ** 2)}.`,
    'There is no gradient now, so no weight would move.',
  );
}

export function largestShare(answer: Answer): Fact {
  const norms = contributionNorms(answer);
  const largest = norms.indexOf(Math.max(...norms));
  if (norms.every((value) => value === 0)) return absent('single sum whose shares could be compared in a line: look at the bars');
  const fades = norms.every((value, step) => step === 0 || value > (norms[step - 1] ?? 0));
  const rest = fades ? ' Each step further back has a smaller one.' : '';
  return told(`The largest share is that of step ${largest}, ${typedAt(answer, largest)}: length ${num(norms[largest] ?? 0)}.${rest}`);
}
