import type { Contents } from '../../../store/changes';
import { countParameters } from '../../../engine/parameters';
import { nameSign, saidBy } from '../../../store/columnWords';
import type { Answer } from '../../../store/run';
import { rowNames } from '../../../store/rivalNames';
import type { CellChoice, Direction, ModelChoice, Scene } from '../../../store/scene';
import { formatCount, formatNumber, formatProbability } from '../../../ui/format';
import { formerWords } from '../../../ui/former';
import { formerGuess, likeliest, probabilityBefore, type Score, scoreBefore, scoreOf, targetOf, targetProbability } from '../predictions';
import { describeSharing, formerShare } from './changed.describe';
import { list, type Named } from './named';
import { formerNorms, gradientNorms, layerIn, statesOf } from './states';

/** What the comparison says in words; every number is an engine's answer. */

/** What ends the comparison: the cell on stage by itself. */
export const wayBack = (cell: CellChoice): string => `${rowNames[cell]} alone`;

function stepsOf(answer: Answer): readonly number[] {
  return Array.from(answer.losses.data.keys());
}

function isUntrained({ scene }: Answer): boolean {
  return scene.model.source.kind === 'trained' && scene.model.source.updates === 0;
}

function formerRight({ right, of }: Score, before: Score | null): string {
  if (!before || (before.right === right && before.of === of)) return '';
  return `, was ${before.right}${before.of === of ? '' : ` of ${before.of}`}`;
}

/**
 * What stands at the head of a row. `heldOut` in nats a character; null where nobody measured it. `reach`: why nothing of what was changed
 * by hand reaches it.
 */
export function describeHead(answer: Answer, heldOut: number | null, reach: string | null = null): string {
  const [now, before] = [scoreOf(answer), scoreBefore(answer)];
  const { right, of, loss } = now;
  const parts = [
    ...(reach === null ? [] : [reach]),
    `right at ${right} of ${of}${formerRight(now, before)}`,
    `loss ${of === 0 ? 'none' : formatNumber(loss)}${of > 0 && before ? `, ${formerWords(loss, before.loss)}` : ''}`,
    ...(heldOut === null ? [] : [`held-out ${formatNumber(heldOut)}`]),
    `${formatCount(countParameters(answer.spec))} parameters${isUntrained(answer) ? ', untrained' : ''}`,
  ];
  return parts.join(' · ');
}

/** The answers of networks that give one for the whole text, those who agree together; the right one first. */
function describeAnswers(cells: readonly Named[]): string {
  const expected = cells[0]?.answer.key?.expected ?? null;
  const answers = [...new Set(cells.map(({ answer }) => saidBy(answer)))].toSorted(
    (a, b) => Number(b === expected) - Number(a === expected),
  );
  const each = answers.map((said) => {
    const names = cells.filter(({ answer }) => saidBy(answer) === said).map(({ name }) => `the ${name}`);
    return `${list(names)} ${names.length === 1 ? 'says' : 'say'} ‘${said}’${said === expected ? ', which is right' : ''}`;
  });
  const sentence = each.join('; ');
  const right = expected === null || answers.includes(expected) ? '' : ` Right is ‘${expected}’.`;
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.${right}`;
}

/** Whose guesses were right how often: the best first, as a sentence. Of tasks with one answer, who gives which. */
export function describeGuesses(cells: readonly Named[]): string {
  if (cells[0] && cells[0].answer.spec.shape !== 'manyToMany') return describeAnswers(cells);
  const scores = cells.map(({ name, answer }) => ({ name, ...scoreOf(answer) })).toSorted((a, b) => b.right - a.right);
  const [best, ...rest] = scores;
  if (!best || best.of === 0) return 'No output for this text can be judged: what should come is not known.';
  if (rest.every(({ right }) => right === best.right)) {
    return `${rest.length === 1 ? 'Both' : 'All three'} guess right at ${best.right} of ${best.of} steps.`;
  }
  return `The ${best.name}’s guess was right at ${best.right} of ${best.of} steps, ${list(rest.map(({ name, right }) => `the ${name}’s at ${right}`))}.`;
}

export function describeLosses(cells: readonly Named[]): string {
  const scores = cells.map(({ name, answer }) => ({ name, ...scoreOf(answer) })).toSorted((a, b) => a.loss - b.loss);
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
  return vanishingIn(answer, layer, gradientNorms);
}

type NormsOf = (answer: Answer, layer: number, state: Vanishing['state']) => readonly number[] | null;

function vanishingIn(answer: Answer, layer: number, normsOf: NormsOf): Vanishing | null {
  const found = statesOf(answer, layerIn(answer, layer)).flatMap((state): Vanishing[] => {
    const norms = normsOf(answer, layer, state) ?? [];
    const last = norms.findLastIndex((norm) => norm > 0);
    if (last < 1) return [];
    const [start, end] = [norms[0] ?? 0, norms[last] ?? 0];
    return [{ state, from: last, to: 0, factor: start === 0 ? Number.POSITIVE_INFINITY : end / start }];
  });
  return found.toSorted((a, b) => a.factor - b.factor)[0] ?? null;
}

function describeFactor({ factor }: Vanishing, subject: string): string {
  if (factor === Number.POSITIVE_INFINITY) return `nothing of ${subject} arrives`;
  return factor >= 1 ? `${subject} shrinks ${formatNumber(factor, 2)} times` : `${subject} grows ${formatNumber(1 / factor, 2)} times`;
}

function describeFormerFactor({ factor }: Vanishing): string {
  if (factor === Number.POSITIVE_INFINITY) return 'nothing of it arrived';
  return factor >= 1 ? `it shrank ${formatNumber(factor, 2)} times` : `it grew ${formatNumber(1 / factor, 2)} times`;
}

/** What stands at the head of a row backward. `reach`: why nothing of what was changed by hand reaches it. */
export function describeWayBack(answer: Answer, layer: number, reach: string | null = null): string {
  const [vanishing, before] = [vanishingOf(answer, layer), vanishingIn(answer, layer, formerNorms)];
  const first = reach === null ? '' : `${reach} · `;
  if (!vanishing) return `${first}no gradient goes back in time`;
  const was = before && before.factor !== vanishing.factor ? ` · before ${describeFormerFactor(before)}` : '';
  return `${first}${describeFactor(vanishing, 'the gradient')}${was} · from step ${vanishing.from} to step 0 · along ${vanishing.state === 'c' ? 'C' : 'h'}`;
}

/** How far the gradient carries in each cell, the farthest first. */
export function describeVanishing(cells: readonly Named[], layer: number): string {
  const found = cells
    .flatMap(({ name, answer }) => {
      const vanishing = vanishingOf(answer, layer);
      return vanishing ? [{ name, ...vanishing }] : [];
    })
    .toSorted((a, b) => a.factor - b.factor);
  const [first] = found;
  if (!first) return 'The cost sends no gradient back through time.';
  const each = found.map((one) => `in the ${one.name} ${describeFactor(one, 'it')}${one.state === 'c' ? ' along C' : ' along h'}`);
  const start = found.every(({ from }) => from === first.from) ? `from step ${first.from}` : 'from the last output in the cost';
  return `The gradient, on its way ${start} back to step 0: ${each.join('; ')}.`;
}

/** Where the weights of the compared networks come from. */
function describeOrigin(source: ModelChoice['source'], cell: string): string {
  switch (source.kind) {
    case 'shipped':
      return 'the shipped weights of each, trained on the same examples';
    case 'trained':
      return source.updates === 0
        ? `fresh weights from seed ${source.seed}`
        : `weights after ${formatCount(source.updates)} updates from seed ${source.seed}, trained alike`;
    case 'file':
    case 'case':
      return `the ${cell} with the weights of ‘${source.name}’, the others with those shipped, or fresh ones`;
  }
}

/** Why the comparison is fair, and what differs all the same. */
export function describeFairness(scene: Scene): string {
  const { sizes, source, cell } = scene.model;
  const name = rowNames[cell];
  return `Same text, ${sizes.map(formatCount).join(' and ')} units, ${describeOrigin(source, name)}; one scale of colour.${describeSharing(scene, name)}`;
}

function describeContents({ direction, shows, cause }: Contents & { readonly cause: string }, isChanged: boolean): string {
  const [of, by] = shows === 'change' ? ['the change of ', ` by ${cause}`] : ['', ''];
  if (direction === 'forward') return `Forward: ${of}${of === '' ? '' : 'the '}states${by}, guesses and losses.`;
  const beside = isChanged ? ', a line at what each was before' : '';
  return `Backward: ${of}${of === '' ? '' : 'the '}gradients of the states${by}, and their lengths on one logarithmic scale${beside}.`;
}

/** What the figure shows now. `cause`: what was changed by hand. */
export function describeCompare(
  cells: readonly { readonly name: string; readonly answer: Answer | null }[],
  steps: number,
  contents: Contents & { readonly cause: string },
): string {
  const isChanged = cells.some(({ answer }) => answer?.unchanged);
  const same = cells.flatMap(({ name, answer }) => (isChanged && answer && !answer.unchanged ? [`the ${name}`] : []));
  const unchanged = same.length === 0 ? '' : ` Nothing is changed in ${list(same)}.`;
  return `${list(cells.map(({ name }) => name))} read the same text in ${steps} steps. ${describeContents(contents, isChanged)}${unchanged}`;
}

/** One cell at one step, for those who listen and for the reader who points. */
export function describeAt({ name, answer }: Named, step: number, layer: number, direction: Direction): string {
  if (direction === 'backward') {
    if (step >= stepsOf(answer).length) return `${name}, step ${step}: has ended before`;
    const norms = statesOf(answer, layerIn(answer, layer)).map((state) => {
      const [now, before] = [gradientNorms(answer, layer, state)[step] ?? Number.NaN, formerNorms(answer, layer, state)?.[step]];
      return `‖∂L/∂${state}‖ = ${formatNumber(now)}${before === undefined ? '' : `, ${formerWords(now, before)}`}`;
    });
    return `${name}, step ${step}: ${norms.join(', ')}`;
  }
  const [best] = likeliest(answer, step, 1);
  const share = targetProbability(answer, step);
  const was = share === null ? '' : formerShare(share, probabilityBefore(answer, step, targetOf(answer, step)));
  const comes = share === null ? '' : `; ${answer.key ? 'the right one' : 'what comes'} gets ${formatProbability(share)}${was}`;
  if (!best) return `${name}, step ${step}: ${step < stepsOf(answer).length ? 'reads and says nothing' : 'has ended before'}`;
  const former = formerGuess(answer, step);
  const before = former
    ? `, ${nameSign(answer, former.sign)} with ${formatProbability(former.probability)} before the change`
    : formerShare(best.probability, probabilityBefore(answer, step, best.token));
  return `${name}, step ${step}: guesses ${nameSign(answer, best.sign)} with ${formatProbability(best.probability)}${before}${comes}`;
}
