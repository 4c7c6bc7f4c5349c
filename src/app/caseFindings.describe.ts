import type { CaseFinding } from '../interop/reference/compareSequence';
import type { Answer } from '../store/run';
import { formatNumber } from '../ui/format';

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
  const { clamps, edits, gain, truncation, cost } = scene;
  return clamps.length > 0 || edits.length > 0 || gain !== 1 || truncation !== null || cost !== 'every';
}

/** What the errors together say. */
export function describeFindings(answer: Answer, findings: readonly CaseFinding[]): string {
  const of = answer.sequence?.of;
  if (!of || findings.length === 0) return 'The file holds nothing to compare with.';
  if (isChanged(answer)) return 'The network or its loss was changed by hand; the file knows nothing of that, so the two differ.';
  const { tolerance, words } = of.precision;
  const worst = findings.reduce((most, { error }) => Math.max(most, error), 0);
  const room = `${formatNumber(tolerance, 0)}, the room that numbers in ${words} have`;
  return worst <= tolerance ? `All agree to within ${room}.` : `They do not agree: the largest error is above ${room}.`;
}

/** What of the file says nothing about one sequence alone; null when it is alone. */
export function describeSums(answer: Answer): string | null {
  const of = answer.sequence?.of;
  if (!of || of.batch.size === 1 || (of.loss === null && of.parameterGradients.size === 0)) return null;
  return `The file’s loss and its gradients of the weights are sums over ${of.batch.size} sequences; they are not compared with this one.`;
}
