import { taskOf } from '../../data/tasks';
import type { Answer } from '../../store/run';
import type { Fact } from '../lesson';
import { countOf, either } from '../measure';
import { otherShape } from './shape';

/** An output at every step: the one shape that answers while it reads. */

const mostShown = 12;

function written(signs: readonly string[]): string {
  return `‘${signs.slice(0, mostShown).join('')}${signs.length > mostShown ? '…' : ''}’`;
}

/** What is wanted is what is read, one step ahead. */
export function targetsAhead(answer: Answer): Fact {
  const { columns, spec, vocabulary, scene } = answer;
  if (spec.shape !== 'manyToMany') return otherShape(answer);
  if (taskOf(scene.model).isAligned)
    return { holds: false, text: `${countOf(columns.length, 'output')}, one a step, but what is wanted is not what is read next.` };
  const read = columns.map((column) => column.read ?? '–');
  const wanted = columns.map(({ target }) => vocabulary[target] ?? '–');
  const shown = `${countOf(columns.length, 'output')}, one a step. Read: ${written(read)}; wanted: ${written(wanted)}`;
  return either(
    columns.every(({ target }, step) => target >= 0 && (step + 1 === columns.length || target === columns[step + 1]?.token)),
    `${shown}, the same one step ahead.`,
    `${shown}; where ‘–’ stands is a letter that the network never saw, and that cannot be asked for.`,
  );
}
