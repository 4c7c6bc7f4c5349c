import type { Answer } from '../../store/run';
import { formatNumber } from '../../ui/format';
import { formerWords } from '../../ui/former';
import { plainText } from '../../ui/mathTree';
import { valueSymbol } from '../../ui/notation';
import type { NotationName } from '../../ui/notationForm';
import type { Factor, Leaf, NumberSum, Origin, Term } from './sum';
import { formerSum } from './formerSum';
import { addUp } from './number.terms';
import { entryName, factorRuns, nameValue, originWords } from './symbols';

const textOf = (answer: Answer, factor: Factor, notation: NotationName) =>
  factorRuns(answer, factor, notation)
    .map(({ text, level }) => (level < 0 ? `_${text}` : level > 0 ? `^${text}` : text))
    .join('');

/** What the figure shows now. */
export function describeNumber(answer: Answer, sum: NumberSum): string {
  const { place, direction, terms, result, held } = sum;
  const name = nameValue(answer, place, direction);
  if (sum.leaf === 'noOutput') return `Step ${place.step} has no output.`;
  const where = `at step ${place.step}${answer.spec.layers.length > 1 ? ` of layer ${place.layer}` : ''}`;
  const before = formerSum(answer, sum)?.result;
  const was = before === undefined ? '' : `, ${formerWords(result, before)}`;
  const how = `${held ? 'held at ' : ''}${formatNumber(result)}${was}`;
  const made = terms.length === 0 ? '' : terms.length === 1 ? ', one product' : `, a sum of ${terms.length} terms`;
  const activated = sum.activation ? `; ${sum.activation.name} of ${formatNumber(sum.total)}` : '';
  return `The ${name} ${where}: ${how}${made}${activated}.`;
}

/** A factor as a way to where it came from. */
export function describeFactor(answer: Answer, factor: Factor, notation: NotationName): string {
  const number = formatNumber(factor.value);
  switch (factor.kind) {
    case 'value':
    case 'derived':
      return `${textOf(answer, factor, notation)} = ${number}: open the ${nameValue(answer, factor.place, factor.kind === 'value' ? factor.direction : 'forward')} at step ${factor.place.step}`;
    case 'weight':
      return `${textOf(answer, factor, notation)} = ${number}: show this weight`;
    case 'constant':
      return `${factor.words}: ${number}`;
  }
}

const leafWords: Readonly<Record<Leaf, string>> = {
  token: 'Nothing computed this: the letter that is read puts a 1 at its own place and 0 everywhere else.',
  ownOutput: 'The network reads what it said one step before, taken as given: a 1 at its place, 0 everywhere else.',
  zeros: 'Nothing is read here: what was given is over, and the input is a vector of zeros.',
  unknownToken: 'The model never saw this character, so it reads zeros.',
  reading: 'Nothing computed this: it is what the network reads.',
  notInCost: 'This output is not part of the cost, so nothing comes back from it.',
  notTheTarget: 'The loss is −log of the probability of what came next. This is another entry: the loss does not see it directly.',
  noOutput: 'Nothing comes out of the network at this step.',
  initial: 'This is the state before the first step.',
  lastStep: 'Nothing comes after the last step.',
};

export function describeLeaf(leaf: Leaf): string {
  return leafWords[leaf];
}

/** Where a sum comes from: each origin with what it brings, the largest first. */
export function originsOf(
  sum: NumberSum,
): readonly { readonly origin: Origin; readonly words: string; readonly count: number; readonly value: number }[] {
  const groups = new Map<Origin, Term[]>();
  for (const term of sum.terms) {
    const group = groups.get(term.origin);
    if (group) group.push(term);
    else groups.set(term.origin, [term]);
  }
  return [...groups]
    .map(([origin, terms]) => ({ origin, words: originWords[origin], count: terms.length, value: addUp(terms) }))
    .toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value));
}

/** The value's symbol for one unit in one line: ∂L/∂C_t[7]. */
export function symbolText(answer: Answer, { place, direction }: NumberSum, notation: NotationName): string {
  const symbol = plainText(valueSymbol(notation, place.quantity));
  return `${direction === 'backward' ? '∂L/∂' : ''}${symbol}[${entryName(answer, place)}]`;
}

/**
 * Every term with its factors: a row a term, then the sum. Where the network was changed by hand also what each was before, those included
 * that there no longer are: each column adds up.
 */
export function tabulateNumber(answer: Answer, sum: NumberSum, notation: NotationName, decimals?: number) {
  const former = formerSum(answer, sum);
  const write = (value: number | undefined) => (value === undefined ? '' : formatNumber(value, decimals));
  const before = (value: number | undefined) => (former ? [write(value)] : []);
  const kept = new Set(sum.terms.map(({ id }) => id));
  const gone = former?.terms.filter(({ id }) => !kept.has(id)) ?? [];
  const rows = [...sum.terms, ...gone].map((term, index) => [
    String(index + 1),
    originWords[term.origin],
    term.factors.map((factor) => textOf(answer, factor, notation)).join(' · '),
    term.factors.map(({ value }) => formatNumber(value, decimals)).join(' · '),
    kept.has(term.id) ? write(term.value) : '',
    ...before(former?.terms.find(({ id }) => id === term.id)?.value),
  ]);
  const total = ['sum', '', '', '', write(sum.total), ...before(former?.total)];
  const activated = sum.activation
    ? [['result', '', `${sum.activation.name} of the sum`, '', write(sum.result), ...before(former?.result)]]
    : [];
  return {
    caption: describeNumber(answer, sum),
    columns: ['', 'from', 'product', 'numbers', 'value', ...(former ? ['before'] : [])],
    rows: sum.leaf === 'noOutput' ? [] : [...rows, total, ...activated],
  };
}
