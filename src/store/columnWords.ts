import { splitCharacters } from '../data/characters';
import { taskOf } from '../data/tasks';
import { wordsOf } from '../data/taskWords';
import { isUnknown, outputAt } from './columns';
import type { Answer, Column } from './run';

/** What a column reads, in words. */
export function nameRead(column: Column | undefined): string {
  if (!column) return 'nothing';
  switch (column.kind) {
    case 'vector':
      return `a vector of ${column.values?.length ?? 0} numbers`;
    case 'zeros':
      return 'zeros';
    case 'token':
      if (isUnknown(column)) return `‘${column.typed}’, which the model never saw (zeros)`;
      if (column.read === '·' && column.typed === '·') return 'the start mark';
      return column.own ? `‘${column.typed}’, its own output` : `‘${column.typed}’`;
  }
}

/** What an output's sign is called in a sentence. */
export function nameSign({ scene }: Pick<Answer, 'scene'>, sign: string): string {
  return wordsOf(scene.model).nameOf(sign);
}

/** What a network does at a step, by its task or its shape. */
export function doesAt({ spec, scene }: Pick<Answer, 'spec' | 'scene'>): string {
  const { does } = wordsOf(scene.model);
  if (does !== undefined) return does;
  return spec.shape === 'manyToMany' ? 'expects' : spec.shape === 'manyToOne' ? 'guesses' : 'says';
}

/** What was typed, or said by the network itself, as people write it. */
export function textOf({ scene }: Pick<Answer, 'scene'>, columns: readonly Column[]): string {
  return columns
    .filter(({ kind, local }) => kind === 'token' && local > 0)
    .map(({ typed }) => typed)
    .join(taskOf(scene.model).between ?? '')
    .replaceAll('␣', ' ');
}

/** The network's whole answer: the class that its last output gives, a tag for each word, or what the likeliest outputs spell, up to the end mark. */
export function saidBy(answer: Pick<Answer, 'columns' | 'spec' | 'values' | 'vocabulary' | 'scene'>): string {
  const signs = answer.columns.flatMap(({ output }, step) =>
    output === 'used' ? (answer.vocabulary[indexOfLargest(outputAt(answer, step))] ?? '') : [],
  );
  if (answer.spec.shape === 'manyToOne') return nameSign(answer, signs.at(-1) ?? '');
  const { mark, between = '' } = taskOf(answer.scene.model);
  if (mark === null) return signs.join(between);
  const end = signs.indexOf('·');
  return signs
    .slice(0, end === -1 ? undefined : end)
    .join('')
    .replaceAll('␣', ' ');
}

function indexOfLargest(values: Float64Array): number {
  return values.reduce((best, value, index) => (value > (values[best] ?? 0) ? index : best), 0);
}

const mostQuoted = 24;

/** What was typed, within a sentence: of a long text the beginning. */
export function quoteText(text: string): string {
  const characters = splitCharacters(text.trim());
  return `‘${characters.length > mostQuoted ? `${characters.slice(0, mostQuoted).join('')}…` : characters.join('')}’`;
}

/** More than a sentence can hold of what was read; the stage has all of it. */
const mostRead = 60;

/** What was read, within a sentence: of a long text the end, which is what has just come. No line ends between the dots and a word. */
export function quoteEnd(text: string): string {
  const characters = splitCharacters(text);
  return `‘${characters.length > mostRead ? `…\u2060${characters.slice(-mostRead).join('')}` : text}’`;
}

/** Why an output is not scored; null for one that is. */
export function describeUnscored({ columns, key, losses, scene, sequence }: Answer, step: number): string | null {
  const column = columns[step];
  if (column && (column.target >= 0 || sequence) && Number.isFinite(losses.data[step] ?? Number.NaN)) return null;
  if (column && sequence) return 'The file weighs no outputs, so there is no loss.';
  if (!column || column.output === 'none') return 'Nothing comes out at this step, so there is nothing to score.';
  if (column.output === 'ignored') {
    const { isAligned } = taskOf(scene.model);
    return isAligned
      ? `No ${wordsOf(scene.model).item} has been read yet, so this output is ignored.`
      : 'This output is ignored: the cost uses the last one alone.';
  }
  const next = columns[step + 1];
  if (!key && !next) return 'Here the text ends: what comes is not known, so this output cannot be scored.';
  if (!key) return `What comes is ‘${next?.typed ?? ''}’, which the model never saw, so this output cannot be scored.`;
  if (key.targets.length > 0) return `The right word, ‘${key.expected ?? ''}’, has ended before this step, so this output is not scored.`;
  if (scene.text.trim() === '') return 'Nothing is written, so no output can be scored.';
  const text = quoteText(scene.text);
  if (key.expected !== null) return `${text} is a word of ${key.expected}: no one answer is right, so nothing is scored.`;
  return `${text} is ${wordsOf(scene.model).stranger}, so no output can be scored.`;
}
