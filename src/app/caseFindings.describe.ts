import type { CaseFinding } from '../interop/reference/compareSequence';
import { fileGradient, fileValue } from '../interop/reference/sequenceCase';
import { pinInView } from '../store/pins';
import { tensorNamed, valueOf } from '../store/readAnswer';
import { isChangedByHand } from '../store/changedByHand';
import type { Answer } from '../store/run';
import type { Scene } from '../store/scene';
import { exact, formatNumber } from '../ui/format';
import { describePin } from './pinned.describe';

const names: Readonly<Record<CaseFinding['what'], string>> = {
  output: 'outputs h, every step',
  hT: 'last states h',
  cT: 'last states c',
  loss: 'loss',
  'grads.x': '∂L/∂x',
  'grads.h0': '∂L/∂h before the first step',
  'grads.c0': '∂L/∂c before the first step',
  gradHidden: '∂L/∂h, every step',
  gradCell: '∂L/∂c, every step',
  parameters: '∂L/∂ weights and biases',
};

export function nameFinding({ what, tensor }: CaseFinding): string {
  return tensor === undefined ? names[what] : `${names[what]} (farthest: ${tensor})`;
}

/** One significant digit more would say nothing: these are sizes of rounding. Zero: every bit is the same. */
export function formatError(error: number): string {
  return error === 0 ? '0' : formatNumber(error, 1);
}

/** Whether the scene still asks what the file was computed for. */
function isChanged({ scene }: Answer): boolean {
  return isChangedByHand(scene) || scene.truncation !== null || scene.cost !== 'every';
}

/** What the errors together say. */
export function describeFindings(answer: Answer, findings: readonly CaseFinding[]): string {
  const of = answer.sequence?.of;
  if (!of || findings.length === 0) return 'The file holds nothing to compare with.';
  if (isChanged(answer)) return 'The network or its loss was changed by hand; the file knows nothing of that, so the two differ.';
  const { tolerance, words } = of.precision;
  const worst = findings.reduce((most, { error }) => Math.max(most, error), 0);
  const verdict = worst <= tolerance ? 'all agree to within' : 'they do not agree: the largest error is above';
  return `The file’s numbers are ${words}; ${verdict} ${formatNumber(tolerance, 0)}.`;
}

/** What of the file says nothing about one sequence alone; null when it is alone. */
export function describeSums(answer: Answer): string | null {
  const of = answer.sequence?.of;
  if (!of || of.batch.size === 1 || (of.loss === null && of.parameterGradients.size === 0)) return null;
  return `The file’s loss and its gradients of the weights are sums over ${of.batch.size} sequences; they are not compared with this one.`;
}

const beside = (words: string, own: number, file: number) =>
  `${words}: ${formatNumber(own, exact)} here, ${formatNumber(file, exact)} in the file.`;

/** The same of the gradient of the weight that is open. */
export function describeSlopeInFile(answer: Answer, { weight, depth }: Pick<Scene, 'weight' | 'depth'>): string | null {
  const tensor = weight && tensorNamed(answer.spec, weight.tensor);
  const gradient = tensor && answer.sequence && fileGradient(answer.sequence);
  if (!weight || !tensor || !gradient || depth.kind !== 'number') return null;
  const at = tensor.offset + weight.index;
  const [, width = 0] = tensor.shape;
  const place = width > 0 ? [Math.floor(weight.index / width), weight.index % width] : [weight.index];
  return beside(`∂L/∂ ${tensor.name}[${place.join(', ')}]`, answer.parameterGradient[at] ?? Number.NaN, gradient[at] ?? Number.NaN);
}

/** The number in view as the engine and the file have it, with every digit; null where the file does not hold it. */
export function describeInFile(answer: Answer, scene: Scene): string | null {
  const pin = pinInView(scene);
  const value = answer.sequence && pin && fileValue(answer.sequence, pin);
  if (!pin || value === null) return null;
  return beside(describePin(answer, pin).words, valueOf(answer, pin, pin.direction), value);
}
