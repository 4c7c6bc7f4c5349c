import { countParameters } from '../../../engine/parameters';
import { nameSign } from '../../../store/columnWords';
import type { Answer } from '../../../store/run';
import type { CellChoice, Direction, ModelChoice } from '../../../store/scene';
import type { FigureTableData } from '../../../ui/FigureTable';
import { formatCount, formatNumber, formatProbability } from '../../../ui/format';
import { likeliest, targetOf, targetProbability } from '../predictions';
import { gradientNorms, layerIn, statesOf } from './states';

/** What the comparison says in words; every number is an engine's answer. */

export const rowNames: Readonly<Record<CellChoice, string>> = {
  rnn: 'RNN',
  lstm: 'LSTM',
  peephole: 'peephole LSTM',
  gru: 'GRU',
  gruAfter: 'GRU, reset after',
};

function stepsOf(answer: Answer): readonly number[] {
  return Array.from(answer.losses.data.keys());
}

/** Steps whose next letter the network knows, so that its guess can be judged. */
function judged(answer: Answer): readonly number[] {
  return stepsOf(answer).filter((step) => Number.isFinite(answer.losses.data[step]));
}

export interface Score {
  readonly right: number;
  readonly of: number;
  /** Mean over the judged steps, in nats; NaN when there are none. */
  readonly loss: number;
}

/** How often the likeliest letter is the one that comes, and the mean loss. */
export function scoreOf(answer: Answer): Score {
  const steps = judged(answer);
  const right = steps.filter((step) => likeliest(answer, step, 1)[0]?.token === targetOf(answer, step)).length;
  const sum = steps.reduce((total, step) => total + (answer.losses.data[step] ?? 0), 0);
  return { right, of: steps.length, loss: steps.length === 0 ? Number.NaN : sum / steps.length };
}

function list(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}

/** What stands at the head of a row. `heldOut` in nats a character; null where nobody measured it. */
export function describeHead(answer: Answer, heldOut: number | null): string {
  const { right, of, loss } = scoreOf(answer);
  const parts = [
    `right at ${right} of ${of}`,
    `loss ${of === 0 ? 'none' : formatNumber(loss)}`,
    ...(heldOut === null ? [] : [`held-out ${formatNumber(heldOut)}`]),
    `${formatCount(countParameters(answer.spec))} parameters`,
  ];
  return parts.join(' · ');
}

interface Named {
  readonly cell: CellChoice;
  readonly answer: Answer;
}

/** Whose guesses were right how often: the best first, as a sentence. */
export function describeGuesses(cells: readonly Named[]): string {
  const scores = cells.map(({ cell, answer }) => ({ name: rowNames[cell], ...scoreOf(answer) })).toSorted((a, b) => b.right - a.right);
  const [best, ...rest] = scores;
  if (!best || best.of === 0) return 'No output for this text can be judged: what should come is not known.';
  if (rest.every(({ right }) => right === best.right)) {
    return `${rest.length === 1 ? 'Both' : 'All three'} guess right at ${best.right} of ${best.of} steps.`;
  }
  return `The ${best.name}’s guess was right at ${best.right} of ${best.of} steps, ${list(rest.map(({ name, right }) => `the ${name}’s at ${right}`))}.`;
}

export function describeLosses(cells: readonly Named[]): string {
  const scores = cells.map(({ cell, answer }) => ({ name: rowNames[cell], ...scoreOf(answer) })).toSorted((a, b) => a.loss - b.loss);
  if (scores.some(({ of }) => of === 0)) return '';
  return `Mean loss a step, the smallest first: ${scores.map(({ name, loss }) => `${name} ${formatNumber(loss)}`).join(', ')}.`;
}

export interface Vanishing {
  readonly from: number;
  readonly to: number;
  /** How many times smaller the gradient is at the first step than at its largest later one; infinite when nothing arrives. */
  readonly factor: number;
  readonly state: 'h' | 'c';
}

/** How the gradient of the cost changes from the last step that has any to the first: of the states, the one that keeps most. */
export function vanishingOf(answer: Answer, layer: number): Vanishing | null {
  const found = statesOf(answer, layerIn(answer, layer)).flatMap((state): Vanishing[] => {
    const norms = gradientNorms(answer, layer, state);
    const last = norms.findLastIndex((norm) => norm > 0);
    if (last < 1) return [];
    const [start, end] = [norms[0] ?? 0, norms[last] ?? 0];
    return [{ state, from: last, to: 0, factor: start === 0 ? Number.POSITIVE_INFINITY : end / start }];
  });
  return found.toSorted((a, b) => a.factor - b.factor)[0] ?? null;
}

function describeFactor({ factor }: Vanishing): string {
  if (factor === Number.POSITIVE_INFINITY) return 'nothing of it arrives';
  return factor >= 1 ? `it shrinks ${formatNumber(factor, 2)} times` : `it grows ${formatNumber(1 / factor, 2)} times`;
}

/** How far the gradient carries in each cell, the farthest first. */
export function describeVanishing(cells: readonly Named[], layer: number): string {
  const found = cells
    .flatMap(({ cell, answer }) => {
      const vanishing = vanishingOf(answer, layer);
      return vanishing ? [{ name: rowNames[cell], ...vanishing }] : [];
    })
    .toSorted((a, b) => a.factor - b.factor);
  const [first] = found;
  if (!first) return 'The cost sends no gradient back through time.';
  const each = found.map((one) => `in the ${one.name} ${describeFactor(one)}${one.state === 'c' ? ' along C' : ' along h'}`);
  return `The gradient, on its way from step ${first.from} back to step 0: ${each.join('; ')}.`;
}

/** Where the weights of the compared networks come from. */
function describeOrigin(source: ModelChoice['source'], cell: string): string {
  switch (source.kind) {
    case 'shipped':
      return 'the shipped weights of each, trained alike on the same names';
    case 'trained':
      return source.updates === 0
        ? `fresh weights from seed ${source.seed}`
        : `weights after ${formatCount(source.updates)} updates from seed ${source.seed}, trained alike`;
    case 'file':
      return `the ${cell} with the weights of ‘${source.name}’, the others with those shipped, or fresh ones`;
  }
}

/** Why the comparison is fair, and what differs all the same. */
export function describeFairness({ sizes, source, cell }: ModelChoice, hasInterventions: boolean): string {
  const held = hasInterventions ? ` What is held or set by hand counts for the ${rowNames[cell]} alone.` : '';
  return `Same text, ${sizes.map(formatCount).join(' and ')} units, ${describeOrigin(source, rowNames[cell])}; one scale of colour.${held}`;
}

export function describeCompare(cells: readonly CellChoice[], steps: number, direction: Direction): string {
  const shows =
    direction === 'forward'
      ? 'Forward: states, guesses and losses.'
      : 'Backward: gradients of the states, and their lengths on one logarithmic scale.';
  return `${list(cells.map((cell) => rowNames[cell]))} read the same text in ${steps} steps. ${shows}`;
}

/** One cell at one step, for those who listen and for the reader who points. */
export function describeAt(answer: Answer, cell: CellChoice, step: number, layer: number, direction: Direction): string {
  if (direction === 'backward') {
    const norms = statesOf(answer, layerIn(answer, layer)).map(
      (state) => `‖∂L/∂${state}‖ = ${formatNumber(gradientNorms(answer, layer, state)[step] ?? Number.NaN)}`,
    );
    return `${rowNames[cell]}, step ${step}: ${norms.join(', ')}`;
  }
  const [best] = likeliest(answer, step, 1);
  const share = targetProbability(answer, step);
  const comes = share === null ? '' : `; what comes gets ${formatProbability(share)}`;
  return best
    ? `${rowNames[cell]}, step ${step}: guesses ${nameSign(answer, best.sign)} with ${formatProbability(best.probability)}${comes}`
    : '';
}

/** A row a step, the cells side by side. */
export function tabulateCompare(cells: readonly Named[], signs: readonly string[], layer: number, direction: Direction): FigureTableData {
  const columns = cells.flatMap(({ cell, answer }) =>
    direction === 'forward'
      ? [`${rowNames[cell]}: guess`, `${rowNames[cell]}: p of what comes`, `${rowNames[cell]}: loss`]
      : statesOf(answer, layerIn(answer, layer)).map((state) => `${rowNames[cell]}: ‖∂L/∂${state}‖`),
  );
  const norms = cells.map(({ answer }) => statesOf(answer, layerIn(answer, layer)).map((state) => gradientNorms(answer, layer, state)));
  const rows = signs.map((sign, step) => [
    `${step} ${sign}`,
    ...cells.flatMap(({ answer }, index) => {
      if (direction === 'backward') return (norms[index] ?? []).map((each) => formatNumber(each[step] ?? Number.NaN));
      const [best] = likeliest(answer, step, 1);
      const share = targetProbability(answer, step);
      const loss = answer.losses.data[step] ?? Number.NaN;
      return [
        best ? nameSign(answer, best.sign) : '',
        share === null ? 'unknown' : formatProbability(share),
        Number.isFinite(loss) ? formatNumber(loss) : 'none',
      ];
    }),
  ]);
  return {
    caption: describeCompare(
      cells.map(({ cell }) => cell),
      signs.length,
      direction,
    ),
    columns: ['step', ...columns],
    rows,
  };
}
